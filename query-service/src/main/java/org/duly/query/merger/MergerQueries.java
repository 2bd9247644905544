package org.duly.query.merger;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.duly.events.engagement.ReportIssued;
import org.duly.events.merger.Approval;
import org.duly.events.merger.Citations;
import org.duly.events.merger.MemberSupportRecorded;
import org.duly.events.merger.MergerCase;
import org.duly.events.merger.MergerProposed;
import org.duly.query.asof.AsOf;
import org.duly.query.asof.Cut;
import org.duly.query.ballot.BallotFacts;
import org.duly.query.ballot.BallotQueries;
import org.duly.query.ballot.BallotSummary;
import org.duly.query.database.Snapshot;
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
    private final LineageQueries organisations;

    MergerQueries(Snapshot snapshot, GovernanceStreams streams, BallotQueries ballots, LineageQueries organisations) {
        this.snapshot = snapshot;
        this.streams = streams;
        this.ballots = ballots;
        this.organisations = organisations;
    }

    /**
     * One merger.
     *
     * @param asOf null for now
     * @return empty if there is none, or was none then
     */
    Optional<MergerView> one(UUID id, @Nullable AsOf asOf) {
        return snapshot.read(jdbc -> streams.cut(jdbc, Kind.MERGER.of(id), asOf).flatMap(cut -> one(jdbc, cut, id)));
    }

    /** One merger as of a cut, in the caller's transaction. */
    public Optional<MergerView> one(JdbcClient jdbc, Cut cut, UUID id) {
        List<PlacedEvent> events = streams.one(jdbc, cut, Kind.MERGER.of(id));
        return events.isEmpty() ? Optional.empty() : Optional.of(view(jdbc, cut, MergerFold.all(events)));
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
        MergerCase merger = facts.merger();
        MergerProposed proposal = merger.proposal();
        Map<UUID, List<PlacedEvent>> decisions = cited(jdbc, cut, Kind.DECISION, merger.decisions());
        Map<UUID, List<PlacedEvent>> signOffs = cited(jdbc, cut, Kind.SIGN_OFF, merger.signOffs());
        Map<UUID, BallotFacts> ballots = ballots(jdbc, cut, merger);
        List<Foundation> foundations = Stream.concat(decisions.values().stream(), signOffs.values().stream())
                .filter(events -> !events.isEmpty())
                .map(Foundation::of)
                .toList();
        Citations named = new Citations(
                cut.position(),
                approvals(decisions),
                approvals(signOffs),
                declared(merger, ballots),
                reports(jdbc, cut, merger));
        return new MergerView(
                facts.id(),
                proposal.title(),
                merger.stage(),
                facts.proposedIn(),
                parties(facts, organisations.names(jdbc, cut, proposal.parties()), ballots),
                proposal.successor(),
                proposal.plannedEffective(),
                proposal.engagementId(),
                proposal.legalBasis(),
                criteria(facts),
                facts.views(),
                facts.decision(),
                facts.earlierDecisions(),
                merger.decided() == null
                        ? List.of()
                        : summaries(merger.decided().ballots(), ballots),
                foundations,
                facts.applications(),
                conditions(facts, foundations, cut),
                facts.transferScheme(),
                facts.effective(),
                facts.abandoned(),
                MergerChecklist.of(merger, named),
                facts.irregularities(),
                facts.acts(),
                facts.last().log(),
                facts.last().position(),
                facts.last().envelope().streamVersion());
    }

    /** The events of each; none of one that is named before it is known. */
    private Map<UUID, List<PlacedEvent>> cited(JdbcClient jdbc, Cut cut, Kind kind, Set<UUID> ids) {
        Map<UUID, List<PlacedEvent>> found = new LinkedHashMap<>();
        ids.forEach(id -> found.put(id, streams.one(jdbc, cut, kind.of(id))));
        return found;
    }

    private static Map<UUID, Approval> approvals(Map<UUID, List<PlacedEvent>> cited) {
        return cited.entrySet().stream()
                .collect(Collectors.toMap(Map.Entry::getKey, each -> Foundation.approval(each.getValue())));
    }

    private Map<UUID, BallotFacts> ballots(JdbcClient jdbc, Cut cut, MergerCase merger) {
        Map<UUID, BallotFacts> found = new LinkedHashMap<>();
        merger.ballots().forEach(id -> ballots.facts(jdbc, cut, id).ifPresent(ballot -> found.put(id, ballot)));
        return found;
    }

    private static Map<UUID, Boolean> declared(MergerCase merger, Map<UUID, BallotFacts> known) {
        return merger.ballots().stream().collect(Collectors.toMap(id -> id, id -> {
            BallotFacts ballot = known.get(id);
            return ballot != null && ballot.declared() != null;
        }));
    }

    private static List<PartyView> parties(MergerFacts facts, Map<String, String> names, Map<UUID, BallotFacts> known) {
        List<PartyView> parties = new ArrayList<>();
        for (String party : facts.merger().proposal().parties()) {
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
        return facts.merger().proposal().criteria().stream()
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
        Stream<MergerCondition> own = facts.merger().conditions().all().values().stream()
                .map(condition -> new MergerCondition(
                        Kind.MERGER.of(facts.id()), condition, Calendar.isOverdue(condition, cut.time())));
        Stream<MergerCondition> cited = foundations.stream()
                .flatMap(foundation -> foundation.conditions().stream()
                        .map(condition -> new MergerCondition(
                                foundation.stream(), condition, Calendar.isOverdue(condition, cut.time()))));
        return Stream.concat(own, cited).toList();
    }

    private int reports(JdbcClient jdbc, Cut cut, MergerCase merger) {
        UUID engagement = merger.proposal().engagementId();
        return engagement == null
                ? 0
                : (int) streams.one(jdbc, cut, Subjects.engagement(engagement)).stream()
                        .filter(event -> event.envelope().data() instanceof ReportIssued)
                        .count();
    }
}
