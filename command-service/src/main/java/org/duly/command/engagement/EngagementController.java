package org.duly.command.engagement;

import com.github.f4b6a3.uuid.UuidCreator;
import java.time.Instant;
import java.util.UUID;
import org.duly.command.engagement.EngagementCommand.CloseEngagement;
import org.duly.command.engagement.EngagementCommand.ExtendDeadline;
import org.duly.command.engagement.EngagementCommand.InviteStakeholder;
import org.duly.command.engagement.EngagementCommand.OpenEngagement;
import org.duly.command.engagement.EngagementCommand.PlanEngagement;
import org.duly.command.engagement.EngagementCommand.PublishOutcome;
import org.duly.command.engagement.EngagementCommand.RecordEventHeld;
import org.duly.command.engagement.EngagementCommand.RecordPriorStatement;
import org.duly.command.engagement.EngagementCommand.RemindStakeholder;
import org.duly.command.engagement.EngagementCommand.RevisePlan;
import org.duly.command.engagement.EngagementCommand.WithdrawEngagement;
import org.duly.command.engagement.EngagementRequests.CloseEngagementRequest;
import org.duly.command.engagement.EngagementRequests.ExtendDeadlineRequest;
import org.duly.command.engagement.EngagementRequests.InviteStakeholderRequest;
import org.duly.command.engagement.EngagementRequests.OpenEngagementRequest;
import org.duly.command.engagement.EngagementRequests.PlanEngagementRequest;
import org.duly.command.engagement.EngagementRequests.PublishOutcomeRequest;
import org.duly.command.engagement.EngagementRequests.RecordEventHeldRequest;
import org.duly.command.engagement.EngagementRequests.RecordPriorStatementRequest;
import org.duly.command.engagement.EngagementRequests.RemindStakeholderRequest;
import org.duly.command.engagement.EngagementRequests.RevisePlanRequest;
import org.duly.command.engagement.EngagementRequests.WithdrawEngagementRequest;
import org.duly.command.handling.CommandDispatcher;
import org.duly.command.handling.Request;
import org.duly.command.web.CommandAnswer;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Engagements over HTTP: planned, opened, extended, closed, and what happened around them. */
@RestController
@RequestMapping("/api/v1/engagements")
public class EngagementController {
    private final CommandDispatcher dispatcher;

    public EngagementController(CommandDispatcher dispatcher) {
        this.dispatcher = dispatcher;
    }

    @PostMapping
    ResponseEntity<CommandAnswer> plan(@RequestBody PlanEngagementRequest body, Request request) {
        UUID id = UuidCreator.getTimeOrderedEpoch();
        return answer(request, new PlanEngagement(id, body.plan(), body.occurredAt()));
    }

    @PostMapping("/{id}/revise-plan")
    ResponseEntity<CommandAnswer> revisePlan(
            @PathVariable UUID id, @RequestBody RevisePlanRequest body, Request request) {
        return answer(request, new RevisePlan(id, body.plan(), body.reason(), body.occurredAt()));
    }

    @PostMapping("/{id}/open")
    ResponseEntity<CommandAnswer> open(
            @PathVariable UUID id, @RequestBody OpenEngagementRequest body, Request request) {
        Instant opensAt = ExactInstant.parse("/opensAt", body.opensAt(), body.timeZone());
        Instant closesAt = ExactInstant.parse("/closesAt", body.closesAt(), body.timeZone());
        return answer(request, new OpenEngagement(id, opensAt, closesAt, body.timeZone(), body.occurredAt()));
    }

    @PostMapping("/{id}/invite")
    ResponseEntity<CommandAnswer> invite(
            @PathVariable UUID id, @RequestBody InviteStakeholderRequest body, Request request) {
        return answer(
                request,
                new InviteStakeholder(id, body.stakeholderGroup(), body.invited(), body.channel(), body.occurredAt()));
    }

    @PostMapping("/{id}/remind")
    ResponseEntity<CommandAnswer> remind(
            @PathVariable UUID id, @RequestBody RemindStakeholderRequest body, Request request) {
        return answer(
                request,
                new RemindStakeholder(id, body.stakeholderGroup(), body.reminded(), body.channel(), body.occurredAt()));
    }

    @PostMapping("/{id}/record-event-held")
    ResponseEntity<CommandAnswer> recordEventHeld(
            @PathVariable UUID id, @RequestBody RecordEventHeldRequest body, Request request) {
        return answer(
                request,
                new RecordEventHeld(
                        id, body.kind(), body.place(), body.heldAt(), body.attendees(), body.stakeholderGroup()));
    }

    @PostMapping("/{id}/extend-deadline")
    ResponseEntity<CommandAnswer> extendDeadline(
            @PathVariable UUID id, @RequestBody ExtendDeadlineRequest body, Request request) {
        Instant closesAt = ExactInstant.parse("/closesAt", body.closesAt(), body.timeZone());
        return answer(request, new ExtendDeadline(id, closesAt, body.reason(), body.occurredAt()));
    }

    @PostMapping("/{id}/close")
    ResponseEntity<CommandAnswer> close(
            @PathVariable UUID id, @RequestBody CloseEngagementRequest body, Request request) {
        return answer(request, new CloseEngagement(id, body.closesAt()));
    }

    @PostMapping("/{id}/withdraw")
    ResponseEntity<CommandAnswer> withdraw(
            @PathVariable UUID id, @RequestBody WithdrawEngagementRequest body, Request request) {
        return answer(request, new WithdrawEngagement(id, body.reason(), body.occurredAt()));
    }

    @PostMapping("/{id}/record-prior-statement")
    ResponseEntity<CommandAnswer> recordPriorStatement(
            @PathVariable UUID id, @RequestBody RecordPriorStatementRequest body, Request request) {
        return answer(
                request,
                new RecordPriorStatement(
                        id,
                        body.by(),
                        body.capacity(),
                        body.what(),
                        body.madeAt(),
                        body.proposalId(),
                        body.explanation()));
    }

    @PostMapping("/{id}/publish-outcome")
    ResponseEntity<CommandAnswer> publishOutcome(
            @PathVariable UUID id, @RequestBody PublishOutcomeRequest body, Request request) {
        return answer(request, new PublishOutcome(id, body.asked(), body.said(), body.did(), body.occurredAt()));
    }

    private ResponseEntity<CommandAnswer> answer(Request request, EngagementCommand command) {
        return CommandAnswer.to(dispatcher.dispatch(request, command));
    }
}
