package org.duly.platform.web;

import com.github.f4b6a3.uuid.UuidCreator;
import org.slf4j.MDC;

/** What ties together everything that one request caused: events, log lines, traces and the answer to it. */
public final class CorrelationId {
    /** Where tracing puts the id of the current trace for the log lines to have. */
    private static final String TRACE = "traceId";

    private CorrelationId() {}

    /** The id of the trace this thread works for, or a new one outside of any. */
    public static String current() {
        String trace = MDC.get(TRACE);
        return trace == null || trace.isEmpty()
                ? UuidCreator.getTimeOrderedEpoch().toString()
                : trace;
    }
}
