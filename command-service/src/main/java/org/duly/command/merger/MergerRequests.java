package org.duly.command.merger;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.duly.command.governance.NamedOverride;
import org.duly.command.governance.NewCondition;
import org.duly.events.merger.Criterion;
import org.duly.events.merger.Determination;
import org.duly.events.merger.MergerOutcome;
import org.duly.events.merger.Stance;
import org.duly.events.merger.Successor;
import org.duly.events.programme.SourceReference;
import org.duly.events.programme.StatedDate;
import org.jspecify.annotations.Nullable;

/** What is sent about mergers. Wherever it may be given, {@code occurredAt} is when it happened, if not just now. */
public final class MergerRequests {
    private MergerRequests() {}

    /**
     * {@code POST /api/v1/mergers}.
     *
     * @param parties ids of the organisations
     * @param successor the organisation that takes their place, which may be one of them
     * @param criteria what the merger has to show; nothing if absent
     * @param engagementId the engagement on it
     */
    public record ProposeMergerRequest(
            String title,
            List<String> parties,
            Successor successor,
            StatedDate plannedEffective,
            @Nullable List<Criterion> criteria,
            @Nullable UUID engagementId,
            @Nullable SourceReference legalBasis,
            @Nullable Instant occurredAt) {}

    /** {@code …/evidence-criterion}. */
    public record EvidenceCriterionRequest(
            String criterionId,
            SourceReference evidence,
            String summary,
            @Nullable Instant occurredAt) {}

    /**
     * {@code …/record-stakeholder-view}.
     *
     * @param stakeholder opaque id of an organisation or office, never a private person
     */
    public record RecordStakeholderViewRequest(
            String stakeholder,
            Stance stance,
            String summary,
            @Nullable SourceReference source,
            @Nullable Instant occurredAt) {}

    /**
     * {@code …/record-member-support}.
     *
     * @param ballotId a ballot whose result is declared, if there was one
     * @param level such as "passed by 31 of 40 practices"
     */
    public record RecordMemberSupportRequest(
            String party,
            @Nullable UUID ballotId,
            String level,
            String prevailingViews,
            @Nullable String observations,
            @Nullable Instant occurredAt) {}

    /**
     * {@code …/record-party-resolution}: with a decision, a sign-off or where it is written.
     *
     * @param source where it is written; on that alone a merger goes ahead only if a named person answers for it
     */
    public record RecordPartyResolutionRequest(
            String party,
            boolean inFavour,
            @Nullable UUID decisionId,
            @Nullable UUID signOffId,
            @Nullable SourceReference source,
            @Nullable Instant occurredAt) {}

    /**
     * {@code …/decide}.
     *
     * @param decidedBy opaque id of the body, such as a joint committee
     * @param decisions those it rests on, of every party at least
     * @param signOffs those it rests on, of every party at least
     * @param ballots of the parties' members
     * @param reportVersion the version of the engagement's report that was before it
     */
    public record DecideMergerRequest(
            MergerOutcome outcome,
            String decidedBy,
            @Nullable List<UUID> decisions,
            @Nullable List<UUID> signOffs,
            @Nullable List<UUID> ballots,
            @Nullable Integer reportVersion,
            String reasons,
            @Nullable NamedOverride override,
            @Nullable Instant occurredAt) {}

    /** {@code …/submit-application}. */
    public record SubmitApplicationRequest(
            String regulator,
            SourceReference application,
            @Nullable Instant occurredAt) {}

    /**
     * {@code …/record-determination}.
     *
     * @param conditions of an approval on conditions; set by the regulator where they name nobody else
     */
    public record RecordDeterminationRequest(
            String regulator,
            Determination outcome,
            String reasons,
            @Nullable List<NewCondition> conditions,
            @Nullable SourceReference source,
            @Nullable Instant occurredAt) {}

    /**
     * {@code …/make-transfer-scheme}.
     *
     * @param on when staff, property and liabilities pass
     */
    public record MakeTransferSchemeRequest(
            SourceReference scheme,
            String by,
            StatedDate on,
            @Nullable String summary,
            @Nullable Instant occurredAt) {}

    /** {@code …/make-effective}. */
    public record MakeMergerEffectiveRequest(
            StatedDate on,
            @Nullable NamedOverride override,
            @Nullable Instant occurredAt) {}

    /** {@code …/abandon}. */
    public record AbandonMergerRequest(
            String reason,
            @Nullable SourceReference source,
            @Nullable Instant occurredAt) {}
}
