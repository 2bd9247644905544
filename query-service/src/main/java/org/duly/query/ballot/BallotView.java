package org.duly.query.ballot;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.duly.events.ballot.BallotArithmetic;
import org.duly.events.ballot.BallotCount;
import org.duly.events.ballot.BallotDeclared;
import org.duly.events.ballot.BallotOpened;
import org.duly.events.ballot.BallotResult;
import org.duly.events.ballot.BallotRule;
import org.duly.events.ballot.BallotScheduled;
import org.duly.events.ballot.Combination;
import org.duly.events.governance.BrokenRule;
import org.duly.events.programme.SourceReference;
import org.duly.events.signoff.GateFinding;
import org.duly.query.ballot.BallotFacts.ElectorateChange;
import org.duly.query.ballot.BallotFacts.RefusedPaper;
import org.duly.query.ballot.BallotFacts.RevoteOrder;
import org.duly.query.ballot.BallotFacts.Stage;
import org.duly.query.governance.Act;
import org.duly.query.governance.RecordedIrregularity;
import org.jspecify.annotations.Nullable;

/**
 * A ballot, now or in the past.
 *
 * @param heldElsewhere where the record lies of a ballot that was held elsewhere and recorded from its counts
 * @param opensAt as announced; {@code openedAt} is when it was opened, as told
 * @param refusedToOpen what was in the way when it was to open by itself; null if nothing was. It stays here for ever
 * @param judgedAtPosition the position up to which responses were judged when it was opened; null if none were
 * @param findings what was found then and did not stop it
 * @param closesAt the first instant at which a paper is late; {@code closedAt} once that has come
 * @param declaredAt as told; null while the result is not declared, and with it whatever papers say
 * @param declaredCarried what was declared in fact, where that is not what the arithmetic comes to
 * @param verifiedBy opaque id of the scrutineer under whose hand it was declared
 * @param revoteOf the ballot that is held again here
 * @param revotes the ballots in which this one is held again, and theirs, in the order in which they were scheduled
 * @param effective what it comes to with its re-votes; null until one of them is declared
 * @param acts everything that happened to it but its papers, in order, for the audit trail
 */
public record BallotView(
        UUID id,
        String question,
        @Nullable String bodyId,
        @Nullable UUID engagementId,
        @Nullable UUID mergerId,
        @Nullable String proposalId,
        Stage stage,
        boolean secret,
        String verifier,
        @Nullable SourceReference heldElsewhere,
        Instant opensAt,
        @Nullable Instant openedAt,
        @Nullable RefusedToOpen refusedToOpen,
        @Nullable Long judgedAtPosition,
        List<GateFinding> findings,
        Instant closesAt,
        @Nullable Instant closedAt,
        @Nullable Instant declaredAt,
        BallotRule rule,
        String ruleInWords,
        List<ConstituencyView> constituencies,
        Overall overall,
        @Nullable Boolean declaredCarried,
        @Nullable String verifiedBy,
        List<RefusedPaper> refused,
        List<ElectorateChange> electorateChanges,
        @Nullable UUID revoteOf,
        List<RevoteOrder> revotesOrdered,
        List<BallotSummary> revotes,
        @Nullable EffectiveResult effective,
        @Nullable String abandonedBecause,
        List<RecordedIrregularity> irregularities,
        List<Act> acts,
        String log,
        long position,
        long streamVersion) {

    /** Its time had come, and rules were in the way. */
    public record RefusedToOpen(List<BrokenRule> missing, Act in) {}

    /**
     * All constituencies together.
     *
     * @param combinedInWords how they make one result
     * @param quorum null unless they are counted as one; so is {@code pass}
     * @param count null until the result is declared; so are quorate, pass and carried
     */
    public record Overall(
            Combination combine,
            String combinedInWords,
            int eligible,
            long eligibleWeight,
            int returned,
            long returnedWeight,
            @Nullable ShareView quorum,
            @Nullable BallotCount count,
            @Nullable Boolean quorate,
            @Nullable ShareView pass,
            @Nullable Boolean carried) {

        static Overall of(BallotFacts facts) {
            BallotRule rule = facts.schedule().rule();
            Combination combine = facts.schedule().combine();
            BallotResult result =
                    facts.declared() == null ? null : facts.declared().what().overall();
            BallotCount count = result == null
                    ? BallotArithmetic.total(facts.constituencies().stream()
                            .map(each -> ConstituencyView.returns(facts, each))
                            .toList())
                    : result.count();
            boolean asOne = combine == Combination.OVERALL;
            return new Overall(
                    combine,
                    RuleInWords.of(combine),
                    count.eligible(),
                    count.eligibleWeight(),
                    count.returned(),
                    count.returnedWeight(),
                    asOne ? ShareView.of(rule.quorumMeasure(), BallotArithmetic.quorum(rule, count)) : null,
                    result == null ? null : count,
                    result == null ? null : result.quorate(),
                    asOne && result != null
                            ? ShareView.of(rule.passMeasure(), BallotArithmetic.pass(rule, count))
                            : null,
                    result == null ? null : result.carried());
        }
    }

    static BallotView of(BallotFacts facts, List<BallotFacts> revotes) {
        BallotScheduled schedule = facts.schedule();
        BallotDeclared declared =
                facts.declared() == null ? null : facts.declared().what();
        BallotOpened opened = facts.opened() == null ? null : facts.opened().what();
        return new BallotView(
                facts.id(),
                schedule.question(),
                schedule.bodyId(),
                schedule.engagementId(),
                schedule.mergerId(),
                schedule.proposalId(),
                facts.stage(),
                schedule.secret(),
                schedule.verifier(),
                schedule.heldElsewhere(),
                schedule.opensAt(),
                facts.opened() == null ? null : facts.opened().in().happenedAt(),
                facts.refusedToOpen() == null
                        ? null
                        : new RefusedToOpen(
                                facts.refusedToOpen().what().missing(),
                                facts.refusedToOpen().in()),
                opened == null ? null : opened.judgedAtPosition(),
                opened == null || opened.findings() == null ? List.of() : opened.findings(),
                facts.opened() == null
                        ? schedule.closesAt()
                        : facts.opened().what().closesAt(),
                facts.closed() == null ? null : facts.closed().what().closedAt(),
                facts.declared() == null ? null : facts.declared().in().happenedAt(),
                schedule.rule(),
                RuleInWords.of(schedule.rule()),
                facts.constituencies().stream()
                        .map(each -> ConstituencyView.of(facts, each))
                        .toList(),
                Overall.of(facts),
                declared == null ? null : declared.declaredCarried(),
                declared == null ? null : declared.verifiedBy(),
                facts.refused(),
                facts.changes(),
                schedule.revoteOf(),
                facts.ordered(),
                revotes.stream().map(BallotSummary::of).toList(),
                EffectiveResult.of(facts, revotes),
                facts.abandonedBecause(),
                facts.irregularities(),
                facts.acts(),
                facts.last().log(),
                facts.last().position(),
                facts.last().envelope().streamVersion());
    }
}
