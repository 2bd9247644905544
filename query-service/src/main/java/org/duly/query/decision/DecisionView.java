package org.duly.query.decision;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.duly.events.decision.ConflictRecord;
import org.duly.events.decision.DecisionCorrected;
import org.duly.events.decision.DecisionOutcome;
import org.duly.events.decision.DecisionRecord;
import org.duly.events.decision.DecisionTaken;
import org.duly.events.decision.DocumentVersion;
import org.duly.events.governance.Authority;
import org.duly.events.governance.Conditions.Condition;
import org.duly.events.governance.QuorumCount;
import org.duly.events.governance.VoteTally;
import org.duly.events.programme.SourceReference;
import org.duly.query.decision.DecisionFacts.CallIn;
import org.duly.query.decision.DecisionFacts.Effective;
import org.duly.query.decision.DecisionFacts.Ended;
import org.duly.query.decision.DecisionFacts.Published;
import org.duly.query.decision.DecisionFacts.Referral;
import org.duly.query.decision.DecisionFacts.Standing;
import org.duly.query.governance.Act;
import org.duly.query.governance.RecordedIrregularity;
import org.jspecify.annotations.Nullable;

/**
 * A decision in a history, with all that became of it. Title, text, reasons, alternatives and explanation are as corrected.
 *
 * @param decidedAt as told; {@code recordedAt} is when the log took it in
 * @param openConditions neither discharged nor waived
 * @param signOffs the items at which it was voted: what the board saw is there
 * @param published null: not published
 * @param supersedes the decisions whose place it took, or that it took back
 * @param acts everything that happened to it, in order, for the audit trail
 */
public record DecisionView(
        UUID id,
        String decidedBy,
        String title,
        String text,
        DecisionOutcome outcome,
        Standing standing,
        Instant decidedAt,
        Instant recordedAt,
        @Nullable Authority authority,
        boolean keyDecision,
        @Nullable String reasons,
        @Nullable List<String> alternativesRejected,
        @Nullable List<ConflictRecord> conflicts,
        @Nullable String explanation,
        @Nullable UUID engagementId,
        List<String> proposals,
        @Nullable UUID mergerId,
        List<String> organisations,
        List<UUID> signOffs,
        @Nullable Integer reportVersion,
        @Nullable DocumentVersion equalityAssessment,
        @Nullable List<SourceReference> backgroundPapers,
        List<UUID> considerations,
        @Nullable QuorumCount quorum,
        @Nullable VoteTally vote,
        @Nullable Long judgedAtPosition,
        List<Condition> conditions,
        int openConditions,
        List<DecisionCorrected> corrections,
        List<RecordedIrregularity> irregularities,
        @Nullable Published published,
        List<CallIn> callIns,
        List<Referral> referrals,
        @Nullable Effective effective,
        @Nullable Ended superseded,
        @Nullable Ended rescinded,
        List<UUID> supersedes,
        List<Act> acts,
        String log,
        long position,
        long streamVersion) {

    static DecisionView of(DecisionFacts facts, List<UUID> supersedes) {
        DecisionRecord record = facts.record();
        DecisionTaken taken = facts.decision();
        return new DecisionView(
                facts.id(),
                taken.decidedBy(),
                record.title(),
                record.text(),
                taken.outcome(),
                facts.standing(),
                facts.taken().envelope().time(),
                facts.taken().envelope().recordedTime(),
                taken.authority(),
                taken.keyDecision(),
                record.reasons(),
                record.alternativesRejected(),
                taken.conflicts(),
                record.explanation(),
                taken.engagementId(),
                taken.proposals(),
                taken.mergerId(),
                taken.organisations(),
                taken.signOffs(),
                taken.reportVersion(),
                taken.equalityAssessment(),
                taken.backgroundPapers(),
                taken.considerations(),
                taken.quorum(),
                taken.vote(),
                taken.judgedAtPosition(),
                List.copyOf(record.conditions().all().values()),
                record.conditions().unsettled().size(),
                record.corrections(),
                facts.irregularities(),
                facts.published(),
                facts.callIns(),
                facts.referrals(),
                facts.effective(),
                facts.superseded(),
                facts.rescinded(),
                supersedes,
                facts.acts(),
                facts.last().log(),
                facts.last().position(),
                facts.last().envelope().streamVersion());
    }
}
