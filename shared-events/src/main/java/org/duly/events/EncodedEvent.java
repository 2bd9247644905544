package org.duly.events;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;

/**
 * An event's bytes, complete but for the recorded time, which only the log knows and only while it holds its lock.
 *
 * <p>The recorded time is of fixed width, so that stamping it is a copy of 24 bytes and nothing is encoded under the
 * lock. Not thread-safe; one append owns it.
 */
public final class EncodedEvent {
    /** How many bytes an event may have: a tlog entry may have 65,535, and the broker's record some overhead. */
    public static final int MAX_BYTES = 60_000;

    private static final DateTimeFormatter FIXED_WIDTH =
            DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSS'Z'").withZone(ZoneOffset.UTC);

    static final String UNSTAMPED = "0000-00-00T00:00:00.000Z";

    private static final String RECORDED_TIME = "\"recordedtime\":\"";

    private final byte[] bytes;
    private final int recordedTimeAt;

    EncodedEvent(byte[] bytes, int recordedTimeAt) {
        this.bytes = bytes;
        this.recordedTimeAt = recordedTimeAt;
    }

    /**
     * An event that was published: stamped with its own recorded time, it is the same bytes again.
     *
     * @param bytes copied
     * @throws IllegalArgumentException if no recorded time of fixed width stands in them
     */
    public static EncodedEvent ofPublished(byte[] bytes) {
        // Quotes within values are escaped, so the first place where this stands is the attribute itself.
        int at = new String(bytes, StandardCharsets.ISO_8859_1).indexOf(RECORDED_TIME);
        int recordedTimeAt = at + RECORDED_TIME.length();
        int end = recordedTimeAt + UNSTAMPED.length();
        if (at < 0 || end >= bytes.length || bytes[end] != '"') {
            throw new IllegalArgumentException("Not a published event: it has no recorded time of fixed width");
        }
        return new EncodedEvent(bytes.clone(), recordedTimeAt);
    }

    /** The number of bytes, which stamping does not change. */
    public int size() {
        return bytes.length;
    }

    /**
     * Writes the recorded time and gives the final bytes. The array is not copied: it must not be changed.
     *
     * @param recordedTime whole milliseconds, years 0000 to 9999
     * @throws IllegalArgumentException outside those years
     */
    public byte[] stamp(Instant recordedTime) {
        byte[] text = format(recordedTime).getBytes(StandardCharsets.US_ASCII);
        System.arraycopy(text, 0, bytes, recordedTimeAt, text.length);
        return bytes;
    }

    /**
     * A recorded time as it stands in the bytes: UTC, milliseconds, always 24 characters.
     *
     * @throws IllegalArgumentException outside the years 0000 to 9999, which do not fit
     */
    public static String format(Instant recordedTime) {
        String text = FIXED_WIDTH.format(recordedTime.truncatedTo(ChronoUnit.MILLIS));
        if (text.length() != UNSTAMPED.length()) {
            throw new IllegalArgumentException(
                    recordedTime + " does not fit into " + UNSTAMPED.length() + " characters");
        }
        return text;
    }
}
