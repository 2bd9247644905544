package org.duly.command.merger;

import java.time.Instant;
import java.util.UUID;
import org.duly.command.governance.ConditionChange;
import org.duly.command.governance.ConditionChange.BreachCondition;
import org.duly.command.governance.ConditionChange.DischargeCondition;
import org.duly.command.governance.ConditionChange.EvidenceCondition;
import org.duly.command.governance.ConditionChange.WaiveCondition;
import org.duly.command.governance.ConditionRequests.BreachConditionRequest;
import org.duly.command.governance.ConditionRequests.EvidenceConditionRequest;
import org.duly.command.governance.ConditionRequests.SettleConditionRequest;
import org.duly.command.handling.CommandDispatcher;
import org.duly.command.handling.Request;
import org.duly.command.merger.MergerCommand.ChangeMergerCondition;
import org.duly.command.web.CommandAnswer;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** The regulator's conditions of a merger over HTTP. */
@RestController
@RequestMapping("/api/v1/mergers/{id}/conditions/{conditionId}")
public class MergerConditionController {
    private final CommandDispatcher dispatcher;

    public MergerConditionController(CommandDispatcher dispatcher) {
        this.dispatcher = dispatcher;
    }

    @PostMapping("/evidence")
    ResponseEntity<CommandAnswer> evidence(
            @PathVariable UUID id,
            @PathVariable String conditionId,
            @RequestBody EvidenceConditionRequest body,
            Request request) {
        return change(request, id, new EvidenceCondition(conditionId, body.evidence(), body.note()), body.occurredAt());
    }

    @PostMapping("/discharge")
    ResponseEntity<CommandAnswer> discharge(
            @PathVariable UUID id,
            @PathVariable String conditionId,
            @RequestBody SettleConditionRequest body,
            Request request) {
        return change(request, id, new DischargeCondition(conditionId, body.by(), body.reasons()), body.occurredAt());
    }

    @PostMapping("/waive")
    ResponseEntity<CommandAnswer> waive(
            @PathVariable UUID id,
            @PathVariable String conditionId,
            @RequestBody SettleConditionRequest body,
            Request request) {
        return change(request, id, new WaiveCondition(conditionId, body.by(), body.reasons()), body.occurredAt());
    }

    @PostMapping("/breach")
    ResponseEntity<CommandAnswer> breach(
            @PathVariable UUID id,
            @PathVariable String conditionId,
            @RequestBody BreachConditionRequest body,
            Request request) {
        return change(request, id, new BreachCondition(conditionId, body.detail()), body.occurredAt());
    }

    private ResponseEntity<CommandAnswer> change(
            Request request, UUID id, ConditionChange change, @Nullable Instant occurredAt) {
        return CommandAnswer.to(dispatcher.dispatch(request, new ChangeMergerCondition(id, change, occurredAt)));
    }
}
