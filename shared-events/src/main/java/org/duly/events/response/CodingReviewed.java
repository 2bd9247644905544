package org.duly.events.response;

import org.duly.events.Classification;
import org.duly.events.EventType;
import org.jspecify.annotations.Nullable;

/**
 * Someone other than the coder looked at a coding.
 *
 * @param reviewer opaque id
 * @param coding which of the response's codings, from 1 in the order they were recorded; absent for the last one then
 * @param note in the body's own words, never about the respondent
 */
@EventType(value = "org.duly.engagement.coding-reviewed.v1", classification = Classification.OFFICIAL_SENSITIVE)
public record CodingReviewed(
        String reviewer,
        boolean agreed,
        @Nullable Integer coding,
        @Nullable String note) implements ResponseEvent {
    /** A review of the last coding. */
    public CodingReviewed(String reviewer, boolean agreed) {
        this(reviewer, agreed, null, null);
    }
}
