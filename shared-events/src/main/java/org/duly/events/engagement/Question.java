package org.duly.events.engagement;

import org.jspecify.annotations.Nullable;

/**
 * A question put to respondents.
 *
 * @param id short and stable within the engagement: {@code Q1}
 * @param proposalId the proposal it asks about, if it is about one
 */
public record Question(String id, String text, @Nullable String proposalId) {}
