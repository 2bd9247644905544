package org.duly.query.database;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.cfg.DateTimeFeature;
import tools.jackson.databind.json.JsonMapper;

/** How facts lie in the jsonb columns: absent rather than null, instants as text. */
public final class Json {
    private static final JsonMapper MAPPER = JsonMapper.builder()
            .disable(DateTimeFeature.WRITE_DATES_AS_TIMESTAMPS)
            .changeDefaultPropertyInclusion(inclusion -> inclusion.withValueInclusion(JsonInclude.Include.NON_NULL))
            .build();
    private static final TypeReference<LinkedHashMap<String, String>> TEXTS = new TypeReference<>() {};
    private static final Pattern NUL = Pattern.compile("(?<!\\\\)((?:\\\\\\\\)*)\\\\u0000");

    private Json() {}

    public static String write(Object value) {
        return MAPPER.writeValueAsString(value);
    }

    /** Reads what {@link #write} wrote; unknown fields are ignored, so an older service can still read. */
    public static <T> T read(String json, Class<T> type) {
        return MAPPER.readValue(json, type);
    }

    /** Reads an object whose values are all text, in its order. */
    public static Map<String, String> readTexts(String json) {
        return MAPPER.readValue(json, TEXTS);
    }

    /** The same JSON with U+FFFD for the NUL character, which a jsonb value cannot hold. */
    static String withoutNul(String json) {
        return json.contains("\\u0000")
                ? NUL.matcher(json).replaceAll("$1" + Matcher.quoteReplacement("\\ufffd"))
                : json;
    }
}
