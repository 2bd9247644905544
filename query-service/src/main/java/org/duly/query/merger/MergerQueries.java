package org.duly.query.merger;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.duly.events.engagement.ReportIssued;
import org.duly.events.merger.MemberSupportRecorded;
import org.duly.events.merger.MergerDecided;
import org.duly.query.asof.AsOf;
import org.duly.query.asof.Cut;
import org.duly.query.ballot.BallotFacts;
import org.duly.query.ballot.BallotQueries;
import org.duly.query.ballot.BallotSummary;
import org.duly.query.database.Snapshot;
import org.duly.query.decision.DecisionQueries;
import org.duly.query.governance.Calendar;
import org.duly.query.governance.GovernanceStreams;
import org.duly.query.governance.Kind;
import org.duly.query.governance.Recorded;
import org.duly.query.governance.Subjects;
import org.duly.query.log.PlacedEvent;
import org.duly.query.merger.MergerView.CriterionView;
import org.duly.query.merger.MergerView.MergerCondition;
import org.duly.query.merger.MergerView.PartyView;
import org.duly.query.organisation.LineageQueries;
import org.duly.query.signoff.SignOffQueries;
import org.duly.query.web.Page;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Questions about mergers, now and in the past, in one and the same way: each folds their events. */
@Component
public class MergerQueries {
    private final Snapshot snapshot;
    private final GovernanceStreams streams;
    private final BallotQueries ballots;
    private final DecisionQueries decisions;
    private final SignOffQueries signOffs;
    private final LineageQueries organisations;

    MergerQueries(
            Snapshot snapshot,
            GovernanceStreams streams,
            BallotQueries ballots,
            DecisionQueries decisions,
            SignOffQueries signOffs,
            LineageQueries organisations) {
        this.snapshot = snapshot;
        this.streams = streams;
        this.ballots = ballots;
        this.decisions = decisions;
        this.signOffs = signOffs;
        this.organisations = organisations;
    }

    /**
     * One merger.
     *
     * @param asOf null for now
     * @return empty if there is none, or was none then
     */
    Optional<MergerView> one(UUID id, @Nullable AsOf asOf) {
        String stream = Kind.MERGER.of(id);
        return snapshot.read(jdbc -> streams.cut(jdbc, stream, asOf).flatMap(cut -> {
            List<PlacedEvent> events = streams.one(jdbc, cut, stream);
            return events.isEmpty() ? Optional.empty() : Optional.of(view(jdbc, cut, MergerFold.all(events)));
        }));
    }

    /**
     * The mergers that have to do with a subject, the latest proposed first.
     *
     * @param asOf null for now
     */
    Page<MergerSummary> about(String subject, @Nullable AsOf asOf, @Nullable String after, int limit) {
        return snapshot.read(jdbc -> page(jdbc, streams.cut(jdbc, subject, asOf), subject, after, limit));
    }

    /**
     * All mergers of a log, the latest proposed first.
     *
     * @param log null if there is only one
     * @param asOf null for now
     */
    Page<MergerSummary> all(@Nullable String log, @Nullable AsOf asOf, @Nullable String after, int limit) {
        return snapshot.read(
                jdbc -> page(jdbc, streams.everything(jdbc, log, asOf), Subjects.EVERYTHING, after, limit));
    }

    private Page<MergerSummary> page(
            JdbcClient jdbc, Optional<Cut> of, String subject, @Nullable String after, int limit) {
        return of.map(cut -> {
                    Page<List<PlacedEvent>> page =
                            streams.latestFirst(jdbc, cut, List.of(subject), Kind.MERGER, after, limit);
                    return new Page<>(
                            page.items().stream()
                                    .map(events -> MergerSummary.of(MergerFold.all(events)))
                                    .toList(),
                            page.next());
                })
                .orElse(new Page<>(List.of(), null));
    }

