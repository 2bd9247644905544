package org.duly.query.log;

import io.opentelemetry.api.OpenTelemetry;
import io.opentelemetry.api.trace.SpanKind;
import io.opentelemetry.api.trace.Tracer;
import io.opentelemetry.context.Context;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.Header;
import org.duly.platform.tracing.TraceParent;
import org.jspecify.annotations.Nullable;

/**
 * Tells, in the trace of each command that is traced, when its events were applied. Events are applied many at a time and
 * of many traces; each trace gets a span of its own, so that it is whole by itself, and other events cost nothing.
 *
 * <p>What was published before this object was made is left out: a topic read from its beginning adds nothing to old
 * traces. Attempts that failed are no spans either; logs, metrics and health tell of those. Thread-safe.
 *
 * @see <a href="https://opentelemetry.io/docs/specs/semconv/messaging/kafka/">Semantic conventions for Kafka</a>
 */
public final class AppliedSpans {
    private final Tracer tracer;
    private final String group;
    private final long since;

    /**
     * Begins now.
     *
     * @param group the consumer group that applies
     * @param clock the machine's
     */
    public AppliedSpans(OpenTelemetry telemetry, String group, InstantSource clock) {
        this.tracer = telemetry.getTracer("org.duly.query.log");
        this.group = group;
        this.since = clock.millis();
    }

    /**
     * Tells of what was just committed.
     *
     * @param records of one partition, in order; of them those from one offset to before another
     * @param begun when they were taken in hand
     */
    void applied(List<ConsumerRecord<byte[], byte[]>> records, long fromOffset, long beforeOffset, Instant begun) {
        for (ConsumerRecord<byte[], byte[]> record : records) {
            if (record.offset() >= fromOffset && record.offset() < beforeOffset) {
                Context published = traceOf(record);
                if (published != null) {
                    applied(record, published, begun);
                }
            }
        }
    }

    private @Nullable Context traceOf(ConsumerRecord<byte[], byte[]> record) {
        Header header = record.headers().lastHeader(TraceParent.HEADER);
        if (header == null || header.value() == null || record.timestamp() < since) {
            return null;
        }
        return TraceParent.context(new String(header.value(), StandardCharsets.US_ASCII));
    }

    private void applied(ConsumerRecord<byte[], byte[]> record, Context published, Instant begun) {
        tracer.spanBuilder("process " + record.topic())
                .setParent(published)
                .setSpanKind(SpanKind.CONSUMER)
                .setStartTimestamp(begun)
                .setAttribute("messaging.system", "kafka")
                .setAttribute("messaging.operation.name", "process")
                .setAttribute("messaging.operation.type", "process")
                .setAttribute("messaging.destination.name", record.topic())
                .setAttribute("messaging.destination.partition.id", Integer.toString(record.partition()))
                .setAttribute("messaging.consumer.group.name", group)
                .setAttribute("messaging.kafka.offset", record.offset())
                .startSpan()
                .end();
    }
}
