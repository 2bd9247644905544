package org.duly.command.publisher;

import static org.assertj.core.api.Assertions.assertThat;

import io.opentelemetry.api.OpenTelemetry;
import io.opentelemetry.api.common.AttributeKey;
import io.opentelemetry.api.trace.SpanKind;
import io.opentelemetry.api.trace.StatusCode;
import io.opentelemetry.sdk.OpenTelemetrySdk;
import io.opentelemetry.sdk.testing.exporter.InMemorySpanExporter;
import io.opentelemetry.sdk.trace.SdkTracerProvider;
import io.opentelemetry.sdk.trace.data.SpanData;
import io.opentelemetry.sdk.trace.export.SimpleSpanProcessor;
import java.util.Map;
import org.apache.kafka.common.errors.TimeoutException;
import org.duly.command.log.EventLog.LoggedEvent;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** The spans of publishing, as they are exported. */
class PublishTracesTest {
    private static final String APPENDED = SyntheticLog.TRACEPARENT;
    private static final String UNSAMPLED = APPENDED.substring(0, APPENDED.length() - 1) + "0";

    private final InMemorySpanExporter exported = InMemorySpanExporter.create();
    private final OpenTelemetry telemetry = OpenTelemetrySdk.builder()
            .setTracerProvider(SdkTracerProvider.builder()
                    .addSpanProcessor(SimpleSpanProcessor.create(exported))
                    .build())
            .build();
    private final PublishTraces traces = new PublishTraces(
            telemetry, new PublisherSettings("events", 2, 3, (short) 1, Map.of()), new SyntheticLog("log", 10));

    @Test
    void aSpanBeginsWhereTheEventWasAppendedAndItsRecordGoesOnFromTheSpan() {
        traces.begin();
        PublishTraces.Spans spans = traces.spans();
        String header = spans.begin(event(10, APPENDED));
        assertThat(exported.getFinishedSpanItems()).isEmpty();
        spans.committed();

        SpanData span = exported.getFinishedSpanItems().getFirst();
        assertThat(span.getName()).isEqualTo("send events");
        assertThat(span.getKind()).isEqualTo(SpanKind.PRODUCER);
        assertThat("00-" + span.getTraceId() + "-" + span.getParentSpanId() + "-01")
                .isEqualTo(APPENDED);
        assertThat(header).isEqualTo("00-" + span.getTraceId() + "-" + span.getSpanId() + "-01");
        assertThat(span.getStatus().getStatusCode()).isEqualTo(StatusCode.UNSET);
        assertThat(span.getAttributes().get(AttributeKey.stringKey("messaging.destination.partition.id")))
                .isEqualTo("2");
        assertThat(span.getAttributes().get(AttributeKey.longKey("duly.position")))
                .isEqualTo(10);
    }

    @Test
    void anAttemptThatFailedSaysSo() {
        traces.begin();
        PublishTraces.Spans spans = traces.spans();
        spans.begin(event(10, APPENDED));
        spans.failed(new TimeoutException("no broker"));

        SpanData span = exported.getFinishedSpanItems().getFirst();
        assertThat(span.getStatus().getStatusCode()).isEqualTo(StatusCode.ERROR);
        assertThat(span.getAttributes().get(AttributeKey.stringKey("error.type")))
                .isEqualTo(TimeoutException.class.getName());
    }

    @Test
    void whatIsNotSampledOrWasThereBeforeTheStartHasNeitherSpanNorHeader() {
        traces.begin();
        PublishTraces.Spans spans = traces.spans();

        assertThat(spans.begin(event(9, APPENDED))).isNull();
        assertThat(spans.begin(event(10, null))).isNull();
        assertThat(spans.begin(event(11, UNSAMPLED))).isNull();
        assertThat(spans.begin(event(12, "no traceparent"))).isNull();

        spans.committed();
        assertThat(exported.getFinishedSpanItems()).isEmpty();
    }

    private static LoggedEvent event(long position, @Nullable String traceparent) {
        return new LoggedEvent(position, "response/1", new byte[0], null, 0, traceparent);
    }
}
