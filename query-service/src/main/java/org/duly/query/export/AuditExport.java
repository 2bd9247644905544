package org.duly.query.export;

import java.util.Map;
import java.util.UUID;

/** An engagement's audit trail as a file: every event, as published, in the order of the log. */
final class AuditExport {
    private static final String EVENT = "convert_from(a.bytes, 'UTF8')";
    private static final String FROM = " FROM read.archive a WHERE a.log = " + StreamedCopy.setting("log")
            + " AND a.scope = " + StreamedCopy.setting("scope") + " ORDER BY a.position";
    private static final Columns COLUMNS = new Columns()
            .add("position", "a.position")
            .time("recordedAt", "a.recorded_at")
            .time("happenedAt", "a.time")
            .add("type", "a.type")
            .add("stream", "a.stream")
            .add("streamVersion", "a.stream_version")
            .text("actor", "a.actor")
            .text("actorRole", "a.actor_role")
            .add("eventId", "a.event_id")
            .add("event", EVENT);

    private AuditExport() {}

    static Map<String, String> values(String log, UUID engagementId) {
        return Map.of("log", log, "scope", "engagement/" + engagementId);
    }

    static String csvHeader() {
        return COLUMNS.header();
    }

    static String csvQuery() {
        return "SELECT " + COLUMNS.select() + FROM;
    }

    /** The event's own bytes, in an object with its position. */
    static String jsonQuery() {
        return "SELECT '{\"position\":' || a.position || ',\"event\":' || " + EVENT + " || '}'" + FROM;
    }
}
