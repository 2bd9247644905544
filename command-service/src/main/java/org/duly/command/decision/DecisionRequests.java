package org.duly.command.decision;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.duly.command.decision.NewDecision.NamedVersion;
import org.duly.command.governance.NamedOverride;
import org.duly.command.governance.NewCondition;
import org.duly.events.decision.ConflictRecord;
import org.duly.events.decision.DecisionField;
import org.duly.events.decision.DecisionOutcome;
import org.duly.events.decision.ReferralOutcome;
import org.duly.events.governance.Authority;
import org.duly.events.governance.QuorumCount;
import org.duly.events.governance.VoteTally;
import org.duly.events.programme.SourceReference;
import org.duly.events.programme.StatedDate;
import org.jspecify.annotations.Nullable;

/**
 * The bodies of requests about decisions. Wherever they may be given, {@code occurredAt} is when it happened, if not just
 * now, and {@code override} names who answers for an act that breaks a rule, as one that already took place may have.
 */
public final class DecisionRequests {
    private DecisionRequests() {}

    /**
     * {@code POST /api/v1/decisions}. What is on record of the sign-offs cited of the same body (authority, conflicts, quorum,
     * vote) is taken from there and may be left out.
     *
     * @param decidedBy opaque id of the body or office
     * @param keyDecision in the sense of the executive arrangements of an English council
     * @param alternativesRejected absent until it is stated, empty if there were none
     * @param backgroundPapers absent until it is stated, empty if there were none
     * @param considerations those whose dispositions it relies on
     * @param explanation why it came before the close of the engagement or before its report, if it did
     */
    public record TakeDecisionRequest(
            String decidedBy,
            String title,
            String text,
            DecisionOutcome outcome,
            @Nullable Authority authority,
            @Nullable Boolean keyDecision,
            @Nullable String reasons,
            @Nullable List<String> alternativesRejected,
            @Nullable List<ConflictRecord> conflicts,
            @Nullable UUID engagementId,
            @Nullable List<String> proposals,
            @Nullable UUID mergerId,
            @Nullable List<String> organisations,
            @Nullable List<UUID> signOffs,
            @Nullable Integer reportVersion,
            @Nullable NamedVersion equalityAssessment,
            @Nullable List<SourceReference> backgroundPapers,
            @Nullable List<UUID> considerations,
            @Nullable QuorumCount quorum,
            @Nullable VoteTally vote,
            @Nullable List<NewCondition> conditions,
            @Nullable String explanation,
            @Nullable Instant occurredAt,
            @Nullable NamedOverride override) {

        NewDecision decision() {
            return new NewDecision(
                    decidedBy,
                    title,
                    text,
                    outcome,
                    authority,
                    Boolean.TRUE.equals(keyDecision),
                    reasons,
                    alternativesRejected,
                    conflicts,
                    engagementId,
                    given(proposals),
                    mergerId,
                    given(organisations),
                    given(signOffs),
                    reportVersion,
                    equalityAssessment,
                    backgroundPapers,
                    given(considerations),
                    quorum,
                    vote,
                    given(conditions),
                    explanation);
        }

        private static <T> List<T> given(@Nullable List<T> list) {
            return list == null ? List.of() : list;
        }
    }

    /**
     * {@code …/correct}.
     *
     * @param was what stands there now, as the record has it; absent if nothing does
     */
    public record CorrectDecisionRequest(
            DecisionField field,
            @Nullable String was,
            String is,
            String reason,
            @Nullable Instant occurredAt) {}

    /**
     * {@code …/publish}.
     *
     * @param where its address
     */
    public record PublishDecisionRequest(
            @Nullable String where,
            @Nullable Instant occurredAt,
            @Nullable NamedOverride override) {}

    /**
     * {@code …/call-in}.
     *
     * @param committee opaque id of the body
     * @param by opaque ids of its members
     */
    public record CallInRequest(
            String committee,
            List<String> by,
            String reasons,
            @Nullable Instant occurredAt) {}

    /**
     * {@code …/uphold-call-in}.
     *
     * @param committee opaque id of the body that called it in
     * @param referredTo opaque id of the body that is to look at it again; absent for the body that decided
     */
    public record UpholdCallInRequest(
            String committee,
            String reasons,
            @Nullable String referredTo,
            @Nullable Instant occurredAt) {}

    /**
     * {@code …/dismiss-call-in}.
     *
     * @param committee opaque id of the body that called it in
     */
    public record DismissCallInRequest(
            String committee, String reasons, @Nullable Instant occurredAt) {}

    /**
     * {@code …/refer-to-scrutiny}.
     *
     * @param committee opaque id of the body that refers
     * @param to opaque id of whoever it is referred to
     */
    public record ReferToScrutinyRequest(
            String committee,
            String to,
            String reasons,
            @Nullable Instant occurredAt) {}

    /**
     * {@code …/determine-referral}.
     *
     * @param committee opaque id of the body that referred it
     * @param by opaque id of whoever determined it
     */
    public record DetermineReferralRequest(
            String committee,
            String by,
            ReferralOutcome outcome,
            String reasons,
            @Nullable Instant occurredAt) {}

    /** {@code …/make-effective}. */
    public record MakeEffectiveRequest(
            StatedDate on,
            @Nullable Instant occurredAt,
            @Nullable NamedOverride override) {}

    /**
     * {@code …/supersede}.
     *
     * @param by the later decision
     */
    public record SupersedeRequest(
            UUID by, String reason, @Nullable Instant occurredAt) {}

    /**
     * {@code …/rescind}.
     *
     * @param by the decision that takes it back, if there is one
     */
    public record RescindRequest(
            @Nullable UUID by, String reason, @Nullable Instant occurredAt) {}
}
