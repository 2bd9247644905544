package org.duly.command.merger;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.duly.command.governance.ConditionChange;
import org.duly.command.governance.NamedOverride;
import org.duly.command.governance.NewCondition;
import org.duly.command.handling.Command;
import org.duly.command.handling.Streams;
import org.duly.events.merger.Citations;
import org.duly.events.merger.Criterion;
import org.duly.events.merger.Determination;
import org.duly.events.merger.MergerOutcome;
import org.duly.events.merger.Stance;
import org.duly.events.merger.Successor;
import org.duly.events.programme.SourceReference;
import org.duly.events.programme.StatedDate;
import org.jspecify.annotations.Nullable;

/** What may be asked of a merger case. */
public sealed interface MergerCommand extends Command {
    /** The case addressed; it is its own scope. */
    UUID mergerId();

    @Override
    default String stream() {
        return Streams.merger(mergerId());
    }

    @Override
    default String scope() {
        return Streams.merger(mergerId());
    }

    /** Proposes that organisations become one. */
    record ProposeMerger(
            UUID mergerId,
            String title,
            List<String> parties,
            Successor successor,
            StatedDate plannedEffective,
            List<Criterion> criteria,
            @Nullable UUID engagementId,
            @Nullable SourceReference legalBasis,
            @Nullable Instant occurredAt)
            implements MergerCommand {
        @Override
        public boolean startsStream() {
            return true;
        }
    }

    /** Gives evidence for something the merger has to show. */
    record EvidenceCriterion(
            UUID mergerId,
            String criterionId,
            SourceReference evidence,
            String summary,
            @Nullable Instant occurredAt) implements MergerCommand {}

    /** Records where a stakeholder stands. */
    record RecordStakeholderView(
            UUID mergerId,
            String stakeholder,
            Stance stance,
            String summary,
            @Nullable SourceReference source,
            @Nullable Instant occurredAt)
            implements MergerCommand {}

    /**
     * Records how far the members of a party support the merger.
     *
     * @param ballotDeclared whether the ballot's result was declared; without meaning if no ballot is named
     */
    record RecordMemberSupport(
            UUID mergerId,
            String party,
            @Nullable UUID ballotId,
            boolean ballotDeclared,
            String level,
            String prevailingViews,
            @Nullable String observations,
            @Nullable Instant occurredAt)
            implements MergerCommand {}

    /**
     * Records what a party resolved.
     *
     * @param cited the decision and the sign-off it names
     */
    record RecordPartyResolution(
            UUID mergerId,
            String party,
            boolean inFavour,
            @Nullable UUID decisionId,
            @Nullable UUID signOffId,
            @Nullable SourceReference source,
            Citations cited,
            @Nullable Instant occurredAt)
            implements MergerCommand {}

    /**
     * Records the decision on the merger.
     *
     * @param decidedBy opaque id of the body, such as a joint committee
     * @param cited what it cites, and the report
     */
    record DecideMerger(
            UUID mergerId,
            MergerOutcome outcome,
            String decidedBy,
            @Nullable Integer reportVersion,
            String reasons,
            Citations cited,
            @Nullable NamedOverride override,
            @Nullable Instant occurredAt)
            implements MergerCommand {}

    /** Records that the regulator was asked to approve. */
    record SubmitApplication(
            UUID mergerId,
            String regulator,
            SourceReference application,
            @Nullable Instant occurredAt) implements MergerCommand {}

    /** Records what the regulator determined, with its conditions. */
    record RecordDetermination(
            UUID mergerId,
            String regulator,
            Determination outcome,
            String reasons,
            List<NewCondition> conditions,
            @Nullable SourceReference source,
            @Nullable Instant occurredAt)
            implements MergerCommand {}

    /** Records what becomes of staff, property and liabilities. */
    record MakeTransferScheme(
            UUID mergerId,
            SourceReference scheme,
            String by,
            StatedDate on,
            @Nullable String summary,
            @Nullable Instant occurredAt)
            implements MergerCommand {}

    /**
     * Records that the parties are one organisation.
     *
     * @param cited every decision and sign-off that the merger's decision or a party's resolution names
     */
    record MakeMergerEffective(
            UUID mergerId,
            StatedDate on,
            Citations cited,
            @Nullable NamedOverride override,
            @Nullable Instant occurredAt)
            implements MergerCommand {}

    /** Gives the merger up. */
    record AbandonMerger(
            UUID mergerId,
            String reason,
            @Nullable SourceReference source,
            @Nullable Instant occurredAt) implements MergerCommand {}

    /** Changes how one of the regulator's conditions stands. */
    record ChangeMergerCondition(
            UUID mergerId, ConditionChange change, @Nullable Instant occurredAt) implements MergerCommand {}
}
