package org.duly.query.governance;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import org.duly.events.EventEnvelope;
import org.duly.query.database.ReadSchema;
import org.duly.query.database.Rows;
import org.duly.query.log.PlacedEvent;
import org.duly.query.log.ReadModel;

/** Keeps what streams of governance are found by. Rows are added, never changed. */
public final class GovernanceIndex implements ReadModel {
    private static final String COLUMNS = " (subject, log, kind, happened_at, position, stream)";

    /** Roughly: a decision has its body, engagement, proposals and itself. */
    private static final int ROWS_OF_ONE = 5;

    @Override
    public void apply(Connection connection, ReadSchema schema, List<PlacedEvent> events) throws SQLException {
        List<PlacedEvent> connecting = events.stream()
                .filter(event -> !Subjects.of(event.envelope()).isEmpty())
                .toList();
        if (connecting.isEmpty()) {
            return;
        }
        try (Rows rows = Rows.into(
                connection, schema.table("governance_stream") + COLUMNS, 6, ROWS_OF_ONE * connecting.size())) {
            for (PlacedEvent event : connecting) {
                EventEnvelope envelope = event.envelope();
                String kind = envelope.stream().substring(0, envelope.stream().indexOf('/'));
                for (String subject : Subjects.of(envelope)) {
                    rows.row()
                            .text(subject)
                            .text(event.log())
                            .text(kind)
                            .instant(envelope.time())
                            .int8(event.position())
                            .text(envelope.stream());
                }
            }
            rows.finish();
        }
    }
}
