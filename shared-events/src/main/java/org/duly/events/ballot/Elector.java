package org.duly.events.ballot;

/**
 * A member entitled to vote.
 *
 * @param member opaque id of a practice, organisation or person
 * @param weight at least 1
 */
public record Elector(String member, long weight) {}
