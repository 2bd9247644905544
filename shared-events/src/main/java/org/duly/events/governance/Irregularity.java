package org.duly.events.governance;

/**
 * A rule that an act broke, recorded with it and shown for ever: what a body in fact did can always be recorded.
 *
 * @param rule the name of the rule, as in the problem types of the API: {@code quorum-is-present}
 * @param detail what was missing or wrong, in words
 * @param acceptedBy opaque id of the named person who had it recorded all the same
 */
public record Irregularity(String rule, String detail, String acceptedBy, String reason) {}
