package org.duly.command.signoff;

import static org.duly.command.handling.BusinessRule.verify;
import static org.duly.command.handling.FormRules.text;

import java.time.Instant;
import java.util.List;
import org.duly.command.governance.ConditionDecisions;
import org.duly.command.handling.Decider;
import org.duly.command.handling.FormRules;
import org.duly.command.handling.Limits;
import org.duly.command.handling.Refusal;
import org.duly.command.signoff.SignOffCommand.CastVote;
import org.duly.command.signoff.SignOffCommand.ChangeCondition;
import org.duly.command.signoff.SignOffCommand.CirculatePack;
import org.duly.command.signoff.SignOffCommand.CloseWrittenResolution;
import org.duly.command.signoff.SignOffCommand.ConfirmQuorum;
import org.duly.command.signoff.SignOffCommand.DeclareInterest;
import org.duly.command.signoff.SignOffCommand.DeclareVote;
import org.duly.command.signoff.SignOffCommand.Defer;
import org.duly.command.signoff.SignOffCommand.DiscussConsiderations;
import org.duly.command.signoff.SignOffCommand.GiveCastingVote;
import org.duly.command.signoff.SignOffCommand.Grant;
import org.duly.command.signoff.SignOffCommand.GrantDispensation;
import org.duly.command.signoff.SignOffCommand.OpenVote;
import org.duly.command.signoff.SignOffCommand.OpenWrittenResolution;
import org.duly.command.signoff.SignOffCommand.RatifyUrgentAction;
import org.duly.command.signoff.SignOffCommand.ReadPackItem;
import org.duly.command.signoff.SignOffCommand.RecordAttendance;
import org.duly.command.signoff.SignOffCommand.Refuse;
import org.duly.command.signoff.SignOffCommand.RefuseRatification;
import org.duly.command.signoff.SignOffCommand.RequestSignOff;
import org.duly.command.signoff.SignOffCommand.RuleOnConflict;
import org.duly.command.signoff.SignOffCommand.TakeUrgentAction;
import org.duly.command.signoff.SignOffCommand.WithdrawRequest;
import org.duly.command.signoff.SignOffRules.FinishedSignOffStaysFinished;
import org.duly.command.signoff.SignOffRules.SignOffIsRequested;
import org.duly.command.signoff.SignOffState.NotRequested;
import org.duly.command.signoff.SignOffState.Outcome;
import org.duly.command.signoff.SignOffState.Phase;
import org.duly.command.signoff.SignOffState.Requested;
import org.duly.command.signoff.VoteRules.NothingElseIsOpenOnTheItem;
import org.duly.events.governance.ConditionEvent;
import org.duly.events.governance.Conditions;
import org.duly.events.signoff.ItemStanding;
import org.duly.events.signoff.SignOffDeferred;
import org.duly.events.signoff.SignOffEvent;
import org.duly.events.signoff.SignOffGranted;
import org.duly.events.signoff.SignOffRefused;
import org.duly.events.signoff.SignOffRequestWithdrawn;
import org.duly.events.signoff.SignOffRequested;
import org.duly.events.signoff.UrgentActionNotRatified;
import org.duly.events.signoff.UrgentActionTaken;
import org.duly.events.signoff.VoteDeclared;
import org.duly.events.signoff.VoteOpened;
import org.duly.events.signoff.WrittenResolutionCarried;
import org.duly.events.signoff.WrittenResolutionLapsed;
import org.duly.events.signoff.WrittenResolutionOpened;
import org.jspecify.annotations.Nullable;

/**
 * Decides what happens to a sign-off.
 *
 * <p>Papers, interests, rulings and attendance are recorded as they were, in every phase; only votes and outcomes wait for
 * each other.
 */
public final class SignOffDecider implements Decider<SignOffState, SignOffCommand, SignOffEvent> {
    private static final String QUORUM = "quorum-is-present";

    @Override
    public SignOffState initial() {
        return new NotRequested();
    }