    private MergerView view(JdbcClient jdbc, Cut cut, MergerFacts facts) {
        List<Foundation> foundations = Stream.concat(
                        facts.citedDecisions().stream()
                                .flatMap(id -> decisions.one(jdbc, cut, id).map(Foundation::of).stream()),
                        facts.citedSignOffs().stream()
                                .flatMap(id -> signOffs.one(jdbc, cut, id).map(Foundation::of).stream()))
                .toList();
        Map<UUID, BallotFacts> known = ballots(jdbc, cut, facts);
        Set<UUID> declared = known.values().stream()
                .filter(ballot -> ballot.declared() != null)
                .map(BallotFacts::id)
                .collect(Collectors.toCollection(HashSet::new));
        Recorded<MergerDecided> decision = facts.decision();
        return new MergerView(
                facts.id(),
                facts.proposal().title(),
                facts.stage(),
                facts.proposedIn(),
                parties(facts, organisations.names(jdbc, cut, facts.proposal().parties()), known),
                facts.proposal().successor(),
                facts.proposal().plannedEffective(),
                facts.proposal().engagementId(),
                facts.proposal().legalBasis(),
                criteria(facts),
                facts.views(),
                decision,
                decision == null
                        ? List.of()
                        : facts.decisions().subList(0, facts.decisions().size() - 1),
                decision == null ? List.of() : summaries(decision.what().ballots(), known),
                foundations,
                facts.applications(),
                conditions(facts, foundations, cut),
                facts.transferScheme(),
                facts.effective(),
                facts.abandoned(),
                MergerChecklist.of(facts, foundations, declared, reports(jdbc, cut, facts)),
                facts.irregularities(),
                facts.acts(),
                facts.last().log(),
                facts.last().position(),
                facts.last().envelope().streamVersion());
    }

    private Map<UUID, BallotFacts> ballots(JdbcClient jdbc, Cut cut, MergerFacts facts) {
        Set<UUID> ids = new LinkedHashSet<>();
        facts.support().values().stream()
                .flatMap(support -> Stream.ofNullable(support.what().ballotId()))
                .forEach(ids::add);
        Recorded<MergerDecided> decision = facts.decision();
        if (decision != null) {
            ids.addAll(decision.what().ballots());
        }
        Map<UUID, BallotFacts> found = new LinkedHashMap<>();
        ids.forEach(id -> ballots.facts(jdbc, cut, id).ifPresent(ballot -> found.put(id, ballot)));
        return found;
    }

    private static List<PartyView> parties(MergerFacts facts, Map<String, String> names, Map<UUID, BallotFacts> known) {
        List<PartyView> parties = new ArrayList<>();
        for (String party : facts.proposal().parties()) {
            Recorded<MemberSupportRecorded> support = facts.support().get(party);
            BallotFacts ballot = support == null || support.what().ballotId() == null
                    ? null
                    : known.get(support.what().ballotId());
            parties.add(new PartyView(
                    party,
                    names.get(party),
                    facts.resolutions().get(party),
                    support,
                    ballot == null ? null : BallotSummary.of(ballot)));
        }
        return parties;
    }

    private static List<CriterionView> criteria(MergerFacts facts) {
        return facts.proposal().criteria().stream()
                .map(criterion -> new CriterionView(
                        criterion,
                        facts.evidence().stream()
                                .filter(given -> given.what().criterionId().equals(criterion.criterionId()))
                                .toList()))
                .toList();
    }

    private static List<BallotSummary> summaries(Collection<UUID> ids, Map<UUID, BallotFacts> known) {
        return ids.stream()
                .flatMap(id -> Stream.ofNullable(known.get(id)))
                .map(BallotSummary::of)
                .toList();
    }

    private static List<MergerCondition> conditions(MergerFacts facts, List<Foundation> foundations, Cut cut) {
        Stream<MergerCondition> own = facts.conditions().all().values().stream()
                .map(condition -> new MergerCondition(
                        Kind.MERGER.of(facts.id()), condition, Calendar.isOverdue(condition, cut.time())));
        Stream<MergerCondition> cited = foundations.stream()
                .flatMap(foundation -> foundation.conditions().stream()
                        .map(condition -> new MergerCondition(
                                foundation.stream(), condition, Calendar.isOverdue(condition, cut.time()))));
        return Stream.concat(own, cited).toList();
    }

    private int reports(JdbcClient jdbc, Cut cut, MergerFacts facts) {
        UUID engagement = facts.proposal().engagementId();
        return engagement == null
                ? 0
                : (int) streams.one(jdbc, cut, Subjects.engagement(engagement)).stream()
                        .filter(event -> event.envelope().data() instanceof ReportIssued)
                        .count();
    }
}
