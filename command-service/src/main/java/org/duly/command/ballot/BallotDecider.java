package org.duly.command.ballot;

import static org.duly.command.handling.BusinessRule.verify;
import static org.duly.command.handling.FormRules.text;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.duly.command.ballot.BallotCommand.AbandonBallot;
import org.duly.command.ballot.BallotCommand.CloseBallot;
import org.duly.command.ballot.BallotCommand.DeclareBallot;
import org.duly.command.ballot.BallotCommand.OpenBallot;
import org.duly.command.ballot.BallotCommand.OpenBallotAsAnnounced;
import org.duly.command.ballot.BallotCommand.OrderRevote;
import org.duly.command.ballot.BallotCommand.RecordBallot;
import org.duly.command.ballot.BallotCommand.RecordCount;
import org.duly.command.ballot.BallotCommand.ReturnPaper;
import org.duly.command.ballot.BallotCommand.ReviseElectorate;
import org.duly.command.ballot.BallotCommand.ScheduleBallot;
import org.duly.command.ballot.BallotRules.AbandonedBallotHasNoResult;
import org.duly.command.ballot.BallotRules.BallotClosesAtItsDeadlineOrWithEveryPaper;
import org.duly.command.ballot.BallotRules.BallotIsNotOpenYet;
import org.duly.command.ballot.BallotRules.BallotIsScheduled;
import org.duly.command.ballot.BallotRules.BallotIsScheduledOnce;
import org.duly.command.ballot.BallotRules.ChoiceIsKeptFromASecretBallot;
import org.duly.command.ballot.BallotRules.ChoiceIsSealedForTheBallot;
import org.duly.command.ballot.BallotRules.ClosedBallotWasOpen;
import org.duly.command.ballot.BallotRules.ConstituencyIsOfTheBallot;
import org.duly.command.ballot.BallotRules.PapersComeOnceTheBallotIsOpen;
import org.duly.command.ballot.BallotState.Ballot;
import org.duly.command.ballot.BallotState.NotScheduled;
import org.duly.command.ballot.BallotState.Stage;
import org.duly.command.ballot.RevoteRules.RevoteFollowsADeclaration;
import org.duly.command.ballot.RevoteRules.RevoteIsAboutTheSame;
import org.duly.command.ballot.RevoteRules.RevoteIsHeldOnce;
import org.duly.command.ballot.RevoteRules.RevoteIsOrderedOnce;
import org.duly.command.ballot.RevoteRules.RevoteStaysInItsConstituencies;
import org.duly.command.ballot.RevoteRules.RevoteWasOrdered;
import org.duly.command.governance.Irregularities;
import org.duly.command.handling.Decider;
import org.duly.command.handling.FormRules;
import org.duly.command.handling.FormRules.IdIsPlain;
import org.duly.command.handling.FormRules.IdsAreDistinct;
import org.duly.command.handling.FormRules.NumberIsWithin;
import org.duly.command.handling.FormRules.TimeHasCome;
import org.duly.command.handling.Limits;
import org.duly.command.handling.Refusal;
import org.duly.events.ballot.BallotAbandoned;
import org.duly.events.ballot.BallotClosed;
import org.duly.events.ballot.BallotDeclared;
import org.duly.events.ballot.BallotEvent;
import org.duly.events.ballot.BallotOpened;
import org.duly.events.ballot.BallotOpeningRefused;
import org.duly.events.ballot.BallotPaperRefused;
import org.duly.events.ballot.BallotPaperReturned;
import org.duly.events.ballot.BallotScheduled;
import org.duly.events.ballot.Constituency;
import org.duly.events.ballot.ElectorateRevised;
import org.duly.events.ballot.PaperRefusal;
import org.duly.events.ballot.RevoteOrdered;
import org.duly.events.ballot.ScrutineerCountRecorded;
import org.duly.events.programme.SourceReference;
import org.jspecify.annotations.Nullable;

/**
 * Decides the course of a ballot.
 *
 * <p>A paper is late by when it was received, against the deadline, never by when it was keyed: one that was received in
 * time is taken in after the close too, until the result is declared. A paper that is not taken in is recorded with why.
 */
