package org.duly.events.response;

import org.duly.events.Classification;
import org.duly.events.EventType;

/**
 * The response does not count.
 *
 * @param explanation in the body's own words, never about the respondent
 * @param authorisedBy opaque id of the second person, never the actor
 */
@EventType(value = "org.duly.engagement.response-excluded.v1", classification = Classification.OFFICIAL_SENSITIVE)
public record ResponseExcluded(ExclusionReason reason, String explanation, String authorisedBy)
        implements ResponseEvent {}
