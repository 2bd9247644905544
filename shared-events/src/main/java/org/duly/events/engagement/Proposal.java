package org.duly.events.engagement;

/**
 * Something the bodies propose and ask about.
 *
 * @param id short and stable within the engagement: {@code P1}
 */
public record Proposal(String id, String title) {}
