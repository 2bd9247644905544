package org.duly.query.log;

import java.util.ArrayList;
import java.util.List;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.duly.query.log.RecordReader.ReadEvent;
import org.duly.query.log.RecordReader.Reading;
import org.duly.query.log.RecordReader.Unreadable;
import org.jspecify.annotations.Nullable;

/**
 * What of the records read comes next in a log: the events up to the first one that may not be applied. What is applied
 * already is left out; nothing else ever is.
 *
 * @param refused the record at which to stop, null if all are good
 */
public record NextEvents(List<PlacedEvent> events, @Nullable Refused refused) {
    /** A record that may not be applied, and why. */
    public record Refused(
            ConsumerRecord<byte[], byte[]> record,
            Blockage.Cause cause,
            @Nullable Long position,
            String reason) {}

    /**
     * Sorts out what was read.
     *
     * @param applied how far the log is, null if no readable event ever came
     */
    public static NextEvents after(@Nullable Applied applied, List<? extends Reading> readings) {
        List<PlacedEvent> events = new ArrayList<>(readings.size());
        long last = applied == null ? -1 : applied.position();
        for (Reading reading : readings) {
            switch (reading) {
                case Unreadable bad -> {
                    if (bad.position() == null || bad.position() > last) {
                        return new NextEvents(
                                events,
                                new Refused(bad.record(), Blockage.Cause.UNREADABLE, bad.position(), bad.reason()));
                    }
                }
                case ReadEvent good -> {
                    PlacedEvent event = good.event();
                    if (applied != null && !event.log().equals(applied.log())) {
                        return new NextEvents(
                                events,
                                new Refused(
                                        good.record(),
                                        Blockage.Cause.UNREADABLE,
                                        event.position(),
                                        "The event belongs to the log " + event.log() + ", the partition to "
                                                + applied.log()));
                    }
                    if (event.position() > last + 1) {
                        return new NextEvents(
                                events,
                                new Refused(
                                        good.record(),
                                        Blockage.Cause.GAP,
                                        event.position(),
                                        "Position " + (last + 1) + " is missing before " + event.position()));
                    }
                    if (event.position() == last + 1) {
                        events.add(event);
                        last = event.position();
                    }
                }
            }
        }
        return new NextEvents(events, null);
    }
}
