package org.duly.command.governance;

import java.time.Instant;
import java.util.UUID;
import org.duly.command.governance.ConditionChange.BreachCondition;
import org.duly.command.governance.ConditionChange.DischargeCondition;
import org.duly.command.governance.ConditionChange.EvidenceCondition;
import org.duly.command.governance.ConditionChange.WaiveCondition;
import org.duly.command.governance.ConditionRequests.BreachConditionRequest;
import org.duly.command.governance.ConditionRequests.EvidenceConditionRequest;
import org.duly.command.governance.ConditionRequests.SettleConditionRequest;
import org.duly.command.handling.Command;
import org.duly.command.handling.CommandDispatcher;
import org.duly.command.handling.Request;
import org.duly.command.web.CommandAnswer;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;

/**
 * Conditions over HTTP, the same wherever they are attached. Mapped by whoever extends it to {@code …/{id}/conditions}, of
 * what keeps them.
 */
public abstract class ConditionEndpoints {
    private final CommandDispatcher dispatcher;

    protected ConditionEndpoints(CommandDispatcher dispatcher) {
        this.dispatcher = dispatcher;
    }

    /**
     * The command that changes a condition.
     *
     * @param id of what keeps the condition
     * @param occurredAt when it happened, or null for now
     */
    protected abstract Command command(UUID id, ConditionChange change, @Nullable Instant occurredAt);

    @PostMapping("/{conditionId}/evidence")
    public ResponseEntity<CommandAnswer> evidence(
            @PathVariable UUID id,
            @PathVariable String conditionId,
            @RequestBody EvidenceConditionRequest body,
            Request request) {
        return change(request, id, new EvidenceCondition(conditionId, body.evidence(), body.note()), body.occurredAt());
    }

    @PostMapping("/{conditionId}/discharge")
    public ResponseEntity<CommandAnswer> discharge(
            @PathVariable UUID id,
            @PathVariable String conditionId,
            @RequestBody SettleConditionRequest body,
            Request request) {
        return change(request, id, new DischargeCondition(conditionId, body.by(), body.reasons()), body.occurredAt());
    }

    @PostMapping("/{conditionId}/waive")
    public ResponseEntity<CommandAnswer> waive(
            @PathVariable UUID id,
            @PathVariable String conditionId,
            @RequestBody SettleConditionRequest body,
            Request request) {
        return change(request, id, new WaiveCondition(conditionId, body.by(), body.reasons()), body.occurredAt());
    }

    @PostMapping("/{conditionId}/breach")
    public ResponseEntity<CommandAnswer> breach(
            @PathVariable UUID id,
            @PathVariable String conditionId,
            @RequestBody BreachConditionRequest body,
            Request request) {
        return change(request, id, new BreachCondition(conditionId, body.detail()), body.occurredAt());
    }

    private ResponseEntity<CommandAnswer> change(
            Request request, UUID id, ConditionChange change, @Nullable Instant occurredAt) {
        return CommandAnswer.to(dispatcher.dispatch(request, command(id, change, occurredAt)));
    }
}
