package org.duly.events.governance;

/**
 * A rule that kept something from being done.
 *
 * @param rule the name of the rule, as in the problem types of the API: {@code every-response-is-counted-or-excluded}
 * @param detail what is missing or wrong, in words
 */
public record BrokenRule(String rule, String detail) {}
