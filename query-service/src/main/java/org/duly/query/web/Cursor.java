package org.duly.query.web;

import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.UUID;
import org.duly.platform.web.ProblemException;

/**
 * Where a page ended, opaque to callers: the sort key of its last row. The next page is what sorts after it, so rows
 * that come or go in between neither repeat nor hide others.
 */
public final class Cursor {
    private Cursor() {}

    /** The end of a page sorted by time and id. */
    public record At(Instant time, UUID id) {}

    /** The end of a page sorted by time and place in the log. */
    public record Place(Instant time, long position) {}

    public static String after(Instant time, UUID id) {
        return encode(time + " " + id);
    }

    /** The end of a page sorted by size, the largest first, and id. */
    public record Sized(long size, UUID id) {}

    public static String after(long size, UUID id) {
        return encode(size + " " + id);
    }

    public static String after(Instant time, long position) {
        return encode(time + " " + position);
    }

    public static String after(UUID id) {
        return encode(id.toString());
    }

    public static String after(long position) {
        return encode(Long.toString(position));
    }

    /**
     * Reads a cursor.
     *
     * @throws ProblemException 400 if it is not one that was given out
     */
    public static At timeAndId(String cursor) {
        List<String> parts = List.of(decode(cursor).split(" ", -1));
        if (parts.size() != 2) {
            throw notOurs();
        }
        try {
            return new At(Instant.parse(parts.getFirst()), UUID.fromString(parts.getLast()));
        } catch (DateTimeException | IllegalArgumentException wrong) {
            throw notOurs();
        }
    }

    /**
     * Reads a cursor.
     *
     * @throws ProblemException 400 if it is not one that was given out
     */
    public static Sized sizeAndId(String cursor) {
        List<String> parts = List.of(decode(cursor).split(" ", -1));
        if (parts.size() != 2) {
            throw notOurs();
        }
        try {
            return new Sized(Long.parseLong(parts.getFirst()), UUID.fromString(parts.getLast()));
        } catch (IllegalArgumentException wrong) {
            throw notOurs();
        }
    }

    /**
     * Reads a cursor.
     *
     * @throws ProblemException 400 if it is not one that was given out
     */
    public static Place timeAndPosition(String cursor) {
        List<String> parts = List.of(decode(cursor).split(" ", -1));
        if (parts.size() != 2) {
            throw notOurs();
        }
        try {
            return new Place(Instant.parse(parts.getFirst()), Long.parseLong(parts.getLast()));
        } catch (DateTimeException | NumberFormatException wrong) {
            throw notOurs();
        }
    }

    /**
     * Reads a cursor.
     *
     * @throws ProblemException 400 if it is not one that was given out
     */
    public static UUID id(String cursor) {
        try {
            return UUID.fromString(decode(cursor));
        } catch (IllegalArgumentException wrong) {
            throw notOurs();
        }
    }

    /**
     * Reads a cursor.
     *
     * @throws ProblemException 400 if it is not one that was given out
     */
    public static long position(String cursor) {
        try {
            return Long.parseLong(decode(cursor));
        } catch (NumberFormatException wrong) {
            throw notOurs();
        }
    }

    private static String encode(String key) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(key.getBytes(StandardCharsets.US_ASCII));
    }

    private static String decode(String cursor) {
        try {
            return new String(Base64.getUrlDecoder().decode(cursor), StandardCharsets.US_ASCII);
        } catch (IllegalArgumentException wrong) {
            throw notOurs();
        }
    }

    private static ProblemException notOurs() {
        return ProblemException.invalidField("after", "Give 'next' of the page before, unchanged");
    }
}
