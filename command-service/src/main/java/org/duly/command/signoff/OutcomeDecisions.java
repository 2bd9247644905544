package org.duly.command.signoff;

import static org.duly.command.handling.BusinessRule.verify;
import static org.duly.command.handling.FormRules.text;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.duly.command.governance.AuthorityRules.BodyDecidesOnlyWhatASchemeGivesIt;
import org.duly.command.governance.ConditionDecisions;
import org.duly.command.governance.Irregularities;
import org.duly.command.governance.Meeting;
import org.duly.command.handling.BusinessRule;
import org.duly.command.handling.FormRules;
import org.duly.command.handling.FormRules.IdIsPlain;
import org.duly.command.handling.FormRules.IdsAreDistinct;
import org.duly.command.handling.FormRules.ListFits;
import org.duly.command.handling.FormRules.TimeIsOnTheCalendar;
import org.duly.command.handling.Limits;
import org.duly.command.handling.Refusal;
import org.duly.command.signoff.ItemRules.DissolvedBodyDecidesNothing;
import org.duly.command.signoff.ItemRules.OutcomeAgreesWithTheDeclaredVote;
import org.duly.command.signoff.ItemRules.QuorumIsPresent;
import org.duly.command.signoff.ItemRules.QuorumLastsUntilTheResult;
import org.duly.command.signoff.ItemRules.UrgentActionIsRatifiedInTime;
import org.duly.command.signoff.ItemRules.UrgentActionIsTakenByTheChair;
import org.duly.command.signoff.SignOffCommand.Grant;
import org.duly.command.signoff.SignOffCommand.RatifyUrgentAction;
import org.duly.command.signoff.SignOffCommand.Refuse;
import org.duly.command.signoff.SignOffCommand.RefuseRatification;
import org.duly.command.signoff.SignOffCommand.TakeUrgentAction;
import org.duly.command.signoff.SignOffState.Outcome;
import org.duly.command.signoff.SignOffState.Phase;
import org.duly.command.signoff.SignOffState.Requested;
import org.duly.command.signoff.VoteRules.NothingElseIsOpenOnTheItem;
import org.duly.command.signoff.VoteRules.OpenVoteIsDeclaredBeforeTheOutcome;
import org.duly.command.signoff.VoteRules.TimeToCloseIsStillToCome;
import org.duly.command.signoff.VoteRules.UrgentActionAwaitsRatification;
import org.duly.events.governance.ConditionAttached;
import org.duly.events.governance.VoteTally;
import org.duly.events.signoff.SignOffEvent;
import org.duly.events.signoff.SignOffGranted;
import org.duly.events.signoff.SignOffRefused;
import org.duly.events.signoff.UrgentActionNotRatified;
import org.duly.events.signoff.UrgentActionRatified;
import org.duly.events.signoff.UrgentActionTaken;
import org.jspecify.annotations.Nullable;

/** Decides how a sign-off comes out: signed, on conditions or outright, not signed, or signed by the chair in a hurry. */
final class OutcomeDecisions {
    private OutcomeDecisions() {}

    static List<SignOffEvent> grant(Requested state, Grant command, Instant at) {
        List<ConditionAttached> attached = ConditionDecisions.attach(
                state.conditions(), command.conditions(), state.request().bodyId());
        List<BusinessRule> rules = new ArrayList<>(VoteDecisions.itemRules(state, command.facts()));
        rules.addAll(outcomeRules(state, command.facts(), Outcome.GRANTED, at));
        List<SignOffEvent> events = new ArrayList<>(attached);
        events.add(new SignOffGranted(
                state.request().version(),
                state.request().sha256(),
                attached.stream().map(ConditionAttached::conditionId).toList(),
                vote(state),
                Irregularities.judge(command.override(), rules)));
        return events;
    }

    static SignOffEvent refuse(Requested state, Refuse command, Instant at) {
        FormRules.verify(text("/reasons", command.reasons(), Limits.PARAGRAPH));
        // Of a version that is no longer the latest it may be said at any time that it is not signed.
        List<BusinessRule> rules = new ArrayList<>(List.of(
                new DissolvedBodyDecidesNothing(command.facts().body()),
                new BodyDecidesOnlyWhatASchemeGivesIt(command.facts().authority())));
        rules.addAll(outcomeRules(state, command.facts(), Outcome.REFUSED, at));
        return new SignOffRefused(command.reasons(), vote(state), Irregularities.judge(command.override(), rules));
    }

