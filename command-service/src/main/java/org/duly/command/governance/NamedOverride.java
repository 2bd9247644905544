package org.duly.command.governance;

/**
 * Who has an act recorded that breaks a rule, and why: because it was to go ahead all the same, or because it took place.
 *
 * @param by opaque id of the named person who answers for it
 */
public record NamedOverride(String by, String reason) {}
