package org.duly.simulation;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.LongStream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.duly.command.log.Appended;
import org.duly.command.log.EventLog.LoggedEvent;
import org.duly.command.log.SimulatedLogStore;
import org.duly.events.EventCodec;
import org.duly.events.EventEnvelope;
import org.duly.events.engagement.EngagementEvent;
import org.duly.query.log.Applied;
import org.duly.query.log.PlacedEvent;
import org.duly.query.log.RecordReader;
import org.duly.query.log.RecordReader.ReadEvent;
import org.duly.query.log.RecordReader.Reading;

/** What must hold once everything has come to rest, whatever happened before. */
final class Invariants {
    private static final EventCodec CODEC = new EventCodec();

    private final Deployment deployment;
    private final List<Asked> asked;
    private final List<LoggedEvent> log;
    private final List<EventEnvelope> events;

    Invariants(Deployment deployment, List<Asked> asked) {
        this.deployment = deployment;
        this.asked = asked;
        this.log = deployment.logStore().content();
        this.events = log.stream().map(logged -> CODEC.decode(logged.bytes())).toList();
    }

    void requireAll() {
        positionsAreWithoutGapAndInTheOrderOfCommits();
        recordedTimeNeverFalls();
        versionsOfEveryStreamAreWithoutGap();
        everyAcceptedCommandIsInTheLogOnceAndIsAnsweredTheSame();
        noRefusedCommandIsInTheLog();
        nothingElseIsInTheLog();
        guardsHeld();
        everyDecisionStands();
        theTopicIsTheLog();
        theReadModelsAreTheFoldOfTheLog();
    }

    private void positionsAreWithoutGapAndInTheOrderOfCommits() {
        List<Long> all = LongStream.range(0, log.size()).boxed().toList();
        assertThat(log).as("positions").extracting(LoggedEvent::position).isEqualTo(all);
        assertThat(deployment.logStore().committed()).as("order of commits").isEqualTo(all);
    }

    private void recordedTimeNeverFalls() {
        assertThat(deployment.logStore().recordedTimes()).as("recorded times").isSorted();
        List<Instant> published =
                events.stream().map(EventEnvelope::recordedTime).toList();
        assertThat(published)
                .as("published times")
                .isEqualTo(deployment.logStore().recordedTimes());
    }

    private void versionsOfEveryStreamAreWithoutGap() {
        Map<String, Long> next = new HashMap<>();
        for (EventEnvelope event : events) {
            assertThat(event.streamVersion())
                    .as("version in %s", event.stream())
                    .isEqualTo(next.getOrDefault(event.stream(), 0L));
            next.put(event.stream(), event.streamVersion() + 1);
        }
    }

    private void everyAcceptedCommandIsInTheLogOnceAndIsAnsweredTheSame() {
        for (Asked command : asked) {
            for (Appended answer : command.accepted()) {
                assertThat(answer.asRepeated())
                        .as("answers to %s", command)
                        .isEqualTo(command.accepted().getFirst().asRepeated());
                assertThat(positionsCausedBy(command))
                        .as("positions of %s", command)
                        .isEqualTo(LongStream.rangeClosed(answer.firstPosition(), answer.lastPosition())
                                .boxed()
                                .toList());
                assertThat(answer.lastPosition() - answer.firstPosition() + 1)
                        .as("events of %s", command)
                        .isEqualTo(command.command() instanceof Consultation.Open ? 2 : 1);
            }
        }
    }

    private void noRefusedCommandIsInTheLog() {
        for (Asked command : asked) {
            if (command.refused() != null && !(command.command() instanceof Consultation.PublishAny)) {
                assertThat(command.accepted())
                        .as("acceptances of refused %s", command)
                        .isEmpty();
                assertThat(positionsCausedBy(command))
                        .as("positions of refused %s", command)
                        .isEmpty();
            }
        }
    }

    private void nothingElseIsInTheLog() {
        long accounted = asked.stream()
                .mapToLong(command -> positionsCausedBy(command).size())
                .sum();
        assertThat(accounted).as("events that somebody asked for").isEqualTo(log.size());
    }

    private List<Long> positionsCausedBy(Asked command) {
        List<Long> positions = new ArrayList<>();
        for (int position = 0; position < events.size(); position++) {
            EventEnvelope event = events.get(position);
            if (event.actor().equals(command.caller()) && event.causationId().equals(command.id())) {
                positions.add((long) position);
            }
        }
        return positions;
    }

    /** A closing counted all responses before it, and no response comes after it. */
    private void guardsHeld() {
        Map<String, Integer> responses = new HashMap<>();
        Set<String> closed = new HashSet<>();
        for (EventEnvelope envelope : events) {
            String scope = envelope.scope();
            if (envelope.data() instanceof EngagementEvent event) {
                int counted = Consultation.counted(event);
                if (counted >= 0) {
                    assertThat(counted)
                            .as("responses counted in %s", scope)
                            .isEqualTo(responses.getOrDefault(scope, 0));
                    closed.add(scope);
                }
            } else {
                assertThat(closed).as("closed before a response").doesNotContain(scope);
                responses.merge(scope, 1, Integer::sum);
            }
        }
    }

    /** What is in the log could be decided on what stands before it. */
    private void everyDecisionStands() {
        Map<String, Consultation.State> states = new HashMap<>();
        Consultation.Engagements decider = new Consultation.Engagements();
        for (EventEnvelope envelope : events) {
            if (envelope.data() instanceof EngagementEvent event) {
                Consultation.State before = states.getOrDefault(envelope.stream(), decider.initial());
                assertThat(Consultation.brokenBy(before, event))
                        .as("rules broken in %s", envelope.stream())
                        .isEmpty();
                states.put(envelope.stream(), decider.evolve(before, event));
            }
        }
    }

    private void theTopicIsTheLog() {
        List<ConsumerRecord<byte[], byte[]>> records = deployment.topic().content();
        assertThat(records.stream()
                        .map(record -> new String(
                                record.headers().lastHeader("position").value(), US_ASCII)))
                .as("positions in the topic")
                .containsExactlyElementsOf(log.stream()
                        .map(logged -> Long.toString(logged.position()))
                        .toList());
        for (LoggedEvent logged : log) {
            ConsumerRecord<byte[], byte[]> record = records.get((int) logged.position());
            assertThat(record.value()).as("bytes of %d", logged.position()).isEqualTo(logged.bytes());
            assertThat(new String(record.key(), US_ASCII)).isEqualTo(logged.stream());
        }
    }

    private void theReadModelsAreTheFoldOfTheLog() {
        List<PlacedEvent> rebuilt = new ArrayList<>();
        for (Reading reading : new RecordReader().read(deployment.topic().content())) {
            rebuilt.add(((ReadEvent) reading).event());
        }
        assertThat(deployment.readStore().archive())
                .as("archive")
                .extracting(PlacedEvent::position)
                .isEqualTo(rebuilt.stream().map(PlacedEvent::position).toList());
        Map<String, Integer> fold = new TreeMap<>();
        SimulatedReadStore.fold(fold, rebuilt);
        assertThat(deployment.readStore().folded()).as("read models").isEqualTo(fold);
        Applied applied = deployment.readStore().applied(SimulatedLogStore.LOG);
        assertThat(applied == null ? -1 : applied.position()).as("cursor").isEqualTo(log.size() - 1L);
        for (QuerySide side : deployment.querySides()) {
            assertThat(side.says(SimulatedLogStore.LOG))
                    .as("what %s says is applied", side.instance().name())
                    .isLessThan(log.size());
        }
    }
}