    static SignOffEvent urgent(Requested state, TakeUrgentAction command, Instant at) {
        verify(
                new NothingElseIsOpenOnTheItem(state.phase()),
                new IdIsPlain("/by", command.by()),
                new ListFits("/consulted", command.consulted().size(), Limits.SEATS),
                new IdsAreDistinct("/consulted", command.consulted()),
                new TimeIsOnTheCalendar("/ratifyBy", command.ratifyBy()),
                new TimeToCloseIsStillToCome("/ratifyBy", command.ratifyBy(), at));
        for (int i = 0; i < command.consulted().size(); i++) {
            verify(new IdIsPlain("/consulted/" + i, command.consulted().get(i)));
        }
        FormRules.verify(text("/action", command.action(), Limits.PARAGRAPH));
        FormRules.verify(text("/reason", command.reason(), Limits.PARAGRAPH));
        List<BusinessRule> rules = new ArrayList<>(VoteDecisions.itemRules(state, command.facts()));
        rules.add(new UrgentActionIsTakenByTheChair(command.facts().body(), command.by()));
        rules.addAll(
                VoteDecisions.gateRules(state, command.facts(), VoteDecisions.meeting(state, command.facts(), at)));
        return new UrgentActionTaken(
                command.by(),
                command.consulted(),
                command.action(),
                command.reason(),
                command.ratifyBy(),
                Irregularities.judge(command.override(), rules));
    }

    /** Ratified, it is the body's own: judged as if the body had agreed to it at that meeting. */
    static List<SignOffEvent> ratify(Requested state, RatifyUrgentAction command, Instant at) {
        UrgentActionTaken taken = awaiting(state);
        FormRules.verifyOptional("/minute", command.minute(), Limits.PARAGRAPH);
        List<BusinessRule> rules = new ArrayList<>(VoteDecisions.itemRules(state, command.facts()));
        rules.add(new UrgentActionIsRatifiedInTime(taken.ratifyBy(), at));
        rules.addAll(agreementRules(state, command.facts(), at));
        return List.of(
                new UrgentActionRatified(command.minute()),
                new SignOffGranted(
                        state.request().version(),
                        state.request().sha256(),
                        List.of(),
                        null,
                        Irregularities.judge(command.override(), rules)));
    }

    static SignOffEvent refuseRatification(Requested state, RefuseRatification command) {
        awaiting(state);
        FormRules.verify(text("/reasons", command.reasons(), Limits.PARAGRAPH));
        return new UrgentActionNotRatified(command.reasons());
    }

    /** After a declared vote, that it came to this; without one, what a vote would have been judged by. */
    private static List<BusinessRule> outcomeRules(Requested state, ItemFacts facts, Outcome outcome, Instant at) {
        verify(new OpenVoteIsDeclaredBeforeTheOutcome(state.phase()));
        return state.phase() instanceof Phase.Declared
                ? List.of(
                        new QuorumLastsUntilTheResult(state.phase()),
                        new OutcomeAgreesWithTheDeclaredVote(state.phase(), outcome))
                : agreementRules(state, facts, at);
    }

    /** A body agrees without a count where nobody asks for one, but not without a quorum or past the gate. */
    private static List<BusinessRule> agreementRules(Requested state, ItemFacts facts, Instant at) {
        Meeting meeting = VoteDecisions.meeting(state, facts, at);
        List<BusinessRule> rules = new ArrayList<>();
        rules.add(new QuorumIsPresent(state.item().quorum(facts.body())));
        rules.addAll(VoteDecisions.gateRules(state, facts, meeting));
        return rules;
    }

    private static @Nullable VoteTally vote(Requested state) {
        return state.phase() instanceof Phase.Declared declared ? declared.tally() : null;
    }

    private static UrgentActionTaken awaiting(Requested state) {
        if (!(state.phase() instanceof Phase.Urgent(UrgentActionTaken action))) {
            throw new Refusal(new UrgentActionAwaitsRatification(state.phase()));
        }
        return action;
    }
}
