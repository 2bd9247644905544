package org.duly.command.decision;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.duly.command.governance.ConditionChange;
import org.duly.command.governance.NamedOverride;
import org.duly.command.handling.Command;
import org.duly.command.handling.Streams;
import org.duly.events.body.Regime;
import org.duly.events.decision.DecisionField;
import org.duly.events.decision.PublishedUnder;
import org.duly.events.decision.ReferralOutcome;
import org.duly.events.governance.Conditions.Condition;
import org.duly.events.programme.StatedDate;
import org.jspecify.annotations.Nullable;

/** What may be asked about a decision. */
public sealed interface DecisionCommand extends Command {
    /** The decision, what it belongs to, and when what is asked happened. */
    Of of();

    @Override
    default String stream() {
        return Streams.decision(of().decisionId());
    }

    @Override
    default String scope() {
        return of().scope();
    }

    @Override
    default @Nullable Instant occurredAt() {
        return of().occurredAt();
    }

    /**
     * What every command is addressed to.
     *
     * @param scope the engagement, the merger or the body the decision belongs to
     * @param occurredAt when what is to be recorded happened, or null for now
     */
    record Of(UUID decisionId, String scope, @Nullable Instant occurredAt) {}

    /** Records that a body or office decided. */
    record TakeDecision(
            Of of, NewDecision decision, @Nullable NamedOverride override, DecisionFacts facts)
            implements DecisionCommand {
        @Override
        public boolean startsStream() {
            return true;
        }
    }

    /** Corrects or completes its record. */
    record CorrectDecision(
            Of of, DecisionField field, @Nullable String was, String is, String reason) implements DecisionCommand {}

    /**
     * Records that its record was made public.
     *
     * @param decidedAt when it was decided
     */
    record PublishDecision(
            Of of, @Nullable String where, @Nullable NamedOverride override, PublishedUnder under, Instant decidedAt)
            implements DecisionCommand {}

    /**
     * Records that members of a scrutiny committee called it in.
     *
     * @param regime the one it was taken under
     */
    record CallInDecision(Of of, String committee, List<String> by, String reasons, Regime regime)
            implements DecisionCommand {}

    /** Records that the committee asks that it be looked at again. */
    record UpholdCallIn(
            Of of,
            String committee,
            String reasons,
            @Nullable String referredTo) implements DecisionCommand {}

    /** Records that the committee let it stand. */
    record DismissCallIn(Of of, String committee, String reasons) implements DecisionCommand {}

    /** Records that a health scrutiny committee referred it. */
    record ReferToScrutiny(Of of, String committee, String to, String reasons) implements DecisionCommand {}

    /** Records what became of a referral. */
    record DetermineReferral(Of of, String committee, String by, ReferralOutcome outcome, String reasons)
            implements DecisionCommand {}

    /**
     * Records that it took effect.
     *
     * @param on when it did; what is to take effect later says so in its text, and is recorded once it has
     * @param regime the one it was taken under
     * @param awaited conditions of the items it cites that are neither discharged nor waived
     */
    record MakeDecisionEffective(
            Of of, StatedDate on, @Nullable NamedOverride override, Regime regime, List<Condition> awaited)
            implements DecisionCommand {}

    /**
     * Records that a later decision took its place.
     *
     * @param successors the later decision, and those that took its place in turn
     */
    record SupersedeDecision(Of of, UUID by, String reason, List<UUID> successors) implements DecisionCommand {}

    /**
     * Records that it was taken back.
     *
     * @param by the decision that does so, if there is one
     * @param successors that decision, and those that took its place in turn
     */
    record RescindDecision(Of of, @Nullable UUID by, String reason, List<UUID> successors) implements DecisionCommand {}

    /** Changes a condition that was attached with it. */
    record ChangeDecisionCondition(Of of, ConditionChange change) implements DecisionCommand {}
}
