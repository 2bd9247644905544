package org.duly.command.handling;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Something somebody asks to be done, in the imperative, addressed to one stream. */
public interface Command {
    /** The stream that decides: {@code engagement/<uuid>}, {@code response/<uuid>}, {@code respondent/<uuid>}. */
    String stream();

    /** The engagement or case it belongs to. */
    String scope();

    /** Whether this command starts its stream; if so, the stream must not exist yet. */
    default boolean startsStream() {
        return false;
    }

    /** When what is to be recorded happened, or null for now. Never in the future. */
    default @Nullable Instant occurredAt() {
        return null;
    }

    /** The id that the first event must have because personal fields were encrypted for it, or null. */
    default @Nullable UUID eventId() {
        return null;
    }
}
