package org.duly.query.governance;

/**
 * What an event says, or part of it, and the event it was recorded with.
 *
 * @param <E> what was recorded
 */
public record Recorded<E>(E what, Act in) {}
