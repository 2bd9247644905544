package org.duly.command.handling;

import org.duly.command.log.EventLog;

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
     * Requires that something was recorded in a stream.
     *
     * @throws Refusal if nothing was
     */
    public void require(String stream) {
        if (!exists(stream)) {
            throw new Refusal(new CommandRules.AddressedStreamExists(stream));
        }
    }
}
