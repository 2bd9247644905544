package org.duly.command.body;

import org.duly.events.body.BodyRoll;

/** What decisions about a body need to know. */
public sealed interface BodyState {
    /** Nothing was constituted. */
    record NotConstituted() implements BodyState {}

    /** The body exists, or did until it was dissolved. */
    record Constituted(BodyRoll roll) implements BodyState {}
}
