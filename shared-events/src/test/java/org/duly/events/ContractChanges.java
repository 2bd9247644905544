package org.duly.events;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import tools.jackson.databind.JsonNode;

/**
 * What makes a schema incompatible with one that was published. A reader of either version must be able to read the
 * other's events, so the one thing allowed is a new optional field; comments may change.
 */
final class ContractChanges {
    /** Keywords that no reader acts on. */
    private static final Set<String> COMMENTS = Set.of("description", "title", "$comment");

    /** Keywords that are looked into rather than compared as they stand. */
    private static final Set<String> STRUCTURE = Set.of("properties", "required", "items");

    private ContractChanges() {}

    /** Each incompatible change, for people; empty if there is none. */
    static List<String> incompatible(JsonNode published, JsonNode current) {
        List<String> changes = new ArrayList<>();
        compare("data", published, current, changes);
        return changes;
    }

    private static void compare(String path, JsonNode published, JsonNode current, List<String> changes) {
        Set<String> keywords = new TreeSet<>(published.propertyNames());
        keywords.addAll(current.propertyNames());
        keywords.removeAll(COMMENTS);
        keywords.removeAll(STRUCTURE);
        for (String keyword : keywords) {
            if (!published.path(keyword).equals(current.path(keyword))) {
                changes.add(
                        path + ": " + keyword + " was " + published.path(keyword) + " and is " + current.path(keyword));
            }
        }
        compareFields(path, published, current, changes);
        if (published.has("items") || current.has("items")) {
            compare(path + "[]", published.path("items"), current.path("items"), changes);
        }
    }

    private static void compareFields(String path, JsonNode published, JsonNode current, List<String> changes) {
        Set<String> requiredBefore = strings(published.path("required"));
        Set<String> requiredNow = strings(current.path("required"));
        for (String name : published.path("properties").propertyNames()) {
            String field = path + "." + name;
            if (!current.path("properties").has(name)) {
                changes.add(field + " was removed");
                continue;
            }
            if (requiredBefore.contains(name) != requiredNow.contains(name)) {
                changes.add(field + (requiredNow.contains(name) ? " became required" : " became optional"));
            }
            compare(
                    field,
                    published.path("properties").path(name),
                    current.path("properties").path(name),
                    changes);
        }
        for (String name : current.path("properties").propertyNames()) {
            if (!published.path("properties").has(name) && requiredNow.contains(name)) {
                changes.add(path + "." + name + " is new and required");
            }
        }
    }

    private static Set<String> strings(JsonNode array) {
        Set<String> strings = new TreeSet<>();
        array.forEach(each -> strings.add(each.stringValue()));
        return strings;
    }
}
