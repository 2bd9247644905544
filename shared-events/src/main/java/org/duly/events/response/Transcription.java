package org.duly.events.response;

import java.time.Instant;

/**
 * Who keyed a response that did not arrive as data, and when.
 *
 * @param keyedBy opaque id
 */
public record Transcription(String keyedBy, Instant keyedAt) {}
