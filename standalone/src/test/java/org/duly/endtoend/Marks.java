package org.duly.endtoend;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicInteger;

/** Personal data that can be recognised wherever it turns up: in clear, in hexadecimal, or in base64. */
final class Marks {
    private static final String MARK = "Zq7PersonalMark";
    private static final List<byte[]> SHAPES = shapes();

    private final AtomicInteger given = new AtomicInteger();

    /** A personal value, different each time. */
    String next(String what) {
        return what + " " + MARK + "-" + given.incrementAndGet();
    }

    static boolean foundIn(String text) {
        return foundIn(text.getBytes(StandardCharsets.UTF_8));
    }

    static boolean foundIn(byte[] bytes) {
        String haystack = new String(bytes, StandardCharsets.ISO_8859_1);
        return SHAPES.stream()
                .map(shape -> new String(shape, StandardCharsets.ISO_8859_1))
                .anyMatch(haystack::contains);
    }

    private static List<byte[]> shapes() {
        byte[] mark = MARK.getBytes(StandardCharsets.UTF_8);
        List<byte[]> shapes = new ArrayList<>();
        shapes.add(mark);
        String hex = HexFormat.of().formatHex(mark);
        shapes.add(hex.getBytes(StandardCharsets.US_ASCII));
        shapes.add(hex.toUpperCase(Locale.ROOT).getBytes(StandardCharsets.US_ASCII));
        for (int offset = 0; offset < 3; offset++) {
            byte[] shifted = new byte[offset + mark.length];
            System.arraycopy(mark, 0, shifted, offset, mark.length);
            String base64 = Base64.getEncoder().withoutPadding().encodeToString(shifted);
            // The first and the last characters also depend on the neighbours.
            shapes.add(base64.substring(offset == 0 ? 0 : offset + 1, base64.length() - 1)
                    .getBytes(StandardCharsets.US_ASCII));
        }
        return shapes;
    }
}