    @Override
    public List<SignOffEvent> decide(SignOffState state, SignOffCommand command, Instant now) {
        FormRules.verifyOccurrence(command);
        Instant occurredAt = command.occurredAt();
        Instant at = occurredAt == null ? now : occurredAt;
        return switch (command) {
            case RequestSignOff request -> List.of(ItemDecisions.request(request));
            case CirculatePack circulate -> List.of(ItemDecisions.circulate(requested(state, command), circulate));
            case ReadPackItem read -> {
                requested(state, command);
                yield List.of(ItemDecisions.read(read));
            }
            case DeclareInterest declare -> List.of(ItemDecisions.declare(requested(state, command), declare));
            case RuleOnConflict rule -> List.of(ItemDecisions.rule(requested(state, command), rule));
            case GrantDispensation grant -> List.of(ItemDecisions.dispense(requested(state, command), grant));
            case RecordAttendance record -> {
                requested(state, command);
                yield List.of(ItemDecisions.attendance(record));
            }
            case DiscussConsiderations discuss -> List.of(ItemDecisions.discuss(requested(state, command), discuss));
            case ConfirmQuorum confirm -> List.of(VoteDecisions.confirmQuorum(open(state, command), confirm));
            case OpenVote open -> List.of(VoteDecisions.open(open(state, command), open, at));
            case CastVote cast -> VoteDecisions.cast(open(state, command), cast, at);
            case GiveCastingVote give -> List.of(VoteDecisions.castingVote(open(state, command), give));
            case DeclareVote declare -> List.of(VoteDecisions.declare(open(state, command), declare));
            case OpenWrittenResolution open -> List.of(VoteDecisions.open(open(state, command), open, at));
            case CloseWrittenResolution close -> List.of(VoteDecisions.close(open(state, command), close, at));
            case Grant grant -> OutcomeDecisions.grant(open(state, command), grant, at);
            case Refuse refuse -> List.of(OutcomeDecisions.refuse(open(state, command), refuse, at));
            case TakeUrgentAction take -> List.of(OutcomeDecisions.urgent(open(state, command), take, at));
            case RatifyUrgentAction ratify -> OutcomeDecisions.ratify(open(state, command), ratify, at);
            case RefuseRatification refuse ->
                List.of(OutcomeDecisions.refuseRatification(open(state, command), refuse));
            case Defer defer -> List.of(defer(open(state, command), defer));
            case WithdrawRequest withdraw -> {
                open(state, command);
                yield List.of(withdraw(withdraw));
            }
            case ChangeCondition change ->
                List.of(ConditionDecisions.change(requested(state, command).conditions(), change.change()));
        };
    }

    private static SignOffEvent defer(Requested state, Defer command) {
        if (state.phase() instanceof Phase.InWriting || state.phase() instanceof Phase.Urgent) {
            throw new Refusal(new NothingElseIsOpenOnTheItem(state.phase()));
        }
        FormRules.verifyDate("/until", command.until());
        FormRules.verify(text("/reason", command.reason(), Limits.PARAGRAPH));
        return new SignOffDeferred(command.until(), command.reason());
    }

    private static SignOffEvent withdraw(WithdrawRequest command) {
        FormRules.verify(text("/reason", command.reason(), Limits.PARAGRAPH));
        return new SignOffRequestWithdrawn(command.reason());
    }

    private static Requested requested(SignOffState state, SignOffCommand command) {
        if (!(state instanceof Requested requested)) {
            throw new Refusal(new SignOffIsRequested(command.of().signOffId()));
        }
        return requested;
    }

    private static Requested open(SignOffState state, SignOffCommand command) {
        Requested requested = requested(state, command);
        verify(new FinishedSignOffStaysFinished(requested.phase()));
        return requested;
    }

    @Override
    public SignOffState evolve(SignOffState state, SignOffEvent event) {
        if (event instanceof SignOffRequested request) {
            return new Requested(request, ItemStanding.NONE, new Phase.Before(), Conditions.NONE);
        }
        if (!(state instanceof Requested before)) {
            return state;
        }
        Phase next = phaseAfter(event);
        return new Requested(
                before.request(),
                before.item().with(event),
                next == null ? before.phase() : next,
                event instanceof ConditionEvent condition ? before.conditions().with(condition) : before.conditions());
    }

    private static @Nullable Phase phaseAfter(SignOffEvent event) {
        return switch (event) {
            case VoteOpened _ -> new Phase.Voting();
            case WrittenResolutionOpened opened -> new Phase.InWriting(opened.closesAt());
            case VoteDeclared declared ->
                new Phase.Declared(
                        declared.tally(),
                        declared.carried(),
                        declared.irregularities().stream()
                                .noneMatch(irregularity -> irregularity.rule().equals(QUORUM)));
            case WrittenResolutionCarried carried -> new Phase.Declared(carried.tally(), true, true);
            case WrittenResolutionLapsed lapsed -> new Phase.Declared(lapsed.tally(), false, true);
            case SignOffDeferred _, UrgentActionNotRatified _ -> new Phase.Before();
            case UrgentActionTaken taken -> new Phase.Urgent(taken);
            case SignOffGranted _ -> new Phase.Over(Outcome.GRANTED);
            case SignOffRefused _ -> new Phase.Over(Outcome.REFUSED);
            case SignOffRequestWithdrawn _ -> new Phase.Over(Outcome.WITHDRAWN);
            default -> null;
        };
    }
}
