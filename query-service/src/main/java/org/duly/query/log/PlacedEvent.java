package org.duly.query.log;

import org.duly.events.EventEnvelope;

/**
 * An event and where it stands.
 *
 * @param position its place in its log, from 0 without a gap
 * @param offset where its record lies in the partition; says nothing about the position
 * @param bytes exactly as published; not to be changed
 */
public record PlacedEvent(long position, long offset, EventEnvelope envelope, byte[] bytes) {
    /** The log it belongs to. */
    public String log() {
        return envelope.source();
    }
}