public final class BallotDecider implements Decider<BallotState, BallotCommand, BallotEvent> {
    @Override
    public BallotState initial() {
        return new NotScheduled();
    }

    @Override
    public List<BallotEvent> decide(BallotState state, BallotCommand command, Instant now) {
        FormRules.verifyOccurrence(command);
        Instant at = command.occurredAt() == null ? now : command.occurredAt();
        return switch (command) {
            case ScheduleBallot schedule -> List.of(schedule(state, schedule));
            case RecordBallot record -> record(state, record, at);
            case ReviseElectorate revise -> List.of(revise(ballot(state), revise));
            case OpenBallot open -> List.of(Openings.open(ballot(state), open, at));
            case OpenBallotAsAnnounced open -> List.of(Openings.openAsAnnounced(ballot(state), open));
            case ReturnPaper paper -> List.of(paper(ballot(state), paper, now));
            case CloseBallot close -> List.of(close(ballot(state), close, at));
            case RecordCount count -> List.of(Results.count(ballot(state), count));
            case DeclareBallot declare -> List.of(Results.declare(ballot(state), declare));
            case OrderRevote order -> List.of(orderRevote(ballot(state), order));
            case AbandonBallot abandon -> List.of(abandon(ballot(state), abandon));
        };
    }

    private static BallotEvent schedule(BallotState state, ScheduleBallot command) {
        verify(new BallotIsScheduledOnce(state instanceof NotScheduled));
        ElectorateRules.verifyPlan(command.plan(), true);
        verifyRevote(command.plan(), command.revote());
        return scheduled(command.plan(), command.secret(), command.revote(), null);
    }

    private static List<BallotEvent> record(BallotState state, RecordBallot command, Instant at) {
        verify(new BallotIsScheduledOnce(state instanceof NotScheduled));
        ElectorateRules.verifyPlan(command.plan(), false);
        verify(new TimeHasCome("/closesAt", command.plan().closesAt(), at));
        verifyRevote(command.plan(), command.revote());
        FormRules.verifySource("/heldElsewhere", command.heldElsewhere());
        return Results.record(command, scheduled(command.plan(), true, command.revote(), command.heldElsewhere()));
    }

    private static void verifyRevote(BallotPlan plan, @Nullable RevoteOf revote) {
        if (revote != null) {
            List<String> constituencies = ids(plan.constituencies());
            verify(
                    new RevoteIsAboutTheSame(revote, plan),
                    new RevoteWasOrdered(revote.ordered(), constituencies),
                    new RevoteIsHeldOnce(revote, constituencies));
        }
    }

    private static BallotScheduled scheduled(
            BallotPlan plan, boolean secret, @Nullable RevoteOf revote, @Nullable SourceReference heldElsewhere) {
        UUID revoteOf = revote == null ? null : revote.ballotId();
        return new BallotScheduled(
                plan.question(),
                plan.bodyId(),
                plan.engagementId(),
                plan.mergerId(),
                plan.proposalId(),
                plan.constituencies(),
                plan.rule(),
                plan.combine(),
                plan.verifier(),
                secret,
                plan.opensAt(),
                plan.closesAt(),
                revoteOf,
                heldElsewhere);
    }

    private static BallotEvent revise(Ballot ballot, ReviseElectorate command) {
        verify(new BallotIsNotOpenYet(ballot));
        ElectorateRules.verifyConstituencies(command.constituencies(), true);
        verify(new RevoteStaysInItsConstituencies(ballot, ids(command.constituencies())));
        FormRules.verify(text("/reason", command.reason(), Limits.PARAGRAPH));
        return new ElectorateRevised(command.constituencies(), command.reason());
    }

