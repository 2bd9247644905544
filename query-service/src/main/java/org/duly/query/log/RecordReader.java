package org.duly.query.log;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.Header;
import org.duly.events.EventCodec;
import org.duly.events.EventEnvelope;
import org.duly.events.UnreadableEventException;
import org.jspecify.annotations.Nullable;

/** Reads records of the topic: header {@code position} (ASCII decimal) and the event's bytes. Thread-safe. */
public final class RecordReader {
    private static final String POSITION = "position";
    private static final int WORTH_SHARING_OUT = 32;

    private final EventCodec codec = new EventCodec();

    /** What a record turned out to be. */
    public sealed interface Reading {
        /** The record it was read from. */
        ConsumerRecord<byte[], byte[]> record();
    }

    /** A record that holds an event. */
    public record ReadEvent(ConsumerRecord<byte[], byte[]> record, PlacedEvent event) implements Reading {}

    /**
     * A record that does not.
     *
     * @param position where it says it stands, or null if it does not even say that
     */
    public record Unreadable(
            ConsumerRecord<byte[], byte[]> record, @Nullable Long position, String reason) implements Reading {}

    /** Reads records in their order, on all cores where there are many. */
    public List<Reading> read(List<ConsumerRecord<byte[], byte[]>> records) {
        var stream = records.size() < WORTH_SHARING_OUT ? records.stream() : records.parallelStream();
        return stream.map(this::read).toList();
    }

    private Reading read(ConsumerRecord<byte[], byte[]> record) {
        Long position = positionOf(record);
        if (position == null) {
            return new Unreadable(record, null, "The header 'position' is missing or is not a number from 0");
        }
        byte[] bytes = record.value();
        if (bytes == null) {
            return new Unreadable(record, position, "The record has no value");
        }
        try {
            EventEnvelope envelope = codec.decode(bytes);
            return new ReadEvent(record, new PlacedEvent(position, record.offset(), envelope, bytes));
        } catch (UnreadableEventException unreadable) {
            return new Unreadable(record, position, String.valueOf(unreadable.getMessage()));
        }
    }

    private static @Nullable Long positionOf(ConsumerRecord<byte[], byte[]> record) {
        Header header = record.headers().lastHeader(POSITION);
        if (header == null || header.value() == null) {
            return null;
        }
        try {
            long position = Long.parseLong(new String(header.value(), StandardCharsets.US_ASCII));
            return position < 0 ? null : position;
        } catch (NumberFormatException notANumber) {
            return null;
        }
    }
}
