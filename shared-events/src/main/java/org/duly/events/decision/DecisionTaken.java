package org.duly.events.decision;

import java.util.List;
import java.util.UUID;
import org.duly.events.EventType;
import org.duly.events.governance.Authority;
import org.duly.events.governance.Irregularity;
import org.duly.events.governance.QuorumCount;
import org.duly.events.governance.VoteTally;
import org.duly.events.programme.SourceReference;
import org.jspecify.annotations.Nullable;

/**
 * A body or office decided. What the regime asks of a decision record may be missing here; then it cannot be published yet.
 *
 * @param decidedBy opaque id of the body or office
 * @param authority absent if none could be named
 * @param keyDecision in the sense of the executive arrangements of an English council
 * @param alternativesRejected absent until it is stated, empty if there were none
 * @param conflicts absent until it is stated, empty if none was declared
 * @param proposals those of the engagement it is about
 * @param organisations those it is about
 * @param signOffs the items at which it was voted
 * @param reportVersion the version of the engagement report that was before it
 * @param backgroundPapers absent until it is stated, empty if there were none
 * @param considerations those whose dispositions it relies on
 * @param quorum as taken at the vote; absent if it was not taken
 * @param vote absent if there was no count
 * @param judgedAtPosition the position up to which the engagement was judged
 * @param conditions ids of the conditions attached with it
 * @param explanation why it came before the close of the engagement or before its report, if it did
 */
@EventType("org.duly.governance.decision-taken.v1")
public record DecisionTaken(
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
        @Nullable DocumentVersion equalityAssessment,
        @Nullable List<SourceReference> backgroundPapers,
        List<UUID> considerations,
        @Nullable QuorumCount quorum,
        @Nullable VoteTally vote,
        @Nullable Long judgedAtPosition,
        List<String> conditions,
        @Nullable String explanation,
        List<Irregularity> irregularities)
        implements DecisionEvent {}
