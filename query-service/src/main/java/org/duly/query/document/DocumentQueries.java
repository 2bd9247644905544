package org.duly.query.document;

import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.duly.query.asof.AsOf;
import org.duly.query.asof.Cut;
import org.duly.query.database.Snapshot;
import org.duly.query.governance.GovernanceStreams;
import org.duly.query.governance.Kind;
import org.duly.query.log.PlacedEvent;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Questions about documents, now and in the past, in one and the same way. */
@Component
public class DocumentQueries {
    private final Snapshot snapshot;
    private final GovernanceStreams streams;

    DocumentQueries(Snapshot snapshot, GovernanceStreams streams) {
        this.snapshot = snapshot;
        this.streams = streams;
    }

    /**
     * One document.
     *
     * @param asOf null for now
     * @return empty if there is none, or was none then
     */
    Optional<DocumentFacts> one(UUID id, @Nullable AsOf asOf) {
        String stream = Kind.DOCUMENT.of(id);
        return snapshot.read(jdbc -> streams.cut(jdbc, stream, asOf).flatMap(cut -> facts(jdbc, cut, id)));
    }

    /** One document as of a cut, in the caller's transaction. */
    public Optional<DocumentFacts> facts(JdbcClient jdbc, Cut cut, UUID id) {
        List<PlacedEvent> events = streams.one(jdbc, cut, Kind.DOCUMENT.of(id));
        return events.isEmpty() ? Optional.empty() : Optional.of(DocumentFold.all(events));
    }

    /** The documents that have to do with any of some subjects, in the order in which they were first issued. */
    public List<DocumentFacts> about(JdbcClient jdbc, Cut cut, Collection<String> subjects) {
        return streams.all(jdbc, cut, subjects, Kind.DOCUMENT).stream()
                .map(DocumentFold::all)
                .toList();
    }
}
