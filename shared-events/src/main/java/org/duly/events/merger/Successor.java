package org.duly.events.merger;

/** The organisation that is to take the place of the parties. */
public record Successor(String organisationId, String name) {}
