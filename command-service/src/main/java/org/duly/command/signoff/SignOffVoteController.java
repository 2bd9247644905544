package org.duly.command.signoff;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.function.BiFunction;
import org.duly.command.body.BodyLookup;
import org.duly.command.body.KnownBody;
import org.duly.command.handling.CommandDispatcher;
import org.duly.command.handling.CommandDispatcher.Prepared;
import org.duly.command.handling.Request;
import org.duly.command.signoff.ItemFactsLookup.KnownItem;
import org.duly.command.signoff.SignOffCommand.CastVote;
import org.duly.command.signoff.SignOffCommand.CloseWrittenResolution;
import org.duly.command.signoff.SignOffCommand.ConfirmQuorum;
import org.duly.command.signoff.SignOffCommand.DeclareVote;
import org.duly.command.signoff.SignOffCommand.GiveCastingVote;
import org.duly.command.signoff.SignOffCommand.Of;
import org.duly.command.signoff.SignOffCommand.OpenVote;
import org.duly.command.signoff.SignOffCommand.OpenWrittenResolution;
import org.duly.command.signoff.SignOffRequests.ActRequest;
import org.duly.command.signoff.SignOffRequests.MomentRequest;
import org.duly.command.signoff.SignOffRequests.OpenWrittenResolutionRequest;
import org.duly.command.signoff.SignOffRequests.VoteRequest;
import org.duly.command.web.CommandAnswer;
import org.duly.events.body.BodyRoll;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/**
 * Votes over HTTP, in the room and in writing.
 *
 * <p>What opens a vote is guarded on everything it was judged on; what happens in the vote, on who sits on the body.
 */
@RestController
@RequestMapping("/api/v1/sign-offs/{id}")
public class SignOffVoteController {
    private final CommandDispatcher dispatcher;
    private final SignOffLookup signOffs;
    private final BodyLookup bodies;
    private final ItemFactsLookup items;

    public SignOffVoteController(
            CommandDispatcher dispatcher, SignOffLookup signOffs, BodyLookup bodies, ItemFactsLookup items) {
        this.dispatcher = dispatcher;
        this.signOffs = signOffs;
        this.bodies = bodies;
        this.items = items;
    }

    @PostMapping("/confirm-quorum")
    ResponseEntity<CommandAnswer> confirmQuorum(
            @PathVariable UUID id, @RequestBody MomentRequest body, Request request) {
        return inTheBody(id, body.occurredAt(), request, ConfirmQuorum::new);
    }

    @PostMapping("/open-vote")
    ResponseEntity<CommandAnswer> openVote(@PathVariable UUID id, @RequestBody ActRequest body, Request request) {
        return onTheItem(id, body.occurredAt(), request, (of, facts) -> new OpenVote(of, body.override(), facts));
    }

    @PostMapping("/cast-vote")
    ResponseEntity<CommandAnswer> castVote(@PathVariable UUID id, @RequestBody VoteRequest body, Request request) {
        return inTheBody(
                id,
                body.occurredAt(),
                request,
                (of, roll) -> new CastVote(of, body.member(), body.choice(), body.override(), roll));
    }

    @PostMapping("/give-casting-vote")
    ResponseEntity<CommandAnswer> giveCastingVote(
            @PathVariable UUID id, @RequestBody VoteRequest body, Request request) {
        return inTheBody(
                id,
                body.occurredAt(),
                request,
                (of, roll) -> new GiveCastingVote(of, body.member(), body.choice(), body.override(), roll));
    }

    @PostMapping("/declare-vote")
    ResponseEntity<CommandAnswer> declareVote(@PathVariable UUID id, @RequestBody ActRequest body, Request request) {
        return inTheBody(id, body.occurredAt(), request, (of, roll) -> new DeclareVote(of, body.override(), roll));
    }

    @PostMapping("/open-written-resolution")
    ResponseEntity<CommandAnswer> openWrittenResolution(
            @PathVariable UUID id, @RequestBody OpenWrittenResolutionRequest body, Request request) {
        return onTheItem(
                id,
                body.occurredAt(),
                request,
                (of, facts) -> new OpenWrittenResolution(of, body.closesAt(), body.override(), facts));
    }

    @PostMapping("/close-written-resolution")
    ResponseEntity<CommandAnswer> closeWrittenResolution(
            @PathVariable UUID id, @RequestBody MomentRequest body, Request request) {
        return inTheBody(id, body.occurredAt(), request, (of, roll) -> new CloseWrittenResolution(of, null, roll));
    }

    private ResponseEntity<CommandAnswer> onTheItem(
            UUID id, @Nullable Instant occurredAt, Request request, BiFunction<Of, ItemFacts, SignOffCommand> command) {
        return CommandAnswer.to(dispatcher.dispatch(request, _ -> {
            KnownSignOff known = signOffs.signOff(id);
            KnownItem item = items.find(known);
            return new Prepared(command.apply(new Of(id, known.scope(), occurredAt), item.facts()), item.guards());
        }));
    }

    private ResponseEntity<CommandAnswer> inTheBody(
            UUID id, @Nullable Instant occurredAt, Request request, BiFunction<Of, BodyRoll, SignOffCommand> command) {
        return CommandAnswer.to(dispatcher.dispatch(request, _ -> {
            KnownSignOff known = signOffs.signOff(id);
            KnownBody body = bodies.body(known.state().request().bodyId());
            return new Prepared(
                    command.apply(new Of(id, known.scope(), occurredAt), body.roll()), List.of(body.guard()));
        }));
    }
}
