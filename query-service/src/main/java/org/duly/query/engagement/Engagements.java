package org.duly.query.engagement;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.duly.events.ballot.BallotEvent;
import org.duly.events.body.BodyEvent;
import org.duly.events.codebook.CodebookEvent;
import org.duly.events.consideration.ConsiderationEvent;
import org.duly.events.decision.DecisionEvent;
import org.duly.events.disclosure.DisclosureEvent;
import org.duly.events.document.DocumentEvent;
import org.duly.events.engagement.EngagementEvent;
import org.duly.events.engagement.EngagementPlanned;
import org.duly.events.merger.MergerEvent;
import org.duly.events.organisation.OrganisationEvent;
import org.duly.events.privacy.PrivacyEvent;
import org.duly.events.programme.ProgrammeEvent;
import org.duly.events.response.ResponseEvent;
import org.duly.events.signoff.SignOffEvent;
import org.duly.query.database.ReadSchema;
import org.duly.query.log.PlacedEvent;
import org.duly.query.log.ReadModel;
import org.duly.query.log.UnknownStreamException;

/** Keeps the engagements' facts. */
public final class Engagements implements ReadModel {
    @Override
    public void apply(Connection connection, ReadSchema schema, List<PlacedEvent> events) throws SQLException {
        Set<UUID> ids = new HashSet<>();
        for (PlacedEvent event : events) {
            switch (event.envelope().data()) {
                case EngagementEvent _ -> ids.add(EngagementFold.idOf(event.envelope()));
                case ResponseEvent _, CodebookEvent _, ConsiderationEvent _, ProgrammeEvent _, PrivacyEvent _ -> {}
                case BodyEvent _,
                        DocumentEvent _,
                        SignOffEvent _,
                        DecisionEvent _,
                        BallotEvent _,
                        MergerEvent _,
                        OrganisationEvent _,
                        DisclosureEvent _ -> {}
            }
        }
        if (ids.isEmpty()) {
            return;
        }
        Map<UUID, EngagementRow> rows = new LinkedHashMap<>(EngagementTable.load(connection, schema, ids));
        for (PlacedEvent event : events) {
            if (event.envelope().data() instanceof EngagementEvent change) {
                rows.compute(EngagementFold.idOf(event.envelope()), (_, row) -> {
                    if (row != null) {
                        return EngagementFold.next(row, event, change);
                    }
                    if (change instanceof EngagementPlanned planned) {
                        return EngagementFold.begin(event, planned);
                    }
                    throw new UnknownStreamException(event);
                });
            }
        }
        EngagementTable.replace(connection, schema, rows.values());
    }
}
