package org.duly.events.signoff;

import java.util.List;
import java.util.UUID;
import org.duly.events.EventType;
import org.jspecify.annotations.Nullable;

/**
 * The body discussed points that responses raised, and their answers.
 *
 * @param minute where or how the minutes put it
 */
@EventType("org.duly.governance.considerations-discussed.v1")
public record ConsiderationsDiscussed(
        List<UUID> considerations, @Nullable String minute) implements SignOffEvent {}
