package org.duly.events.signoff;

/**
 * Something the gate before a vote found: missing when it blocks, or only to be shown.
 *
 * @param rule the name of the rule: {@code counted-responses-are-coded-and-reviewed}
 * @param count of how many things it is true
 */
public record GateFinding(String rule, String detail, int count) {}