    private static BallotEvent paper(Ballot ballot, ReturnPaper command, Instant now) {
        verify(
                new PapersComeOnceTheBallotIsOpen(ballot),
                new ConstituencyIsOfTheBallot(ballot, "/constituencyId", command.constituencyId()),
                new IdIsPlain("/member", command.member()),
                new TimeHasCome("/receivedAt", command.receivedAt(), now),
                new ChoiceIsKeptFromASecretBallot(ballot, command.choice() != null),
                new ChoiceIsSealedForTheBallot(ballot, command.keyReference()));
        PaperRefusal refusal = refusal(ballot, command);
        return refusal == null
                ? new BallotPaperReturned(command.constituencyId(), command.member(), command.choice())
                : new BallotPaperRefused(command.constituencyId(), command.member(), refusal);
    }

    private static @Nullable PaperRefusal refusal(Ballot ballot, ReturnPaper paper) {
        if (!ballot.isElector(paper.constituencyId(), paper.member())) {
            return PaperRefusal.NOT_ELIGIBLE;
        } else if (!paper.verified()) {
            return PaperRefusal.NOT_VERIFIED;
        } else if (ballot.hasReturned(paper.constituencyId(), paper.member())) {
            return PaperRefusal.ALREADY_RETURNED;
        } else if (!paper.receivedAt().isBefore(ballot.deadline())) {
            return PaperRefusal.LATE;
        } else if (ballot.stage() == Stage.DECLARED) {
            return PaperRefusal.RESULT_DECLARED;
        }
        return null;
    }

    private static BallotEvent close(Ballot ballot, CloseBallot command, Instant at) {
        verify(new ClosedBallotWasOpen(ballot));
        Instant closedAt = at.isBefore(ballot.deadline()) ? at : ballot.deadline();
        return new BallotClosed(
                closedAt,
                ballot.papers(),
                Irregularities.judge(command.override(), new BallotClosesAtItsDeadlineOrWithEveryPaper(ballot, at)));
    }

    private static BallotEvent orderRevote(Ballot ballot, OrderRevote command) {
        verify(
                new RevoteFollowsADeclaration(ballot),
                new NumberIsWithin("/constituencies", command.constituencies().size(), 1, Limits.CONSTITUENCIES),
                new IdsAreDistinct("/constituencies", command.constituencies()));
        for (int i = 0; i < command.constituencies().size(); i++) {
            verify(new ConstituencyIsOfTheBallot(
                    ballot, "/constituencies/" + i, command.constituencies().get(i)));
        }
        verify(new RevoteIsOrderedOnce(ballot, command.constituencies()));
        FormRules.verify(text("/reason", command.reason(), Limits.PARAGRAPH));
        return new RevoteOrdered(command.constituencies(), command.reason());
    }

    private static BallotEvent abandon(Ballot ballot, AbandonBallot command) {
        verify(new AbandonedBallotHasNoResult(ballot));
        FormRules.verify(text("/reason", command.reason(), Limits.PARAGRAPH));
        return new BallotAbandoned(command.reason());
    }

    private static List<String> ids(List<Constituency> constituencies) {
        return constituencies.stream().map(Constituency::constituencyId).toList();
    }

    private static Ballot ballot(BallotState state) {
        if (!(state instanceof Ballot ballot)) {
            throw new Refusal(new BallotIsScheduled(false));
        }
        return ballot;
    }

    @Override
    public BallotState evolve(BallotState state, BallotEvent event) {
        if (event instanceof BallotScheduled scheduled) {
            return Ballot.of(scheduled);
        }
        return state instanceof Ballot ballot ? evolve(ballot, event) : state;
    }

    private static Ballot evolve(Ballot ballot, BallotEvent event) {
        return switch (event) {
            case BallotScheduled _, BallotOpeningRefused _, BallotPaperRefused _ -> ballot;
            case ElectorateRevised revised -> ballot.revised(revised.constituencies());
            case BallotOpened opened -> ballot.opened(opened.closesAt(), opened.keyReference());
            case BallotPaperReturned paper -> ballot.withPaper(paper.constituencyId(), paper.member());
            case BallotClosed closed -> ballot.closed(closed.closedAt());
            case ScrutineerCountRecorded count -> ballot.withCount(count.constituencyId(), count.count());
            case BallotDeclared _ -> ballot.declared();
            case RevoteOrdered ordered -> ballot.withRevote(ordered.constituencies());
            case BallotAbandoned _ -> ballot.abandoned();
        };
    }
}
