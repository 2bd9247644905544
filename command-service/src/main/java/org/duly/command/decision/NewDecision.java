package org.duly.command.decision;

import java.util.List;
import java.util.UUID;
import org.duly.command.governance.NewCondition;
import org.duly.events.decision.ConflictRecord;
import org.duly.events.decision.DecisionOutcome;
import org.duly.events.governance.Authority;
import org.duly.events.governance.QuorumCount;
import org.duly.events.governance.VoteTally;
import org.duly.events.programme.SourceReference;
import org.jspecify.annotations.Nullable;

/**
 * A decision to be recorded.
 *
 * @param decidedBy opaque id of the body or office
 * @param authority absent for that of the items of the same body that are cited, if they have one
 * @param alternativesRejected absent until it is stated, empty if there were none
 * @param conflicts absent for those declared in the items cited, empty if none was declared
 * @param signOffs the items at which it was voted
 * @param backgroundPapers absent until it is stated, empty if there were none
 * @param considerations those whose dispositions it relies on
 * @param quorum absent for that of the items cited
 * @param vote absent for that of the items cited
 * @param explanation why it came before the close of the engagement or before its report, if it did
 */
public record NewDecision(
        String decidedBy,
        String title,
        String text,
        DecisionOutcome outcome,
        @Nullable Authority authority,
        boolean keyDecision,
        @Nullable String reasons,
        @Nullable List<String> alternativesRejected,
        @Nullable List<ConflictRecord> conflicts,
        @Nullable UUID engagementId,
        List<String> proposals,
        @Nullable UUID mergerId,
        List<String> organisations,
        List<UUID> signOffs,
        @Nullable Integer reportVersion,
        @Nullable NamedVersion equalityAssessment,
        @Nullable List<SourceReference> backgroundPapers,
        List<UUID> considerations,
        @Nullable QuorumCount quorum,
        @Nullable VoteTally vote,
        List<NewCondition> conditions,
        @Nullable String explanation) {

    /** Whether it says yes, outright or on conditions. */
    boolean isApproval() {
        return outcome == DecisionOutcome.APPROVED || outcome == DecisionOutcome.APPROVED_WITH_CONDITIONS;
    }

    /** A version of a document, by its number. */
    public record NamedVersion(UUID documentId, int version) {}
}
