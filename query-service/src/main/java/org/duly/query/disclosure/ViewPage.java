package org.duly.query.disclosure;

import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import org.duly.query.database.Json;
import org.duly.query.web.HtmlPage;
import tools.jackson.databind.JsonNode;

/** What the API shows of something, all of it, as a page to read and to print. */
final class ViewPage {
    private static final String NOTHING = "None.";

    private final HtmlPage page;

    private ViewPage(String title) {
        this.page = new HtmlPage(title);
    }

    /** @param view as the API answers with it */
    static String of(String title, Object view) {
        return new ViewPage(title).write(Json.read(Json.write(view), JsonNode.class));
    }

    private String write(JsonNode view) {
        List<List<?>> facts = new ArrayList<>();
        view.forEachEntry((name, value) -> {
            if (value.isValueNode()) {
                facts.add(List.of(inWords(name), cell(value)));
            }
        });
        page.table("In short", List.of("What", ""), facts.stream());
        view.forEachEntry((name, value) -> {
            if (!value.isValueNode()) {
                section(inWords(name), value);
            }
        });
        return page.done();
    }

    private void section(String name, JsonNode value) {
        page.heading(name);
        if (value.isEmpty()) {
            page.paragraph(NOTHING);
        } else if (value.isObject()) {
            List<List<?>> rows = new ArrayList<>();
            value.forEachEntry((field, inner) -> rows.add(List.of(inWords(field), cell(inner))));
            page.table(name, List.of("What", ""), rows.stream());
        } else if (value.path(0).isObject()) {
            Set<String> columns = new LinkedHashSet<>();
            value.forEach(item -> columns.addAll(item.propertyNames()));
            page.table(
                    name,
                    columns.stream().map(ViewPage::inWords).toList(),
                    value.valueStream()
                            .map(item -> columns.stream()
                                    .map(column -> cell(item.path(column)))
                                    .toList()));
        } else {
            page.paragraph(text(value));
        }
    }

    /** A time, which pages show as people read it, or anything else on one line. */
    private static Object cell(JsonNode value) {
        try {
            return value.isString() ? Instant.parse(value.asString()) : text(value);
        } catch (DateTimeParseException notATime) {
            return text(value);
        }
    }

    /** Anything on one line: its parts by name, one after the other. */
    private static String text(JsonNode value) {
        if (value.isObject()) {
            List<String> parts = new ArrayList<>();
            value.forEachEntry((name, inner) -> parts.add(inWords(name) + ": " + text(inner)));
            return String.join("; ", parts);
        }
        return value.isArray()
                ? value.valueStream().map(ViewPage::text).collect(Collectors.joining(" | "))
                : value.asString("");
    }

    /** {@code judgedAtPosition} is "Judged at position". */
    private static String inWords(String name) {
        String words = name.replaceAll("(?<=[a-z])(?=[A-Z])", " ").toLowerCase(Locale.ROOT);
        return words.substring(0, 1).toUpperCase(Locale.ROOT) + words.substring(1);
    }
}
