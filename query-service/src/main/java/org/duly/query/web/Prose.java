package org.duly.query.web;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

/**
 * Words with times among them, which are exact in JSON and readable on a page. Immutable.
 *
 * @param parts as {@link HtmlPage} shows each
 */
public record Prose(List<Object> parts) {
    public Prose {
        parts = List.copyOf(parts);
    }

    /** Words and times, in the order in which they are read. */
    public static Prose of(Object... parts) {
        return new Prose(Arrays.asList(parts));
    }

    /** With times as JSON has them: UTC, and as exact as they are. */
    @JsonValue
    @Override
    public String toString() {
        return parts.stream().map(Object::toString).collect(Collectors.joining());
    }
}
