package org.duly.examples;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.duly.events.EventCodec;
import org.duly.events.EventEnvelope;
import org.duly.events.engagement.EngagementPlanRevised;
import org.duly.events.engagement.EngagementPlanned;
import org.duly.events.response.ResponseCounted;
import org.duly.events.response.ResponseExcluded;
import org.duly.events.response.ResponseLogged;
import org.duly.events.response.ResponseWithdrawn;

/** Counts every engagement's responses from the topic alone: {@code ReportingJob 127.0.0.1:9092 duly.events.v1}. */
public final class ReportingJob {
    private final EventCodec codec = new EventCodec();
    private final Map<Integer, Long> next = new TreeMap<>();
    private final Map<String, String> titles = new TreeMap<>();
    private final Map<String, Map<String, String>> standings = new TreeMap<>();

    public static void main(String[] args) {
        Map<String, Object> settings = Map.of("bootstrap.servers", args[0], "isolation.level", "read_committed");
        ReportingJob job = new ReportingJob();
        try (var topic = new KafkaConsumer<>(settings, new StringDeserializer(), new ByteArrayDeserializer())) {
            List<TopicPartition> logs = topic.partitionsFor(args[1]).stream()
                    .map(log -> new TopicPartition(log.topic(), log.partition()))
                    .toList();
            topic.assign(logs);
            topic.seekToBeginning(logs);
            Map<TopicPartition, Long> ends = topic.endOffsets(logs);
            while (ends.entrySet().stream().anyMatch(end -> topic.position(end.getKey()) < end.getValue())) {
                topic.poll(Duration.ofSeconds(1)).forEach(job::count);
            }
        }
        System.out.print(job.report());
    }

    /** One partition is one log. Its positions are 0, 1, 2, …: a repeated one is passed over, a gap is an error. */
    void count(ConsumerRecord<String, byte[]> record) {
        long position = Long.parseLong(
                new String(record.headers().lastHeader("position").value(), US_ASCII));
        long expected = next.getOrDefault(record.partition(), 0L);
        if (position > expected) {
            throw new IllegalStateException("Position " + expected + " is missing: do not trust these figures");
        } else if (position < expected) {
            return;
        }
        next.put(record.partition(), position + 1);
        EventEnvelope event = codec.decode(record.value());
        switch (event.data()) {
            case EngagementPlanned planned ->
                titles.put(event.scope(), planned.plan().title());
            case EngagementPlanRevised revised ->
                titles.put(event.scope(), revised.plan().title());
            case ResponseLogged _ -> stands(event, "pending");
            case ResponseCounted _ -> stands(event, "counted");
            case ResponseExcluded _, ResponseWithdrawn _ -> stands(event, "excluded");
            default -> {} // A fuller report would list every type, and the compiler would name the ones it forgot.
        }
    }

    private void stands(EventEnvelope event, String standing) {
        standings.computeIfAbsent(event.scope(), _ -> new TreeMap<>()).put(event.stream(), standing);
    }

    String report() {
        StringBuilder report = new StringBuilder();
        titles.forEach((engagement, title) -> {
            List<String> all =
                    List.copyOf(standings.getOrDefault(engagement, Map.of()).values());
            long counted = all.stream().filter("counted"::equals).count();
            long excluded = all.stream().filter("excluded"::equals).count();
            report.append("%s: %d received, %d counted, %d excluded%n".formatted(title, all.size(), counted, excluded));
        });
        return report.toString();
    }
}
