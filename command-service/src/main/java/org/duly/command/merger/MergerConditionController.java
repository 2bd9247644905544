package org.duly.command.merger;

import java.time.Instant;
import java.util.UUID;
import org.duly.command.governance.ConditionChange;
import org.duly.command.governance.ConditionEndpoints;
import org.duly.command.handling.Command;
import org.duly.command.handling.CommandDispatcher;
import org.duly.command.merger.MergerCommand.ChangeMergerCondition;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** The regulator's conditions of a merger over HTTP. */
@RestController
@RequestMapping("/api/v1/mergers/{id}/conditions")
public class MergerConditionController extends ConditionEndpoints {
    public MergerConditionController(CommandDispatcher dispatcher) {
        super(dispatcher);
    }

    @Override
    protected Command command(UUID id, ConditionChange change, @Nullable Instant occurredAt) {
        return new ChangeMergerCondition(id, change, occurredAt);
    }
}
