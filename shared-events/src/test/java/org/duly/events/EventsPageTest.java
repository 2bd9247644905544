package org.duly.events;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** {@code docs/events.md} says of every event what the code says. */
class EventsPageTest {
    private static final String RESOURCES = "/shared-events/src/main/resources/org/duly/events/";

    @Test
    void thePageListsEveryEventWithItsFields() throws IOException {
        StringBuilder page = new StringBuilder("""
                # Events

                Everything Duly publishes on the topic `duly.events.v1`. Each is a CloudEvents 1.0 JSON document; the fields below
                are its `data`. This page is written by a test from the event records, so it cannot be out of date.

                A **protected text** is a person's text, unreadable without that person's key. A field marked *optional* may be
                absent, never null. New optional fields and new types may appear: a reader ignores fields it does not know and
                stops at a type it does not know.

                """);
        for (Class<? extends DomainEvent> event : EventCatalogue.types().values()) {
            describe(event, page);
        }
        Approved.hasContent(Path.of("../docs/events.md"), page.toString());
    }

    private static void describe(Class<? extends DomainEvent> event, StringBuilder page) {
        String type = EventCatalogue.typeOf(event);
        page.append("## ").append(event.getSimpleName()).append("\n\n");
        page.append(SourceComments.of(event)).append("\n\n");
        page.append("`%s` · %s · [schema](%sschemas/%s.json) · [example](%sexamples/%s.json)\n\n"
                .formatted(type, EventCatalogue.classificationOf(event).marking(), RESOURCES, type, RESOURCES, type));
        page.append("| field | what it holds | meaning |\n| --- | --- | --- |\n");
        List<String> rows = new ArrayList<>();
        rows("", EventSchemas.of(event), rows);
        rows.forEach(row -> page.append(row).append('\n'));
        page.append('\n');
    }

    private static void rows(String prefix, JsonNode schema, List<String> rows) {
        for (String name : schema.path("properties").propertyNames()) {
            JsonNode field = schema.path("properties").path(name);
            boolean required = schema.path("required")
                    .valueStream()
                    .anyMatch(each -> each.stringValue().equals(name));
            String path = prefix + name + (field.has("items") ? "[]" : "");
            rows.add("| `%s` | %s%s | %s |"
                    .formatted(
                            path,
                            holds(field),
                            required ? "" : ", *optional*",
                            field.path("description").asString("")));
            JsonNode inner = field.has("items") ? field.path("items") : field;
            if (!isProtectedText(inner)) {
                rows(path + ".", inner, rows);
            }
        }
    }

    private static String holds(JsonNode field) {
        if (field.has("items")) {
            return "list of " + holds(field.path("items"));
        }
        if (isProtectedText(field)) {
            return "**protected text**";
        }
        if (field.has("enum")) {
            return field.path("enum")
                    .valueStream()
                    .map(each -> "`" + each.stringValue() + "`")
                    .collect(Collectors.joining(", "));
        }
        return field.path("format").asString(field.path("type").stringValue());
    }

    private static boolean isProtectedText(JsonNode field) {
        return field.path("properties").has("ciphertext");
    }
}
