package org.duly.command.body;

import org.duly.command.body.BodyCommand.ConstituteBody;
import org.duly.command.body.BodyCommand.DissolveBody;
import org.duly.command.body.BodyCommand.EndMatterReservation;
import org.duly.command.body.BodyCommand.FillSeat;
import org.duly.command.body.BodyCommand.NameDeputy;
import org.duly.command.body.BodyCommand.ReconstituteBody;
import org.duly.command.body.BodyCommand.RemoveDeputy;
import org.duly.command.body.BodyCommand.ReserveMatter;
import org.duly.command.body.BodyCommand.VacateSeat;
import org.duly.command.body.BodyRequests.ConstituteBodyRequest;
import org.duly.command.body.BodyRequests.DissolveBodyRequest;
import org.duly.command.body.BodyRequests.EndMatterReservationRequest;
import org.duly.command.body.BodyRequests.FillSeatRequest;
import org.duly.command.body.BodyRequests.NameDeputyRequest;
import org.duly.command.body.BodyRequests.ReconstituteBodyRequest;
import org.duly.command.body.BodyRequests.RemoveDeputyRequest;
import org.duly.command.body.BodyRequests.ReserveMatterRequest;
import org.duly.command.body.BodyRequests.VacateSeatRequest;
import org.duly.command.handling.CommandDispatcher;
import org.duly.command.handling.Request;
import org.duly.command.web.CommandAnswer;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Bodies over HTTP. */
@RestController
@RequestMapping("/api/v1/bodies")
public class BodyController {
    private final CommandDispatcher dispatcher;

    public BodyController(CommandDispatcher dispatcher) {
        this.dispatcher = dispatcher;
    }

    @PostMapping
    ResponseEntity<CommandAnswer> constitute(@RequestBody ConstituteBodyRequest body, Request request) {
        return answer(
                request,
                new ConstituteBody(
                        body.bodyId(),
                        body.name(),
                        body.kind(),
                        body.regime(),
                        body.organisationId(),
                        body.constitution(),
                        body.source(),
                        body.occurredAt()));
    }

    @PostMapping("/{id}/reconstitute")
    ResponseEntity<CommandAnswer> reconstitute(
            @PathVariable String id, @RequestBody ReconstituteBodyRequest body, Request request) {
        return answer(
                request,
                new ReconstituteBody(id, body.constitution(), body.reason(), body.source(), body.occurredAt()));
    }

    @PostMapping("/{id}/fill-seat")
    ResponseEntity<CommandAnswer> fillSeat(
            @PathVariable String id, @RequestBody FillSeatRequest body, Request request) {
        return answer(request, new FillSeat(id, body.seatId(), body.member(), body.until(), body.occurredAt()));
    }

    @PostMapping("/{id}/vacate-seat")
    ResponseEntity<CommandAnswer> vacateSeat(
            @PathVariable String id, @RequestBody VacateSeatRequest body, Request request) {
        return answer(request, new VacateSeat(id, body.seatId(), body.reason(), body.occurredAt()));
    }

    @PostMapping("/{id}/name-deputy")
    ResponseEntity<CommandAnswer> nameDeputy(
            @PathVariable String id, @RequestBody NameDeputyRequest body, Request request) {
        return answer(request, new NameDeputy(id, body.seatId(), body.deputy(), body.occurredAt()));
    }

    @PostMapping("/{id}/remove-deputy")
    ResponseEntity<CommandAnswer> removeDeputy(
            @PathVariable String id, @RequestBody RemoveDeputyRequest body, Request request) {
        return answer(request, new RemoveDeputy(id, body.seatId(), body.deputy(), body.reason(), body.occurredAt()));
    }

    @PostMapping("/{id}/reserve-matter")
    ResponseEntity<CommandAnswer> reserveMatter(
            @PathVariable String id, @RequestBody ReserveMatterRequest body, Request request) {
        return answer(
                request,
                new ReserveMatter(
                        id,
                        body.matterId(),
                        body.matter(),
                        body.reservedTo(),
                        body.delegatedTo(),
                        body.limits(),
                        body.source(),
                        body.occurredAt()));
    }

    @PostMapping("/{id}/end-matter-reservation")
    ResponseEntity<CommandAnswer> endMatterReservation(
            @PathVariable String id, @RequestBody EndMatterReservationRequest body, Request request) {
        return answer(request, new EndMatterReservation(id, body.matterId(), body.reason(), body.occurredAt()));
    }

    @PostMapping("/{id}/dissolve")
    ResponseEntity<CommandAnswer> dissolve(
            @PathVariable String id, @RequestBody DissolveBodyRequest body, Request request) {
        return answer(request, new DissolveBody(id, body.reason(), body.successor(), body.source(), body.occurredAt()));
    }

    private ResponseEntity<CommandAnswer> answer(Request request, BodyCommand command) {
        return CommandAnswer.to(dispatcher.dispatch(request, command));
    }
}
