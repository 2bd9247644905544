package org.duly.query.gap;

import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Stream;
import org.duly.events.decision.PublishedUnder;
import org.duly.events.decision.RecordRequirement;
import org.duly.query.asof.Cut;
import org.duly.query.consideration.ConsiderationFacts;
import org.duly.query.decision.DecisionFacts;
import org.duly.query.gap.GovernanceGaps.OverdueCondition;
import org.duly.query.gap.GovernanceGaps.OverdueSignOff;
import org.duly.query.gap.GovernanceGaps.UnansweredPoint;
import org.duly.query.gap.GovernanceGaps.UnpublishedDecision;
import org.duly.query.gap.GovernanceGaps.UnreadPaper;
import org.duly.query.gap.GovernanceGaps.UrgentAction;
import org.duly.query.governance.Calendar;
import org.duly.query.governance.Kind;
import org.duly.query.signoff.SignOffFacts;
import org.duly.query.signoff.SignOffState;

/** What is left to do, as a function of what is recorded and of the time. Pure. */
final class GovernanceGapFold {
    private GovernanceGapFold() {}

    /**
     * Works it out.
     *
     * @param points of every engagement that a sign-off names, by id
     * @param under what a decision is published under
     */
    static GovernanceGaps of(
            List<SignOffFacts> signOffs,
            List<DecisionFacts> decisions,
            Map<UUID, ConsiderationFacts> points,
            Function<DecisionFacts, PublishedUnder> under,
            Cut cut,
            boolean past) {
        List<SignOffFacts> pending = signOffs.stream()
                .filter(signOff -> switch (signOff.disposition()) {
                    case ASKED, DEFERRED -> true;
                    case URGENT, GRANTED, REFUSED, RATIFIED, NOT_RATIFIED, WITHDRAWN -> false;
                })
                .toList();
        return new GovernanceGaps(
                cut.time(),
                past ? cut.clock() : null,
                cut.log(),
                cut.position(),
                pending.stream().flatMap(GovernanceGapFold::unread).toList(),
                pending.stream().flatMap(signOff -> unanswered(signOff, points)).toList(),
                pending.stream()
                        .filter(signOff -> SignOffState.ofItsVersion(signOff, cut.time()) == SignOffState.OVERDUE)
                        .map(GovernanceGapFold::overdue)
                        .toList(),
                signOffs.stream()
                        .flatMap(signOff -> urgent(signOff, cut))
                        .sorted(Comparator.comparing(UrgentAction::ratifyBy))
                        .toList(),
                conditions(signOffs, decisions, cut),
                decisions.stream()
                        .filter(decision -> decision.published() == null)
                        .map(decision -> unpublished(decision, under.apply(decision)))
                        .toList());
    }

    private static Stream<UnreadPaper> unread(SignOffFacts signOff) {
        return signOff.pack().stream()
                .filter(paper -> !paper.unreadBy().isEmpty())
                .map(paper -> new UnreadPaper(
                        signOff.id(),
                        signOff.request().bodyId(),
                        paper.item().itemId(),
                        paper.item().title(),
                        paper.unreadBy()));
    }

    private static Stream<UnansweredPoint> unanswered(SignOffFacts signOff, Map<UUID, ConsiderationFacts> points) {
        Set<UUID> setOut = new HashSet<>();
        return signOff.pack().stream()
                .flatMap(paper -> paper.item().considerations().stream())
                .filter(setOut::add)
                .flatMap(point -> Stream.ofNullable(points.get(point)))
                .filter(point -> !point.awaited().isEmpty())
                .map(point -> new UnansweredPoint(
                        signOff.id(), signOff.request().bodyId(), point.id(), point.summary(), point.awaited()));
    }

    private static OverdueSignOff overdue(SignOffFacts signOff) {
        return new OverdueSignOff(
                signOff.id(),
                signOff.request().bodyId(),
                signOff.request().documentId(),
                signOff.request().version(),
                signOff.request().dueBy(),
                SignOffState.OVERDUE);
    }

    private static Stream<UrgentAction> urgent(SignOffFacts signOff, Cut cut) {
        return signOff.disposition() == SignOffFacts.Disposition.URGENT && signOff.urgent() != null
                ? Stream.of(new UrgentAction(
                        signOff.id(),
                        signOff.request().bodyId(),
                        signOff.urgent().by(),
                        signOff.urgent().ratifyBy(),
                        cut.time().isAfter(signOff.urgent().ratifyBy())))
                : Stream.empty();
    }

    private static List<OverdueCondition> conditions(
            List<SignOffFacts> signOffs, List<DecisionFacts> decisions, Cut cut) {
        return Stream.concat(
                        signOffs.stream()
                                .filter(SignOffFacts::isSigned)
                                .flatMap(signOff -> signOff.openConditions().stream()
                                        .map(condition ->
                                                new OverdueCondition(Kind.SIGN_OFF.of(signOff.id()), condition))),
                        decisions.stream()
                                .filter(decision -> decision.superseded() == null && decision.rescinded() == null)
                                .flatMap(decision -> decision.record().conditions().unsettled().stream()
                                        .map(condition ->
                                                new OverdueCondition(Kind.DECISION.of(decision.id()), condition))))
                .filter(open -> Calendar.isOverdue(open.condition(), cut.time()))
                .toList();
    }

    private static UnpublishedDecision unpublished(DecisionFacts decision, PublishedUnder under) {
        return new UnpublishedDecision(
                decision.id(),
                decision.decision().decidedBy(),
                decision.record().title(),
                decision.taken().envelope().time(),
                decision.record().missing(under).stream()
                        .map(RecordRequirement::inWords)
                        .toList());
    }
}
