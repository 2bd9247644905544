package org.duly.command.ballot;

import static java.util.Objects.requireNonNullElse;

import com.github.f4b6a3.uuid.UuidCreator;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.UUID;
import org.duly.command.ballot.BallotCommand.AbandonBallot;
import org.duly.command.ballot.BallotCommand.CloseBallot;
import org.duly.command.ballot.BallotCommand.DeclareBallot;
import org.duly.command.ballot.BallotCommand.OpenBallot;
import org.duly.command.ballot.BallotCommand.OrderRevote;
import org.duly.command.ballot.BallotCommand.RecordBallot;
import org.duly.command.ballot.BallotCommand.RecordCount;
import org.duly.command.ballot.BallotCommand.ReturnPaper;
import org.duly.command.ballot.BallotCommand.ReviseElectorate;
import org.duly.command.ballot.BallotCommand.ScheduleBallot;
import org.duly.command.ballot.BallotRequests.AbandonBallotRequest;
import org.duly.command.ballot.BallotRequests.CloseBallotRequest;
import org.duly.command.ballot.BallotRequests.DeclareBallotRequest;
import org.duly.command.ballot.BallotRequests.HeldElsewhere;
import org.duly.command.ballot.BallotRequests.OpenBallotRequest;
import org.duly.command.ballot.BallotRequests.OrderRevoteRequest;
import org.duly.command.ballot.BallotRequests.RecordCountRequest;
import org.duly.command.ballot.BallotRequests.ReturnPaperRequest;
import org.duly.command.ballot.BallotRequests.ReviseElectorateRequest;
import org.duly.command.ballot.BallotRequests.ScheduleBallotRequest;
import org.duly.command.ballot.BallotRules.PapersComeOnceTheBallotIsOpen;
import org.duly.command.ballot.OpeningLookup.KnownOpening;
import org.duly.command.ballot.RevoteLookup.KnownRevote;
import org.duly.command.engagement.EngagementLookup;
import org.duly.command.handling.CommandDispatcher;
import org.duly.command.handling.CommandDispatcher.Prepared;
import org.duly.command.handling.NamedStreams;
import org.duly.command.handling.Refusal;
import org.duly.command.handling.Request;
import org.duly.command.log.Appended;
import org.duly.command.web.CommandAnswer;
import org.duly.events.ProtectedText;
import org.duly.events.ballot.BallotChoice;
import org.duly.platform.vault.KeyErasedException;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Ballots of members over HTTP. What a paper says comes in here and goes on only sealed. */
@RestController
@RequestMapping("/api/v1/ballots")
public class BallotController {
    private final CommandDispatcher dispatcher;
    private final BallotLookup ballots;
    private final SealedPapers papers;
    private final OpeningLookup openings;
    private final RevoteLookup revotes;
    private final EngagementLookup engagements;
    private final NamedStreams named;
    private final InstantSource clock;

    public BallotController(
            CommandDispatcher dispatcher,
            BallotLookup ballots,
            SealedPapers papers,
            OpeningLookup openings,
            RevoteLookup revotes,
            EngagementLookup engagements,
            NamedStreams named,
            InstantSource logClock) {
        this.dispatcher = dispatcher;
        this.ballots = ballots;
        this.papers = papers;
        this.openings = openings;
        this.revotes = revotes;
        this.engagements = engagements;
        this.named = named;
        this.clock = logClock;
    }

    /** Schedules a ballot, or records one that was held elsewhere. */
    @PostMapping
    ResponseEntity<CommandAnswer> schedule(@RequestBody ScheduleBallotRequest body, Request request) {
        UUID id = UuidCreator.getTimeOrderedEpoch();
        Appended appended = dispatcher.dispatch(request, freshness -> {
            if (body.engagementId() != null) {
                engagements.facts(body.engagementId(), freshness);
            }
            named.requireMerger(body.mergerId());
            KnownRevote known = body.revoteOf() == null ? null : revotes.find(body.revoteOf());
            RevoteOf revote = known == null ? null : known.revote();
            HeldElsewhere elsewhere = body.heldElsewhere();
            return new Prepared(
                    elsewhere == null
                            ? new ScheduleBallot(
                                    id,
                                    body.plan(),
                                    requireNonNullElse(body.secret(), false),
                                    revote,
                                    body.occurredAt())
                            : new RecordBallot(
                                    id,
                                    body.plan(),
                                    elsewhere.source(),
                                    elsewhere.counts(),
                                    elsewhere.declaredCarried(),
                                    revote,
                                    elsewhere.override(),
                                    body.occurredAt()),
                    known == null ? List.of() : List.of(known.guard()));
        });
        return CommandAnswer.toStart(appended);
    }

