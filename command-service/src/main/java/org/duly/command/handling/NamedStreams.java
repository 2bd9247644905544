package org.duly.command.handling;

import java.util.UUID;
import org.duly.command.log.EventLog;
import org.jspecify.annotations.Nullable;

/** Whether what a command names exists, of whatever kind it is. Thread-safe. */
public final class NamedStreams {
    private final EventLog log;

    public NamedStreams(EventLog log) {
        this.log = log;
    }

    /** Whether anything was recorded in a stream. */
    public boolean exists(String stream) {
        return !log.readStream(stream, 0).isEmpty();
    }

    /**
     * Requires that a merger that is named was proposed. It stays so for ever, so nothing guards it.
     *
     * @param mergerId null if none is named
     * @throws Refusal if there is no such merger
     */
    public void requireMerger(@Nullable UUID mergerId) {
        if (mergerId != null && !exists(Streams.merger(mergerId))) {
            throw new Refusal(new CommandRules.AddressedStreamExists(Streams.merger(mergerId)));
        }
    }
}
