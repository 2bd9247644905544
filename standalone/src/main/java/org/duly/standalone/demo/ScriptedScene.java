package org.duly.standalone.demo;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.duly.standalone.demo.Stage.Actor;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/**
 * A scene that is told by a file: commands with their times and who gives them, as one JSON array. In paths and bodies a
 * name in braces stands for the id of what was named so, in this file or by another scene. A text that begins with @ names
 * a JSON file to be put in its place, one that begins with {@value #DIGEST_OF} a file whose digest is.
 */
final class ScriptedScene implements Scene {
    private static final Actor OFFICER = Actor.OFFICER;
    private static final String DIGEST_OF = "sha256:";

    private final String script;

    /**
     * A script among the demo's files.
     *
     * @param script without its ending: {@code e2/outline}
     */
    ScriptedScene(String script) {
        this.script = script;
    }

    /**
     * One command.
     *
     * @param at with its offset
     * @param by opaque id of who gives it; an engagement officer if absent
     * @param role in which they give it; engagement-officer if absent
     * @param to its path below /api/v1, with names in the place of ids
     * @param names what its answer's id is called from then on
     * @param document the file that is its body, in place of {@code body}, with {@code values} in the address
     */
    private record Line(
            String at,
            @Nullable String by,
            @Nullable String role,
            String to,
            @Nullable String names,
            @Nullable Map<String, Object> body,
            @Nullable String document,
            @Nullable Map<String, String> values) {
        Actor actor() {
            return new Actor(by == null ? OFFICER.id() : by, role == null ? OFFICER.role() : role);
        }
    }

    @Override
    public List<Step> steps() {
        List<Line> lines = DemoResources.json(script + ".json", new TypeReference<>() {});
        List<Step> steps = new ArrayList<>();
        for (Line line : lines) {
            Instant at = OffsetDateTime.parse(line.at()).toInstant();
            String key = key(script, steps.size());
            steps.add(new Step(at, script, stage -> {
                String id = line.document() == null
                        ? stage.command(key, line.actor(), line.to(), body(line, stage))
                        : stage.document(
                                key, line.actor(), line.to(), values(line), DemoResources.bytes(line.document()));
                if (line.names() != null) {
                    stage.name(line.names(), id);
                }
            }));
        }
        return steps;
    }

    /** The idempotency key of a script's step, counted from 0. */
    static String key(String script, int step) {
        return DemoLoader.KEYS + script + "/" + step;
    }

    private static Map<String, String> values(Line line) {
        return line.values() == null ? Map.of() : line.values();
    }

    private static Map<String, Object> body(Line line, Stage stage) {
        Map<String, Object> filled = new LinkedHashMap<>();
        if (line.body() != null) {
            line.body().forEach((field, value) -> filled.put(field, filled(value, stage)));
        }
        return filled;
    }

    private static Object filled(Object value, Stage stage) {
        return switch (value) {
            case String text
            when text.startsWith("@") -> JsonMapper.shared().readTree(DemoResources.bytes(text.substring(1)));
            case String text
            when text.startsWith(DIGEST_OF) -> DemoResources.sha256(text.substring(DIGEST_OF.length()));
            case String text -> stage.filled(text);
            case List<?> list -> list.stream().map(each -> filled(each, stage)).toList();
            case Map<?, ?> map -> {
                Map<Object, Object> inner = new LinkedHashMap<>();
                map.forEach((field, each) -> inner.put(field, filled(each, stage)));
                yield inner;
            }
            default -> value;
        };
    }
}
