package org.duly.query.decision;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Stream;
import org.duly.events.body.BodyRoll;
import org.duly.events.decision.PublishedUnder;
import org.duly.query.asof.AsOf;
import org.duly.query.asof.Cut;
import org.duly.query.body.BodyFold;
import org.duly.query.body.BodyQueries;
import org.duly.query.database.Snapshot;
import org.duly.query.decision.RecordView.Missing;
import org.duly.query.governance.GovernanceStreams;
import org.duly.query.governance.Kind;
import org.duly.query.log.PlacedEvent;
import org.duly.query.web.Page;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Questions about decisions, now and in the past, in one and the same way: each folds their events. */
@Component
public class DecisionQueries {
    private final Snapshot snapshot;
    private final GovernanceStreams streams;
    private final BodyQueries bodies;

    DecisionQueries(Snapshot snapshot, GovernanceStreams streams, BodyQueries bodies) {
        this.snapshot = snapshot;
        this.streams = streams;
        this.bodies = bodies;
    }

    /**
     * A page of the decisions that have to do with a subject, the latest first; of an organisation also those of its bodies.
     *
     * @param asOf null for now
     * @return empty if nothing was ever recorded of it
     */
    Optional<Page<DecisionView>> history(String subject, @Nullable AsOf asOf, @Nullable String after, int limit) {
        return history(subject, asOf, (_, pages) -> pages.after(after, limit));
    }

    /** The pages of a history, all of one state. */
    interface Pages {
        /**
         * The next one.
         *
         * @param after null to begin
         */
        Page<DecisionView> after(@Nullable String after, int limit);
    }

    /** What is made of a history. */
    interface Reading<T> {
        T read(Cut cut, Pages pages);
    }

    /** The same history, read in whatever way. */
    <T> Optional<T> history(String subject, @Nullable AsOf asOf, Reading<T> reading) {
        return snapshot.read(jdbc -> streams.cut(jdbc, subject, asOf).map(cut -> {
            List<String> subjects = withOwnBodies(jdbc, cut, subject);
            return reading.read(cut, (after, limit) -> page(jdbc, cut, subjects, after, limit));
        }));
    }

    private List<String> withOwnBodies(JdbcClient jdbc, Cut cut, String subject) {
        if (!Kind.ORGANISATION.isOf(subject)) {
            return List.of(subject);
        }
        Stream<String> ownBodies = streams.all(jdbc, cut, subject, Kind.BODY).stream()
                .map(events -> events.getFirst().envelope().stream());
        return Stream.concat(Stream.of(subject), ownBodies).toList();
    }

    private Page<DecisionView> page(
            JdbcClient jdbc, Cut cut, List<String> subjects, @Nullable String after, int limit) {
        Page<List<PlacedEvent>> page = streams.latestFirst(jdbc, cut, subjects, Kind.DECISION, after, limit);
        return new Page<>(
                views(jdbc, cut, page.items().stream().map(DecisionFold::all).toList()), page.next());
    }

    private List<DecisionView> views(JdbcClient jdbc, Cut cut, List<DecisionFacts> decisions) {
        List<String> subjects = decisions.stream()
                .map(decision -> Kind.DECISION.of(decision.id()))
                .toList();
        Map<UUID, List<UUID>> ended = new HashMap<>();
        for (List<PlacedEvent> events : streams.endedBy(jdbc, cut, subjects)) {
            DecisionFacts earlier = DecisionFold.all(events);
            Stream.of(earlier.superseded(), earlier.rescinded())
                    .flatMap(Stream::ofNullable)
                    .flatMap(end -> Stream.ofNullable(end.by()))
                    // A log from elsewhere may say that a decision ended itself: that is no succession.
                    .filter(by -> !by.equals(earlier.id()))
                    .distinct()
                    .forEach(by ->
                            ended.computeIfAbsent(by, _ -> new ArrayList<>()).add(earlier.id()));
        }
        return decisions.stream()
                .map(decision -> DecisionView.of(decision, ended.getOrDefault(decision.id(), List.of())))
                .toList();
    }

    /**
     * One decision.
     *
     * @param asOf null for now
     * @return empty if there is none, or was none then
     */
    Optional<DecisionView> one(UUID id, @Nullable AsOf asOf) {
        return snapshot.read(jdbc -> streams.cut(jdbc, Kind.DECISION.of(id), asOf)
                .flatMap(cut -> one(jdbc, cut, id)
                        .map(facts -> views(jdbc, cut, List.of(facts)).getFirst())));
    }

    /**
     * The record of a decision.
     *
     * @param asOf null for now
     * @return empty if there is none, or was none then
     */
    Optional<RecordView> record(UUID id, @Nullable AsOf asOf) {
        return snapshot.read(jdbc -> streams.cut(jdbc, Kind.DECISION.of(id), asOf)
                .flatMap(cut -> one(jdbc, cut, id).map(facts -> record(jdbc, cut, facts))));
    }

    /** The record of a decision as a page, in the caller's transaction; empty if there was none then. */
    public Optional<String> page(JdbcClient jdbc, Cut cut, UUID id) {
        return one(jdbc, cut, id).map(facts -> RecordPage.of(record(jdbc, cut, facts)));
    }

    private RecordView record(JdbcClient jdbc, Cut cut, DecisionFacts facts) {
        Function<String, Optional<BodyRoll>> rolls = bodies(jdbc, cut);
        PublishedUnder under = PublishedUnder.of(facts.decision(), rolls);
        List<Missing> missing = facts.record().missing(under).stream()
                .map(requirement -> new Missing(requirement, requirement.inWords()))
                .toList();
        String sha256 =
                facts.record().sha256(facts.id(), facts.taken().envelope().time());
        return new RecordView(
                views(jdbc, cut, List.of(facts)).getFirst(),
                rolls.apply(facts.decision().decidedBy())
                        .map(body -> body.constituted().name())
                        .orElse(null),
                under.known(),
                missing.isEmpty(),
                missing,
                facts.published() != null,
                facts.published() == null
                        ? null
                        : facts.published().as().recordSha256().equals(sha256),
                sha256,
                new String(
                        facts.record()
                                .canonicalJson(
                                        facts.id(), facts.taken().envelope().time()),
                        StandardCharsets.UTF_8),
                cut.time());
    }

    /** Finds bodies as of a cut, in the caller's transaction, each read once. */
    public Function<String, Optional<BodyRoll>> bodies(JdbcClient jdbc, Cut cut) {
        Map<String, Optional<BodyRoll>> read = new HashMap<>();
        return id -> read.computeIfAbsent(id, _ -> Optional.ofNullable(BodyFold.all(bodies.events(jdbc, cut, id))));
    }

    /** One decision as of a cut, in the caller's transaction. */
    public Optional<DecisionFacts> one(JdbcClient jdbc, Cut cut, UUID id) {
        List<PlacedEvent> events = streams.one(jdbc, cut, Kind.DECISION.of(id));
        return events.isEmpty() ? Optional.empty() : Optional.of(DecisionFold.all(events));
    }

    /** The decisions that have to do with a subject, in the order in which they were recorded. */
    public List<DecisionFacts> about(JdbcClient jdbc, Cut cut, String subject) {
        return streams.all(jdbc, cut, subject, Kind.DECISION).stream()
                .map(DecisionFold::all)
                .toList();
    }
}
