package org.duly.command.governance;

import org.duly.events.programme.StatedDate;
import org.jspecify.annotations.Nullable;

/**
 * A condition to be attached.
 *
 * @param conditionId short and stable within its stream
 * @param setBy opaque id of the body that sets it; if absent, the body that decides
 * @param owner opaque id of the body or office that is to meet it
 */
public record NewCondition(
        String conditionId,
        String text,
        @Nullable String setBy,
        String owner,
        @Nullable StatedDate dueBy) {}
