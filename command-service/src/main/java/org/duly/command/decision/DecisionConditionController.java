package org.duly.command.decision;

import java.time.Instant;
import java.util.UUID;
import org.duly.command.decision.DecisionCommand.ChangeDecisionCondition;
import org.duly.command.decision.DecisionCommand.Of;
import org.duly.command.governance.ConditionChange;
import org.duly.command.governance.ConditionEndpoints;
import org.duly.command.handling.Command;
import org.duly.command.handling.CommandDispatcher;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** The conditions of decisions over HTTP. */
@RestController
@RequestMapping("/api/v1/decisions/{id}/conditions")
public class DecisionConditionController extends ConditionEndpoints {
    private final DecisionLookup decisions;

    public DecisionConditionController(CommandDispatcher dispatcher, DecisionLookup decisions) {
        super(dispatcher);
        this.decisions = decisions;
    }

    @Override
    protected Command command(UUID id, ConditionChange change, @Nullable Instant occurredAt) {
        return new ChangeDecisionCondition(new Of(id, decisions.decision(id).scope(), occurredAt), change);
    }
}
