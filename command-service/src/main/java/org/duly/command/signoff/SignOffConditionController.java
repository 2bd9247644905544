package org.duly.command.signoff;

import java.time.Instant;
import java.util.UUID;
import org.duly.command.governance.ConditionChange;
import org.duly.command.governance.ConditionEndpoints;
import org.duly.command.handling.Command;
import org.duly.command.handling.CommandDispatcher;
import org.duly.command.signoff.SignOffCommand.ChangeCondition;
import org.duly.command.signoff.SignOffCommand.Of;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** The conditions on which bodies signed, over HTTP. */
@RestController
@RequestMapping("/api/v1/sign-offs/{id}/conditions")
public class SignOffConditionController extends ConditionEndpoints {
    private final SignOffLookup signOffs;

    public SignOffConditionController(CommandDispatcher dispatcher, SignOffLookup signOffs) {
        super(dispatcher);
        this.signOffs = signOffs;
    }

    @Override
    protected Command command(UUID id, ConditionChange change, @Nullable Instant occurredAt) {
        return new ChangeCondition(new Of(id, signOffs.signOff(id).scope(), occurredAt), change);
    }
}