    @PostMapping("/{id}/revise-electorate")
    ResponseEntity<CommandAnswer> reviseElectorate(
            @PathVariable UUID id, @RequestBody ReviseElectorateRequest body, Request request) {
        return answer(
                request,
                new ReviseElectorate(id, ballots.scopeOf(id), body.constituencies(), body.reason(), body.occurredAt()));
    }

    /** Guarded on what its engagement was judged on: no response is logged between that and the opening. */
    @PostMapping("/{id}/open")
    ResponseEntity<CommandAnswer> open(@PathVariable UUID id, @RequestBody OpenBallotRequest body, Request request) {
        return CommandAnswer.to(dispatcher.dispatch(request, _ -> {
            KnownOpening known = openings.find(id);
            return new Prepared(
                    new OpenBallot(id, known.scope(), known.opening(), body.override(), body.occurredAt()),
                    known.guards());
        }));
    }

    /** Takes a paper in, or records why it is not: the answer says which. */
    @PostMapping("/{id}/papers")
    ResponseEntity<CommandAnswer> returnPaper(
            @PathVariable UUID id, @RequestBody ReturnPaperRequest body, Request request) {
        UUID eventId = UuidCreator.getTimeOrderedEpoch();
        String scope = ballots.scopeOf(id);
        Instant receivedAt =
                requireNonNullElse(body.receivedAt(), clock.instant().truncatedTo(ChronoUnit.MILLIS));
        Appended appended = dispatcher.dispatch(request, _ -> {
            UUID key = ballots.ballot(id).keyReference();
            return new Prepared(
                    new ReturnPaper(
                            id,
                            scope,
                            eventId,
                            body.constituencyId(),
                            body.member(),
                            sealed(id, key, eventId, body.choice()),
                            key,
                            requireNonNullElse(body.verified(), true),
                            receivedAt),
                    List.of());
        });
        return CommandAnswer.toPaper(appended, papers.refusalAt(appended.stream(), appended.streamVersion()));
    }

    private @Nullable ProtectedText sealed(UUID id, @Nullable UUID key, UUID eventId, @Nullable BallotChoice choice) {
        if (choice == null) {
            return null;
        }
        // Without a key the ballot is secret or not open, and takes no choice; then this one goes no further either.
        if (key == null) {
            return ProtectedText.inline("", "");
        }
        try {
            return papers.seal(key, eventId, choice);
        } catch (KeyErasedException givenUpMeanwhile) {
            throw new Refusal(new PapersComeOnceTheBallotIsOpen(ballots.ballot(id)));
        }
    }

    @PostMapping("/{id}/close")
    ResponseEntity<CommandAnswer> close(@PathVariable UUID id, @RequestBody CloseBallotRequest body, Request request) {
        return answer(request, new CloseBallot(id, ballots.scopeOf(id), body.override(), body.occurredAt()));
    }

    @PostMapping("/{id}/counts")
    ResponseEntity<CommandAnswer> recordCount(
            @PathVariable UUID id, @RequestBody RecordCountRequest body, Request request) {
        return answer(
                request,
                new RecordCount(id, ballots.scopeOf(id), body.count(), body.by(), body.override(), body.occurredAt()));
    }

    /** Opens the papers and declares what they come to. */
    @PostMapping("/{id}/declare")
    ResponseEntity<CommandAnswer> declare(
            @PathVariable UUID id, @RequestBody DeclareBallotRequest body, Request request) {
        String scope = ballots.scopeOf(id);
        return CommandAnswer.to(dispatcher.dispatch(
                request,
                _ -> new Prepared(
                        new DeclareBallot(
                                id,
                                scope,
                                papers.open(id),
                                body.verifiedBy(),
                                body.declaredCarried(),
                                body.override(),
                                body.occurredAt()),
                        List.of())));
    }

    @PostMapping("/{id}/order-revote")
    ResponseEntity<CommandAnswer> orderRevote(
            @PathVariable UUID id, @RequestBody OrderRevoteRequest body, Request request) {
        return answer(
                request,
                new OrderRevote(id, ballots.scopeOf(id), body.constituencies(), body.reason(), body.occurredAt()));
    }

    @PostMapping("/{id}/abandon")
    ResponseEntity<CommandAnswer> abandon(
            @PathVariable UUID id, @RequestBody AbandonBallotRequest body, Request request) {
        return answer(request, new AbandonBallot(id, ballots.scopeOf(id), body.reason(), body.occurredAt()));
    }

    private ResponseEntity<CommandAnswer> answer(Request request, BallotCommand command) {
        return CommandAnswer.to(dispatcher.dispatch(request, command));
    }
}
