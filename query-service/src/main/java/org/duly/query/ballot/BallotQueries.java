package org.duly.query.ballot;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.duly.query.asof.AsOf;
import org.duly.query.asof.Cut;
import org.duly.query.database.Snapshot;
import org.duly.query.governance.GovernanceStreams;
import org.duly.query.governance.Kind;
import org.duly.query.log.PlacedEvent;
import org.duly.query.web.Page;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Questions about ballots, now and in the past, in one and the same way: each folds their events. */
@Component
public class BallotQueries {
    private final Snapshot snapshot;
    private final GovernanceStreams streams;

    BallotQueries(Snapshot snapshot, GovernanceStreams streams) {
        this.snapshot = snapshot;
        this.streams = streams;
    }

    /**
     * One ballot.
     *
     * @param asOf null for now
     * @return empty if there is none, or was none then
     */
    public Optional<BallotView> one(UUID id, @Nullable AsOf asOf) {
        return snapshot.read(jdbc -> streams.cut(jdbc, Kind.BALLOT.of(id), asOf)
                .flatMap(cut -> facts(jdbc, cut, id).map(facts -> BallotView.of(facts, revotes(jdbc, cut, id)))));
    }

    /** Those of a ballot, and theirs, in the order in which they were scheduled. */
    private List<BallotFacts> revotes(JdbcClient jdbc, Cut cut, UUID first) {
        List<BallotFacts> found = new ArrayList<>();
        List<UUID> again = List.of(first);
        while (!again.isEmpty()) {
            List<UUID> of = again;
            List<BallotFacts> held =
                    streams.all(jdbc, cut, of.stream().map(Kind.BALLOT::of).toList(), Kind.BALLOT).stream()
                            .map(BallotFold::all)
                            .filter(ballot -> ballot.isHeldAgain(of))
                            .toList();
            found.addAll(held);
            again = held.stream().map(BallotFacts::id).toList();
        }
        found.sort(Comparator.comparingLong(ballot -> ballot.scheduledIn().position()));
        return found;
    }

    /**
     * The papers of one ballot.
     *
     * @param asOf null for now
     * @return empty if there is none, or was none then
     */
    Optional<BallotPapers> papers(UUID id, @Nullable AsOf asOf) {
        return snapshot.read(jdbc -> streams.cut(jdbc, Kind.BALLOT.of(id), asOf)
                .flatMap(cut -> facts(jdbc, cut, id).map(BallotPapers::of)));
    }

    /**
     * The ballots that have to do with a subject, the latest scheduled first.
     *
     * @param asOf null for now
     */
    Page<BallotSummary> about(String subject, @Nullable AsOf asOf, @Nullable String after, int limit) {
        return snapshot.read(jdbc -> streams.cut(jdbc, subject, asOf)
                .map(cut -> {
                    Page<List<PlacedEvent>> page =
                            streams.latestFirst(jdbc, cut, List.of(subject), Kind.BALLOT, after, limit);
                    return new Page<>(
                            page.items().stream()
                                    .map(events -> BallotSummary.of(BallotFold.all(events)))
                                    .toList(),
                            page.next());
                })
                .orElse(new Page<>(List.of(), null)));
    }

    /** One ballot as of a cut, in the caller's transaction. */
    public Optional<BallotFacts> facts(JdbcClient jdbc, Cut cut, UUID id) {
        List<PlacedEvent> events = streams.one(jdbc, cut, Kind.BALLOT.of(id));
        return events.isEmpty() ? Optional.empty() : Optional.of(BallotFold.all(events));
    }
}
