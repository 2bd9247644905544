package org.duly.query.export;

import java.util.Map;
import org.duly.query.audit.Trail;

/** An audit trail as a file: every event, as published, in the order of the log. */
final class AuditExport {
    private static final String EVENT = "convert_from(a.bytes, 'UTF8')";
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

    static Map<String, String> values(String log, Trail trail) {
        return Map.of("log", log, "name", trail.name());
    }

    static String csvHeader() {
        return COLUMNS.header();
    }

    static String csvQuery(Trail trail) {
        return "SELECT " + COLUMNS.select() + from(trail);
    }

    /** The event's own bytes, in an object with its position. */
    static String jsonQuery(Trail trail) {
        return "SELECT '{\"position\":' || a.position || ',\"event\":' || " + EVENT + " || '}'" + from(trail);
    }

    /** In the order of the log, which each has an index for. */
    private static String from(Trail trail) {
        String order = switch (trail.of()) {
            case SCOPE -> "a.position";
            case STREAM -> "a.stream_version";
        };
        return " FROM read.archive a WHERE a.log = " + StreamedCopy.setting("log") + " AND a."
                + trail.of().column() + " = " + StreamedCopy.setting("name") + " ORDER BY " + order;
    }
}
