package org.duly.events.response;

import org.duly.events.Classification;
import org.duly.events.EventType;
import org.duly.events.ProtectedText;
import org.jspecify.annotations.Nullable;

/**
 * The respondent took the response back. It was received all the same, and from here on stands among the excluded.
 *
 * @param reason in the respondent's words, hence protected; nobody has to give one
 */
@EventType(value = "org.duly.engagement.response-withdrawn.v1", classification = Classification.OFFICIAL_SENSITIVE)
public record ResponseWithdrawn(@Nullable ProtectedText reason) implements ResponseEvent {}
