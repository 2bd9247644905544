package org.duly.query.rebuild;

import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.Arrays;

/**
 * HMAC-SHA-256 worked out by PostgreSQL, which has SHA-256 but no HMAC: what respondents wrote never leaves it.
 *
 * @see <a href="https://www.rfc-editor.org/rfc/rfc2104">RFC 2104</a>
 */
final class KeyedDigest {
    private static final int BLOCK = 64;

    /** Belongs among what a query selects from; its two parameters are {@link #set}. */
    static final String PADS = "(SELECT ?::bytea AS inner_pad, ?::bytea AS outer_pad) AS pads";

    private final byte[] innerPad;
    private final byte[] outerPad;

    /** @param key of at most 64 bytes */
    KeyedDigest(byte[] key) {
        innerPad = padded(key, 0x36);
        outerPad = padded(key, 0x5c);
    }

    /** The expression for the digest of a text; null where the text is. */
    static String of(String text) {
        return "sha256(outer_pad || sha256(inner_pad || convert_to(" + text + ", 'UTF8')))";
    }

    /**
     * Sets the parameters.
     *
     * @param at the number of the first
     * @return the number of the next one
     */
    int set(PreparedStatement statement, int at) throws SQLException {
        statement.setBytes(at, innerPad);
        statement.setBytes(at + 1, outerPad);
        return at + 2;
    }

    private static byte[] padded(byte[] key, int with) {
        byte[] pad = Arrays.copyOf(key, BLOCK);
        for (int at = 0; at < BLOCK; at++) {
            pad[at] ^= (byte) with;
        }
        return pad;
    }
}
