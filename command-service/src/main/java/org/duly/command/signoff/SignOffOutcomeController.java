package org.duly.command.signoff;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.function.BiFunction;
import org.duly.command.handling.CommandDispatcher;
import org.duly.command.handling.CommandDispatcher.Prepared;
import org.duly.command.handling.Request;
import org.duly.command.signoff.ItemFactsLookup.KnownItem;
import org.duly.command.signoff.SignOffCommand.Grant;
import org.duly.command.signoff.SignOffCommand.Of;
import org.duly.command.signoff.SignOffCommand.RatifyUrgentAction;
import org.duly.command.signoff.SignOffCommand.Refuse;
import org.duly.command.signoff.SignOffCommand.RefuseRatification;
import org.duly.command.signoff.SignOffCommand.TakeUrgentAction;
import org.duly.command.signoff.SignOffRequests.GrantRequest;
import org.duly.command.signoff.SignOffRequests.RatifyUrgentActionRequest;
import org.duly.command.signoff.SignOffRequests.RefuseRatificationRequest;
import org.duly.command.signoff.SignOffRequests.RefuseRequest;
import org.duly.command.signoff.SignOffRequests.TakeUrgentActionRequest;
import org.duly.command.web.CommandAnswer;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** How sign-offs come out, over HTTP. */
@RestController
@RequestMapping("/api/v1/sign-offs/{id}")
public class SignOffOutcomeController {
    private final CommandDispatcher dispatcher;
    private final SignOffLookup signOffs;
    private final ItemFactsLookup items;

    public SignOffOutcomeController(CommandDispatcher dispatcher, SignOffLookup signOffs, ItemFactsLookup items) {
        this.dispatcher = dispatcher;
        this.signOffs = signOffs;
        this.items = items;
    }

    @PostMapping("/grant")
    ResponseEntity<CommandAnswer> grant(@PathVariable UUID id, @RequestBody GrantRequest body, Request request) {
        return onTheItem(
                id,
                body.occurredAt(),
                request,
                (of, facts) -> new Grant(
                        of, body.conditions() == null ? List.of() : body.conditions(), body.override(), facts));
    }

    @PostMapping("/refuse")
    ResponseEntity<CommandAnswer> refuse(@PathVariable UUID id, @RequestBody RefuseRequest body, Request request) {
        return onTheItem(
                id, body.occurredAt(), request, (of, facts) -> new Refuse(of, body.reasons(), body.override(), facts));
    }

    @PostMapping("/take-urgent-action")
    ResponseEntity<CommandAnswer> takeUrgentAction(
            @PathVariable UUID id, @RequestBody TakeUrgentActionRequest body, Request request) {
        return onTheItem(
                id,
                body.occurredAt(),
                request,
                (of, facts) -> new TakeUrgentAction(
                        of,
                        body.by(),
                        body.consulted(),
                        body.action(),
                        body.reason(),
                        body.ratifyBy(),
                        body.override(),
                        facts));
    }

    @PostMapping("/ratify-urgent-action")
    ResponseEntity<CommandAnswer> ratifyUrgentAction(
            @PathVariable UUID id, @RequestBody RatifyUrgentActionRequest body, Request request) {
        return onTheItem(
                id,
                body.occurredAt(),
                request,
                (of, facts) -> new RatifyUrgentAction(of, body.minute(), body.override(), facts));
    }

    @PostMapping("/refuse-ratification")
    ResponseEntity<CommandAnswer> refuseRatification(
            @PathVariable UUID id, @RequestBody RefuseRatificationRequest body, Request request) {
        return answer(request, new RefuseRatification(of(id, body.occurredAt()), body.reasons()));
    }

    private ResponseEntity<CommandAnswer> onTheItem(
            UUID id, @Nullable Instant occurredAt, Request request, BiFunction<Of, ItemFacts, SignOffCommand> command) {
        return CommandAnswer.to(dispatcher.dispatch(request, _ -> {
            KnownSignOff known = signOffs.signOff(id);
            KnownItem item = items.find(known);
            return new Prepared(command.apply(new Of(id, known.scope(), occurredAt), item.facts()), item.guards());
        }));
    }

    private Of of(UUID id, @Nullable Instant occurredAt) {
        return new Of(id, signOffs.signOff(id).scope(), occurredAt);
    }

    private ResponseEntity<CommandAnswer> answer(Request request, SignOffCommand command) {
        return CommandAnswer.to(dispatcher.dispatch(request, command));
    }
}
