package org.duly.command.publisher;

import io.opentelemetry.api.OpenTelemetry;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanKind;
import io.opentelemetry.api.trace.StatusCode;
import io.opentelemetry.api.trace.Tracer;
import io.opentelemetry.context.Context;
import java.util.ArrayList;
import java.util.List;
import org.duly.command.log.EventLog;
import org.duly.command.log.EventLog.LoggedEvent;
import org.duly.platform.tracing.TraceParent;
import org.jspecify.annotations.Nullable;

/**
 * Goes on with the traces that events were appended in: a span for each such event, from being sent to being committed.
 * Events of no trace cost nothing.
 *
 * <p>What lay in the log before this instance looked for the first time is published without: a topic that is filled anew
 * adds nothing to old traces.
 *
 * @see <a href="https://opentelemetry.io/docs/specs/semconv/messaging/kafka/">Semantic conventions for Kafka</a>
 */
final class PublishTraces {
    private final Tracer tracer;
    private final PublisherSettings settings;
    private final EventLog log;
    private @Nullable Long untracedUpTo;

    PublishTraces(OpenTelemetry telemetry, PublisherSettings settings, EventLog log) {
        this.tracer = telemetry.getTracer("org.duly.command.publisher");
        this.settings = settings;
        this.log = log;
    }

    /** Looks where the log ends, the first time. */
    void begin() {
        if (untracedUpTo == null) {
            untracedUpTo = log.head();
        }
    }

    /** For one transaction. */
    Spans spans() {
        return new Spans();
    }

    private boolean isTraced(LoggedEvent event) {
        Long untraced = untracedUpTo;
        return event.traceparent() != null && untraced != null && event.position() > untraced;
    }

    /** The spans of one transaction. */
    final class Spans {
        private final List<Span> open = new ArrayList<>();

        /** Begins an event's span; what its record is to say for the trace to go on, or null if it does not. */
        @Nullable
        String begin(LoggedEvent event) {
            Context appended = isTraced(event) ? TraceParent.context(event.traceparent()) : null;
            if (appended == null) {
                return null;
            }
            Span span = tracer.spanBuilder("send " + settings.topic())
                    .setParent(appended)
                    .setSpanKind(SpanKind.PRODUCER)
                    .setAttribute("messaging.system", "kafka")
                    .setAttribute("messaging.operation.name", "send")
                    .setAttribute("messaging.operation.type", "send")
                    .setAttribute("messaging.destination.name", settings.topic())
                    .setAttribute("messaging.destination.partition.id", Integer.toString(settings.partition()))
                    .setAttribute("duly.position", event.position())
                    .startSpan();
            open.add(span);
            return TraceParent.of(span);
        }

        void committed() {
            open.forEach(Span::end);
        }

        void failed(RuntimeException why) {
            for (Span span : open) {
                span.setStatus(StatusCode.ERROR, "This attempt did not commit; the event is sent again")
                        .setAttribute("error.type", why.getClass().getName())
                        .end();
            }
        }
    }
}
