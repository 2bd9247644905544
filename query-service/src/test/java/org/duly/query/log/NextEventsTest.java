package org.duly.query.log;

import static org.assertj.core.api.Assertions.assertThat;

import com.github.f4b6a3.uuid.UuidCreator;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.duly.events.EventEnvelope;
import org.duly.events.response.ResponseCounted;
import org.duly.query.log.NextEvents.Refused;
import org.duly.query.log.RecordReader.ReadEvent;
import org.duly.query.log.RecordReader.Reading;
import org.duly.query.log.RecordReader.Unreadable;
import org.junit.jupiter.api.Test;

class NextEventsTest {
    private static final String LOG = "test.example/next";
    private static final Applied UP_TO_4 = new Applied(LOG, 4, "topic", 0, 5, Instant.EPOCH);

    @Test
    void what_is_applied_already_is_left_out() {
        assertThat(positions(NextEvents.after(UP_TO_4, events(LOG, 3, 4, 5, 5, 6, 4))))
                .containsExactly(5L, 6L);
    }

    @Test
    void a_duplicate_need_not_be_readable() {
        List<Reading> readings = new ArrayList<>(events(LOG, 5));
        readings.add(new Unreadable(record(), 5L, "bad"));
        readings.addAll(events(LOG, 6));

        NextEvents next = NextEvents.after(UP_TO_4, readings);

        assertThat(positions(next)).containsExactly(5L, 6L);
        assertThat(next.refused()).isNull();
    }

    @Test
    void it_ends_before_a_gap() {
        NextEvents next = NextEvents.after(UP_TO_4, events(LOG, 5, 7, 8));

        assertThat(positions(next)).containsExactly(5L);
        assertThat(next.refused()).extracting(Refused::cause).isEqualTo(Blockage.Cause.GAP);
    }

    @Test
    void a_new_log_begins_at_zero() {
        NextEvents next = NextEvents.after(Applied.nothingOf(LOG, "topic", 0), events(LOG, 1));

        assertThat(positions(next)).isEmpty();
        assertThat(next.refused()).extracting(Refused::cause).isEqualTo(Blockage.Cause.GAP);
    }

    @Test
    void another_logs_event_is_refused_even_at_the_right_position() {
        NextEvents next = NextEvents.after(UP_TO_4, events("test.example/other", 5));

        assertThat(positions(next)).isEmpty();
        assertThat(next.refused()).extracting(Refused::cause).isEqualTo(Blockage.Cause.UNREADABLE);
    }

    private static List<Long> positions(NextEvents next) {
        return next.events().stream().map(PlacedEvent::position).toList();
    }

    private static List<Reading> events(String log, long... positions) {
        List<Reading> readings = new ArrayList<>();
        for (long position : positions) {
            EventEnvelope envelope = new EventEnvelope(
                    UuidCreator.getTimeOrderedEpoch(),
                    log,
                    "response/1",
                    position,
                    Instant.EPOCH,
                    Instant.EPOCH,
                    "engagement/1",
                    "officer-1",
                    "engagement-officer",
                    null,
                    "correlation",
                    "causation",
                    new ResponseCounted(null));
            readings.add(new ReadEvent(record(), new PlacedEvent(position, position, envelope, new byte[0])));
        }
        return readings;
    }

    private static ConsumerRecord<byte[], byte[]> record() {
        return new ConsumerRecord<>("topic", 0, 0, new byte[0], new byte[0]);
    }
}
