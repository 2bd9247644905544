package org.duly.query.body;

import java.util.List;
import java.util.Optional;
import org.duly.query.asof.AsOf;
import org.duly.query.asof.Cut;
import org.duly.query.database.Snapshot;
import org.duly.query.governance.GovernanceStreams;
import org.duly.query.governance.Kind;
import org.duly.query.log.PlacedEvent;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Questions about bodies, now and in the past, in one and the same way. */
@Component
public class BodyQueries {
    private final Snapshot snapshot;
    private final GovernanceStreams streams;

    BodyQueries(Snapshot snapshot, GovernanceStreams streams) {
        this.snapshot = snapshot;
        this.streams = streams;
    }

    /**
     * One body.
     *
     * @param asOf null for now
     * @return empty if there is none, or was none then
     */
    Optional<BodyView> one(String id, @Nullable AsOf asOf) {
        return snapshot.read(
                jdbc -> streams.cut(jdbc, Kind.BODY.of(id), asOf).flatMap(cut -> BodyView.of(events(jdbc, cut, id))));
    }

    /**
     * The bodies of an organisation, in the order in which they were constituted.
     *
     * @param asOf null for now
     */
    List<BodyView> ofOrganisation(String organisationId, @Nullable AsOf asOf) {
        String organisation = Kind.ORGANISATION.of(organisationId);
        return snapshot.read(jdbc -> streams.cut(jdbc, organisation, asOf)
                .map(cut -> streams.all(jdbc, cut, organisation, Kind.BODY).stream()
                        .flatMap(events -> BodyView.of(events).stream())
                        .toList())
                .orElse(List.of()));
    }

    /** The events of a body as of a cut, in the caller's transaction; none of an office that is no body. */
    public List<PlacedEvent> events(JdbcClient jdbc, Cut cut, String id) {
        return streams.one(jdbc, cut, Kind.BODY.of(id));
    }
}
