package org.duly.query.log;

import static org.assertj.core.api.Assertions.assertThat;

import io.opentelemetry.api.common.AttributeKey;
import io.opentelemetry.api.trace.SpanKind;
import io.opentelemetry.sdk.OpenTelemetrySdk;
import io.opentelemetry.sdk.testing.exporter.InMemorySpanExporter;
import io.opentelemetry.sdk.trace.SdkTracerProvider;
import io.opentelemetry.sdk.trace.data.SpanData;
import io.opentelemetry.sdk.trace.export.SimpleSpanProcessor;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.common.record.TimestampType;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** The spans of what was applied, as they are exported. */
class AppliedSpansTest {
    private static final Instant START = Instant.parse("2030-01-01T00:00:00Z");
    private static final Instant BEGUN = START.plusSeconds(60);
    private static final String TRACE = "0af7651916cd43dd8448eb211c80319c";
    private static final String PUBLISHED = "00-" + TRACE + "-b7ad6b7169203331-01";
    private static final String UNSAMPLED = "00-" + TRACE + "-b7ad6b7169203331-00";

    private final InMemorySpanExporter exported = InMemorySpanExporter.create();
    private final AppliedSpans spans = new AppliedSpans(
            OpenTelemetrySdk.builder()
                    .setTracerProvider(SdkTracerProvider.builder()
                            .addSpanProcessor(SimpleSpanProcessor.create(exported))
                            .build())
                    .build(),
            "readers",
            () -> START);

    @Test
    void anAppliedEventOfATraceHasASpanInThatTrace() {
        spans.applied(List.of(record(7, START, PUBLISHED)), 7, 8, BEGUN);

        SpanData span = exported.getFinishedSpanItems().getFirst();
        assertThat(span.getName()).isEqualTo("process events");
        assertThat(span.getKind()).isEqualTo(SpanKind.CONSUMER);
        assertThat("00-" + span.getTraceId() + "-" + span.getParentSpanId() + "-01")
                .isEqualTo(PUBLISHED);
        assertThat(span.getStartEpochNanos()).isEqualTo(TimeUnit.SECONDS.toNanos(BEGUN.getEpochSecond()));
        assertThat(span.getAttributes().get(AttributeKey.stringKey("messaging.consumer.group.name")))
                .isEqualTo("readers");
        assertThat(span.getAttributes().get(AttributeKey.longKey("messaging.kafka.offset")))
                .isEqualTo(7);
    }

    @Test
    void onlyWhatWasAppliedHasOne() {
        List<ConsumerRecord<byte[], byte[]>> records = List.of(
                record(5, BEGUN, PUBLISHED),
                record(6, BEGUN, PUBLISHED),
                record(8, BEGUN, PUBLISHED),
                record(9, BEGUN, PUBLISHED));

        spans.applied(records, 6, 9, BEGUN);

        assertThat(exported.getFinishedSpanItems())
                .extracting(span -> span.getAttributes().get(AttributeKey.longKey("messaging.kafka.offset")))
                .containsExactly(6L, 8L);
    }

    @Test
    void whatIsNotSampledOrWasPublishedBeforeTheStartHasNone() {
        List<ConsumerRecord<byte[], byte[]>> records = List.of(
                record(1, START.minusMillis(1), PUBLISHED),
                record(2, BEGUN, null),
                record(3, BEGUN, UNSAMPLED),
                record(4, BEGUN, "no traceparent"));

        spans.applied(records, 0, 9, BEGUN);

        assertThat(exported.getFinishedSpanItems()).isEmpty();
    }

    private static ConsumerRecord<byte[], byte[]> record(long offset, Instant published, @Nullable String traceparent) {
        RecordHeaders headers = new RecordHeaders();
        headers.add("position", "1".getBytes(StandardCharsets.US_ASCII));
        if (traceparent != null) {
            headers.add("traceparent", traceparent.getBytes(StandardCharsets.US_ASCII));
        }
        return new ConsumerRecord<>(
                "events",
                0,
                offset,
                published.toEpochMilli(),
                TimestampType.CREATE_TIME,
                0,
                0,
                new byte[0],
                new byte[0],
                headers,
                Optional.empty());
    }
}
