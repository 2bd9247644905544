package org.duly.endtoend;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.opentelemetry.proto.trace.v1.Span.SpanKind;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.awaitility.Awaitility;
import org.duly.command.log.EventLog;
import org.duly.command.log.EventLog.LoggedEvent;
import org.duly.endtoend.TraceCollector.Collected;
import org.duly.testsupport.TestKafka;
import org.duly.testsupport.TestPostgres;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** One trace from a command over HTTP through Kafka into the read models, as an OpenTelemetry collector gets it. */
class TracesTest {
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final String TRACED = "0af7651916cd43dd8448eb211c80319c";
    private static final String UNTRACED = "1af7651916cd43dd8448eb211c80319c";
    private static final String CALLER = "b7ad6b7169203331";

    @Test
    void a_sampled_command_is_one_trace_and_another_is_none_and_the_bytes_know_of_neither(@TempDir Path directory)
            throws Exception {
        try (TraceCollector collector = new TraceCollector();
                BothServices duly = new BothServices(
                        directory,
                        EveryCommand.START,
                        TestPostgres.shared().freshDatabases(),
                        TestKafka.shared().freshTopicName("traces"),
                        Map.of(
                                "management.opentelemetry.tracing.export.otlp.endpoint", collector.endpoint(),
                                "management.opentelemetry.tracing.export.schedule-delay", "50ms",
                                "management.tracing.sampling.probability", "0"))) {
            plan(duly, "00-" + UNTRACED + "-" + CALLER + "-00");
            JsonNode planned = plan(duly, "00-" + TRACED + "-" + CALLER + "-01");
            String about = "/api/v1/engagements/" + planned.path("id").asString();
            duly.ask(about + "?" + BothServices.after(planned));

            Collected applied = awaitSpan(collector, "process " + duly.topic());
            Collected sent = awaitSpan(collector, "send " + duly.topic());
            Collected request = awaitSpan(collector, "http post /api/v1/engagements");
            assertThat(request.parent()).isEqualTo(CALLER);
            assertThat(sent.parent()).isEqualTo(request.id());
            assertThat(applied.parent()).isEqualTo(sent.id());
            assertThat(List.of(request, sent, applied))
                    .extracting(Collected::kind)
                    .containsExactly(
                            SpanKind.SPAN_KIND_SERVER, SpanKind.SPAN_KIND_PRODUCER, SpanKind.SPAN_KIND_CONSUMER);
            assertThat(request.service()).isEqualTo(sent.service()).isNotEqualTo(applied.service());
            assertThat(collector.spans(UNTRACED)).isEmpty();

            requireSameBytesEverywhere(duly, sent);
        }
    }

    private static JsonNode plan(BothServices duly, String traceparent) {
        return duly.acceptedInTrace(traceparent, "officer", "/api/v1/engagements", """
                {"plan": {"title": "Buses", "kind": "PUBLIC_CONSULTATION", "ownerBodies": ["one"],
                 "purpose": "To hear", "proposals": [{"id": "P1", "title": "Move it"}],
                 "questions": [{"id": "Q1", "text": "What do you think?", "proposalId": "P1"}],
                 "stakeholderGroups": [{"id": "public", "name": "The public", "primary": true}],
                 "channels": [{"channel": "POST", "address": "1 High Street", "receivingBody": "one"}],
                 "latePolicy": "RULE_EACH", "countingPolicy": "EACH_ITEM"}}
                """);
    }

    private static Collected awaitSpan(TraceCollector collector, String name) {
        return Awaitility.await()
                .atMost(PATIENCE)
                .until(
                        () -> collector.spans(TRACED).stream()
                                .filter(span -> span.name().equals(name))
                                .findFirst(),
                        Optional::isPresent)
                .orElseThrow();
    }

    private static void requireSameBytesEverywhere(BothServices duly, Collected sent) {
        List<LoggedEvent> logged = duly.command().getBean(EventLog.class).readAfter(EventLog.NOTHING, 10);
        List<ConsumerRecord<byte[], byte[]>> published = published(duly.topic(), logged.size());
        assertThat(logged).hasSize(2);
        for (int position = 0; position < 2; position++) {
            assertThat(published.get(position).value())
                    .isEqualTo(logged.get(position).bytes());
            assertThat(new String(logged.get(position).bytes(), UTF_8))
                    .doesNotContain("traceparent", CALLER, sent.id());
        }
        assertThat(JsonMapper.shared().readTree(logged.getFirst().bytes()).propertyNames())
                .containsExactlyElementsOf(
                        JsonMapper.shared().readTree(logged.getLast().bytes()).propertyNames());
        assertThat(logged.getFirst().traceparent()).isNull();
        assertThat(logged.getLast().traceparent()).isEqualTo("00-" + TRACED + "-" + sent.parent() + "-01");
        assertThat(published.getFirst().headers().headers("traceparent")).isEmpty();
        assertThat(published.getLast().headers().headers("traceparent"))
                .extracting(header -> new String(header.value(), UTF_8))
                .containsExactly("00-" + TRACED + "-" + sent.id() + "-01");
    }

    private static List<ConsumerRecord<byte[], byte[]>> published(String topic, int count) {
        List<ConsumerRecord<byte[], byte[]>> records = new ArrayList<>();
        try (KafkaConsumer<byte[], byte[]> consumer = new KafkaConsumer<>(
                Map.of("bootstrap.servers", TestKafka.shared().bootstrapServers()),
                new ByteArrayDeserializer(),
                new ByteArrayDeserializer())) {
            TopicPartition partition = new TopicPartition(topic, 0);
            consumer.assign(List.of(partition));
            consumer.seekToBeginning(List.of(partition));
            Awaitility.await().atMost(PATIENCE).until(() -> {
                consumer.poll(Duration.ofMillis(100)).forEach(records::add);
                return records.size() >= count;
            });
        }
        return records;
    }
}
