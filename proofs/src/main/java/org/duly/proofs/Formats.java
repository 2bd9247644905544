package org.duly.proofs;

import java.util.Base64;

/** The ways numbers and bytes are written in all of these formats. One value has one writing; any other is refused. */
final class Formats {
    private static final int MOST_DIGITS = 18;

    private Formats() {}

    static String base64(byte[] bytes) {
        return Base64.getEncoder().encodeToString(bytes);
    }

    static byte[] base64(String text) {
        byte[] bytes;
        try {
            bytes = Base64.getDecoder().decode(text);
        } catch (IllegalArgumentException notBase64) {
            throw new MalformedProofException("'" + abbreviated(text) + "' is not base64", notBase64);
        }
        if (!base64(bytes).equals(text)) {
            throw new MalformedProofException("'" + abbreviated(text) + "' is not the base64 of anything");
        }
        return bytes;
    }

    /** A decimal number without sign or leading zeroes. */
    static long number(String text) {
        boolean digits = !text.isEmpty()
                && text.length() <= MOST_DIGITS
                && text.chars().allMatch(each -> each >= '0' && each <= '9');
        if (!digits || (text.length() > 1 && text.charAt(0) == '0')) {
            throw new MalformedProofException("'" + abbreviated(text) + "' is not a whole number");
        }
        return Long.parseLong(text);
    }

    /** What of some text fits in a message. */
    static String abbreviated(String text) {
        int most = 60;
        String visible = text.replaceAll("\\p{Cntrl}", "?");
        return visible.length() <= most ? visible : visible.substring(0, most) + "…";
    }
}
