package org.duly.query.web;

import java.nio.charset.StandardCharsets;
import tools.jackson.core.json.JsonWriteFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.cfg.JsonNodeFeature;
import tools.jackson.databind.json.JsonMapper;

/**
 * JSON in the one form that RFC 8785 (JCS) gives it: names sorted, no insignificant space, nothing escaped that need not be.
 * Whoever has the same JSON in any other form can work out the same bytes, for example by {@code jq -cSj}.
 *
 * @see <a href="https://www.rfc-editor.org/rfc/rfc8785">RFC 8785</a>
 */
public final class CanonicalJson {
    /** Beyond this a reader that takes numbers for doubles no longer knows which one it was. */
    private static final long LARGEST = (1L << 53) - 1;

    private static final JsonMapper MAPPER = JsonMapper.builder()
            .enable(JsonNodeFeature.WRITE_PROPERTIES_SORTED)
            .disable(
                    JsonWriteFeature.WRITE_HEX_UPPER_CASE,
                    JsonWriteFeature.ESCAPE_FORWARD_SLASHES,
                    JsonWriteFeature.ESCAPE_NON_ASCII)
            .build();

    private CanonicalJson() {}

    /**
     * The bytes of a value.
     *
     * @throws IllegalArgumentException if it holds a number other than a whole one of at most 53 bits: what we answer
     *     with has none
     */
    public static byte[] of(JsonNode value) {
        verifyNumbers(value);
        // By way of a string, so that characters beyond the first plane are never written as two escapes.
        return MAPPER.writeValueAsString(value).getBytes(StandardCharsets.UTF_8);
    }

    private static void verifyNumbers(JsonNode value) {
        value.forEach(CanonicalJson::verifyNumbers);
        if (value.isNumber()
                && !(value.isIntegralNumber() && value.canConvertToLong() && Math.abs(value.asLong()) <= LARGEST)) {
            throw new IllegalArgumentException("Not a whole number of at most 53 bits: " + value);
        }
    }
}
