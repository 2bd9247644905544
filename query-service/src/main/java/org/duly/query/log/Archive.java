package org.duly.query.log;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import org.duly.events.EventEnvelope;
import org.duly.query.database.ReadSchema;
import org.duly.query.database.Rows;

/** Keeps every event exactly as published: what the audit trail is read from. */
public final class Archive implements ReadModel {
    private static final String COLUMNS = " (log, position, event_id, stream, stream_version, scope, type, time,"
            + " recorded_at, actor, actor_role, bytes)";

    @Override
    public void apply(Connection connection, ReadSchema schema, List<PlacedEvent> events) throws SQLException {
        try (Rows rows = Rows.into(connection, schema.table("archive") + COLUMNS, 12, events.size())) {
            for (PlacedEvent event : events) {
                EventEnvelope envelope = event.envelope();
                rows.row()
                        .text(envelope.source())
                        .int8(event.position())
                        .uuid(envelope.id())
                        .text(envelope.stream())
                        .int8(envelope.streamVersion())
                        .text(envelope.scope())
                        .text(envelope.type())
                        .instant(envelope.time())
                        .instant(envelope.recordedTime())
                        .text(envelope.actor())
                        .text(envelope.actorRole())
                        .bytes(event.bytes());
            }
            rows.finish();
        }
    }
}
