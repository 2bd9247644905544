package org.duly.command.publisher;

import org.jspecify.annotations.Nullable;

/**
 * How publishing stands.
 *
 * @param published the last position known to be in the topic; -1 for none, or none known yet
 * @param lastError why it does not publish now, and what to do; null while it does
 */
public record PublisherStatus(
        Role role, long published, @Nullable String lastError) {
    /** What a publisher is doing. */
    public enum Role {
        /** Not started, or stopped. */
        STOPPED,
        /** Another instance publishes. */
        STANDBY,
        /** Publishes. */
        LEADER,
        /** Would publish, but Kafka or the log cannot be reached; keeps trying. */
        RETRYING,
        /** Does not publish, because the topic belongs to another log or another history, or would not be kept. */
        REFUSING
    }
}
