package org.duly.platform.tracing;

import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.propagation.W3CTraceContextPropagator;
import io.opentelemetry.context.Context;
import io.opentelemetry.context.propagation.TextMapGetter;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A place in a trace, as the header {@code traceparent} of W3C Trace Context writes it, for what is done later or
 * elsewhere to be added to the trace. Only of what is sampled; a vendor's {@code tracestate} does not go along.
 *
 * @see <a href="https://www.w3.org/TR/trace-context/#traceparent-header">W3C Trace Context</a>
 */
public final class TraceParent {
    /** The name of the header. */
    public static final String HEADER = "traceparent";

    private static final W3CTraceContextPropagator W3C = W3CTraceContextPropagator.getInstance();

    private TraceParent() {}

    /** Where this thread works at the moment, or null if that is in no trace, or in none that is sampled. */
    public static @Nullable String current() {
        return of(Span.current());
    }

    /** Where a span stands, or null if it is not sampled. */
    public static @Nullable String of(Span span) {
        if (!span.getSpanContext().isSampled()) {
            return null;
        }
        String[] written = new String[1];
        W3C.inject(Context.root().with(span), written, (carrier, header, value) -> {
            if (carrier != null && header.equals(HEADER)) {
                carrier[0] = value;
            }
        });
        return written[0];
    }

    /** The parent for spans that go on from there; null if the text is none that says so, or is not sampled. */
    public static @Nullable Context context(@Nullable String traceParent) {
        if (traceParent == null) {
            return null;
        }
        Context context = W3C.extract(Context.root(), traceParent, Reader.INSTANCE);
        return Span.fromContext(context).getSpanContext().isSampled() ? context : null;
    }

    private enum Reader implements TextMapGetter<String> {
        INSTANCE;

        @Override
        public Iterable<String> keys(String traceParent) {
            return List.of(HEADER);
        }

        @Override
        public @Nullable String get(@Nullable String traceParent, String header) {
            return header.equals(HEADER) ? traceParent : null;
        }
    }
}
