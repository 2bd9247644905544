package org.duly.standalone.demo;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;

/** What a step acts on: the two services, and the ids of what came before. Thread-safe. */
final class Stage {
    /** A name in braces stands for its id: {@code {e2}} in {@code /engagements/{e2}/open}. */
    private static final Pattern NAME = Pattern.compile("\\{([A-Za-z0-9/-]+)\\}");

    private final DemoClient client;
    private final Map<String, String> ids = new ConcurrentHashMap<>();
    private String log = "";
    private long position = -1;

    Stage(DemoClient client) {
        this.client = client;
    }

    /** Who does something. */
    record Actor(String id, String role) {
        static final Actor OFFICER = new Actor("demo-officer-1", "engagement-officer");
        static final Actor SECOND_OFFICER = new Actor("demo-officer-2", "engagement-officer");
    }

    /** Remembers an id under a name. */
    void name(String name, String id) {
        ids.put(name, id);
    }

    String id(String name) {
        String id = ids.get(name);
        if (id == null) {
            throw new IllegalStateException("the demo's story has no " + name + " yet");
        }
        return id;
    }

    /** Puts ids in the place of names in braces. */
    String filled(String text) {
        return NAME.matcher(text).replaceAll(name -> Matcher.quoteReplacement(id(name.group(1))));
    }

    /**
     * Sends a command.
     *
     * @param key the same in every run for the same step, so that nothing is done twice
     * @param path with names in the place of ids
     * @param body in one order always, as a repeated command must be the same to the byte
     * @return the id of what it was about
     */
    String command(String key, Actor actor, String path, Map<String, ?> body) {
        return done(client.command(filled(path), key, actor, body));
    }

    /** Sends a command whose body is a document and whose values stand in the address. */
    String document(String key, Actor actor, String path, Map<String, String> values, byte[] content) {
        return done(client.document(filled(path), key, actor, values, "text/markdown", content));
    }

    /** Asks about everything done so far. */
    JsonNode query(String path, UnaryOperator<String> parameters) {
        return client.query(filled(path) + "?" + parameters.apply("readAfter=" + reached()));
    }

    /** Whether the audit trail of an engagement, given by its name, has such an entry. */
    boolean isRecorded(String engagement, Predicate<JsonNode> wanted) {
        String after = "";
        do {
            String page = "&limit=200" + after;
            JsonNode trail = query("/engagements/{" + engagement + "}/audit-trail", reached -> reached + page);
            if (trail.path("items").valueStream().anyMatch(wanted)) {
                return true;
            }
            after = trail.path("next").isString()
                    ? "&after=" + trail.path("next").asString()
                    : "";
        } while (!after.isEmpty());
        return false;
    }

    /** Has a bundle built of everything that a checkpoint covers by now. */
    DemoClient.Bundle bundle(Map<String, String> subject) {
        return client.bundle(Map.of("subject", subject));
    }

    JsonNode query(String path) {
        return query(path, UnaryOperator.identity());
    }

    private synchronized String reached() {
        return log + "@" + position;
    }

    private synchronized String done(JsonNode answer) {
        log = answer.path("log").asString();
        position = Math.max(position, answer.path("position").asLong());
        return answer.path("id").asString();
    }
}
