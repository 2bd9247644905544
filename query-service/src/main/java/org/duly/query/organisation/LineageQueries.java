package org.duly.query.organisation;

import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.duly.query.asof.AsOf;
import org.duly.query.asof.Cut;
import org.duly.query.database.Snapshot;
import org.duly.query.governance.GovernanceStreams;
import org.duly.query.governance.Kind;
import org.duly.query.governance.Subjects;
import org.duly.query.log.PlacedEvent;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Questions about the lineage of organisations, now and in the past, in one and the same way. */
@Component
public class LineageQueries {
    private final Snapshot snapshot;
    private final GovernanceStreams streams;

    LineageQueries(Snapshot snapshot, GovernanceStreams streams) {
        this.snapshot = snapshot;
        this.streams = streams;
    }

    /**
     * Everything an organisation is connected with, however far. Costs the events of these organisations, and a query for
     * each step from it.
     *
     * @param asOf null for now
     * @return empty if no organisation said anything of it, nor was anything said of it then
     */
    public Optional<Lineage> of(String organisationId, @Nullable AsOf asOf) {
        return snapshot.read(jdbc -> streams.cut(jdbc, Kind.ORGANISATION.of(organisationId), asOf)
                .flatMap(cut -> connected(jdbc, cut, organisationId)));
    }

    private Optional<Lineage> connected(JdbcClient jdbc, Cut cut, String organisationId) {
        Map<String, List<PlacedEvent>> found = new LinkedHashMap<>();
        Set<String> seen = new HashSet<>(Set.of(organisationId));
        Set<String> next = Set.of(organisationId);
        while (!next.isEmpty()) {
            Set<String> named = new HashSet<>();
            List<String> subjects = next.stream().map(Kind.ORGANISATION::of).toList();
            for (List<PlacedEvent> events : streams.all(jdbc, cut, subjects, Kind.ORGANISATION)) {
                Set<String> ids = LineageFold.namedIn(events);
                // What names it in an event that is not in the cut does not name it yet.
                if (!Collections.disjoint(ids, next)) {
                    found.put(events.getFirst().envelope().stream(), events);
                    named.addAll(ids);
                }
            }
            named.removeAll(seen);
            seen.addAll(named);
            next = named;
        }
        return found.isEmpty()
                ? Optional.empty()
                : Optional.of(LineageFold.of(List.copyOf(found.values()), cut.log(), cut.position()));
    }

    /**
     * The lineage of every organisation of a log.
     *
     * @param log null if there is only one
     * @param asOf null for now
     * @return empty if nothing is read yet
     */
    public Optional<Lineage> all(@Nullable String log, @Nullable AsOf asOf) {
        return snapshot.read(jdbc -> streams.everything(jdbc, log, asOf)
                .map(cut -> LineageFold.of(
                        streams.all(jdbc, cut, Subjects.EVERYTHING, Kind.ORGANISATION), cut.log(), cut.position())));
    }

    /** The names of organisations as of a cut, in the caller's transaction; those without one are left out. */
    public Map<String, String> names(JdbcClient jdbc, Cut cut, Collection<String> ids) {
        Map<String, String> names = new HashMap<>();
        for (String id : ids) {
            String name = LineageFold.name(streams.one(jdbc, cut, Kind.ORGANISATION.of(id)));
            if (name != null) {
                names.put(id, name);
            }
        }
        return names;
    }
}
