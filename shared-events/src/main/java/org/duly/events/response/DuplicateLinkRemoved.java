package org.duly.events.response;

import java.util.UUID;
import org.duly.events.Classification;
import org.duly.events.EventType;

/**
 * The response does not repeat the other after all.
 *
 * @param of the response it was said to repeat
 * @param reason in the body's own words, never about the respondent
 */
@EventType(value = "org.duly.engagement.duplicate-link-removed.v1", classification = Classification.OFFICIAL_SENSITIVE)
public record DuplicateLinkRemoved(UUID of, String reason) implements ResponseEvent {}
