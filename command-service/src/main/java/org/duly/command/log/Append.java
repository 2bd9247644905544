package org.duly.command.log;

import java.util.List;
import java.util.UUID;
import org.duly.events.EncodedEvent;
import org.jspecify.annotations.Nullable;

/**
 * What one command asks the log to append: at least one event, taken in together or not at all.
 *
 * @param command whose repetition is to be recognised; null only where nobody could repeat it
 */
public record Append(List<NewEvent> events, @Nullable CommandId command, List<Guard> guards) {
    public Append {
        if (events.isEmpty()) {
            throw new IllegalArgumentException("An append has at least one event");
        }
        events = List.copyOf(events);
        guards = List.copyOf(guards);
    }

    /**
     * An event to be appended.
     *
     * @param streamVersion the version it is to have in its stream, from 0
     * @param event its bytes, complete but for the recorded time
     */
    public record NewEvent(UUID id, String stream, long streamVersion, String scope, String type, EncodedEvent event) {}

    /**
     * A caller's name for one command.
     *
     * @param caller opaque id of who calls: ids of different callers never meet
     * @param id the {@code Idempotency-Key}
     * @param requestDigest keyed digest of the request's body
     */
    public record CommandId(String caller, String id, byte[] requestDigest) {}

    /** "No event of these types in this scope after this position": what was judged up to there still stands. */
    public record Guard(String scope, List<String> types, long after) {
        public Guard {
            types = List.copyOf(types);
        }
    }
}
