package org.duly.command.programme;

import com.github.f4b6a3.uuid.UuidCreator;
import java.util.List;
import java.util.UUID;
import org.duly.command.engagement.EngagementLookup;
import org.duly.command.handling.CommandDispatcher;
import org.duly.command.handling.CommandDispatcher.Prepared;
import org.duly.command.handling.Request;
import org.duly.command.programme.ProgrammeCommand.AbandonMilestone;
import org.duly.command.programme.ProgrammeCommand.AddEngagement;
import org.duly.command.programme.ProgrammeCommand.MeetMilestone;
import org.duly.command.programme.ProgrammeCommand.MissMilestone;
import org.duly.command.programme.ProgrammeCommand.NoteDisagreement;
import org.duly.command.programme.ProgrammeCommand.RescheduleMilestone;
import org.duly.command.programme.ProgrammeCommand.SetMilestone;
import org.duly.command.programme.ProgrammeCommand.SettleDisagreement;
import org.duly.command.programme.ProgrammeCommand.StartProgramme;
import org.duly.command.programme.ProgrammeRequests.AbandonMilestoneRequest;
import org.duly.command.programme.ProgrammeRequests.AddEngagementRequest;
import org.duly.command.programme.ProgrammeRequests.MeetMilestoneRequest;
import org.duly.command.programme.ProgrammeRequests.MissMilestoneRequest;
import org.duly.command.programme.ProgrammeRequests.NoteDisagreementRequest;
import org.duly.command.programme.ProgrammeRequests.RescheduleMilestoneRequest;
import org.duly.command.programme.ProgrammeRequests.SetMilestoneRequest;
import org.duly.command.programme.ProgrammeRequests.SettleDisagreementRequest;
import org.duly.command.programme.ProgrammeRequests.StartProgrammeRequest;
import org.duly.command.web.CommandAnswer;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Programmes over HTTP: their milestones, and documents that disagree. */
@RestController
@RequestMapping("/api/v1/programmes")
public class ProgrammeController {
    private final CommandDispatcher dispatcher;
    private final EngagementLookup engagements;

    public ProgrammeController(CommandDispatcher dispatcher, EngagementLookup engagements) {
        this.dispatcher = dispatcher;
        this.engagements = engagements;
    }

    @PostMapping
    ResponseEntity<CommandAnswer> start(@RequestBody StartProgrammeRequest body, Request request) {
        UUID id = UuidCreator.getTimeOrderedEpoch();
        return answer(
                request, new StartProgramme(id, body.title(), body.purpose(), body.ownerBodies(), body.occurredAt()));
    }

    @PostMapping("/{id}/add-engagement")
    ResponseEntity<CommandAnswer> addEngagement(
            @PathVariable UUID id, @RequestBody AddEngagementRequest body, Request request) {
        return CommandAnswer.to(dispatcher.dispatch(request, freshness -> {
            UUID existing = engagements.facts(body.engagementId(), freshness).engagementId();
            return new Prepared(new AddEngagement(id, existing, body.occurredAt()), List.of());
        }));
    }

    @PostMapping("/{id}/milestones")
    ResponseEntity<CommandAnswer> setMilestone(
            @PathVariable UUID id, @RequestBody SetMilestoneRequest body, Request request) {
        return answer(
                request,
                new SetMilestone(
                        id,
                        body.milestoneId(),
                        body.name(),
                        body.due(),
                        body.source(),
                        body.engagementId(),
                        body.occurredAt()));
    }

    @PostMapping("/{id}/milestones/{milestoneId}/reschedule")
    ResponseEntity<CommandAnswer> reschedule(
            @PathVariable UUID id,
            @PathVariable String milestoneId,
            @RequestBody RescheduleMilestoneRequest body,
            Request request) {
        return answer(
                request,
                new RescheduleMilestone(id, milestoneId, body.to(), body.source(), body.reason(), body.occurredAt()));
    }

    @PostMapping("/{id}/milestones/{milestoneId}/meet")
    ResponseEntity<CommandAnswer> meet(
            @PathVariable UUID id,
            @PathVariable String milestoneId,
            @RequestBody MeetMilestoneRequest body,
            Request request) {
        return answer(request, new MeetMilestone(id, milestoneId, body.on(), body.evidence(), body.occurredAt()));
    }

    /** A person says so; that the date has passed shows by itself. */
    @PostMapping("/{id}/milestones/{milestoneId}/miss")
    ResponseEntity<CommandAnswer> miss(
            @PathVariable UUID id,
            @PathVariable String milestoneId,
            @RequestBody MissMilestoneRequest body,
            Request request) {
        return answer(request, new MissMilestone(id, milestoneId, body.explanation(), body.occurredAt()));
    }

    @PostMapping("/{id}/milestones/{milestoneId}/abandon")
    ResponseEntity<CommandAnswer> abandon(
            @PathVariable UUID id,
            @PathVariable String milestoneId,
            @RequestBody AbandonMilestoneRequest body,
            Request request) {
        return answer(request, new AbandonMilestone(id, milestoneId, body.reason(), body.source(), body.occurredAt()));
    }

    @PostMapping("/{id}/disagreements")
    ResponseEntity<CommandAnswer> noteDisagreement(
            @PathVariable UUID id, @RequestBody NoteDisagreementRequest body, Request request) {
        return answer(
                request,
                new NoteDisagreement(
                        id,
                        body.disagreementId(),
                        body.subject(),
                        body.statements(),
                        body.milestoneId(),
                        body.occurredAt()));
    }

    @PostMapping("/{id}/disagreements/{disagreementId}/settle")
    ResponseEntity<CommandAnswer> settleDisagreement(
            @PathVariable UUID id,
            @PathVariable String disagreementId,
            @RequestBody SettleDisagreementRequest body,
            Request request) {
        return answer(
                request,
                new SettleDisagreement(
                        id, disagreementId, body.holds(), body.reason(), body.source(), body.occurredAt()));
    }

    private ResponseEntity<CommandAnswer> answer(Request request, ProgrammeCommand command) {
        return CommandAnswer.to(dispatcher.dispatch(request, command));
    }
}
