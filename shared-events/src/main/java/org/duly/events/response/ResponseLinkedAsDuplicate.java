package org.duly.events.response;

import java.util.UUID;
import org.duly.events.Classification;
import org.duly.events.EventType;

/**
 * The response repeats another.
 *
 * @param of the response it repeats
 * @param rule how that was found
 */
@EventType(
        value = "org.duly.engagement.response-linked-as-duplicate.v1",
        classification = Classification.OFFICIAL_SENSITIVE)
public record ResponseLinkedAsDuplicate(UUID of, String rule) implements ResponseEvent {}
