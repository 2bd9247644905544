package org.duly.command.organisation;

import org.duly.events.programme.StatedDate;
import org.jspecify.annotations.Nullable;

/** What decisions about an organisation need to know. */
public sealed interface OrganisationState {
    /** Nothing was recorded. */
    record Unknown() implements OrganisationState {}

    /**
     * It exists.
     *
     * @param name it goes by
     * @param since when it was established
     */
    record Existing(String name, StatedDate since) implements OrganisationState {}

    /** It existed. */
    record Dissolved(StatedDate on) implements OrganisationState {}

    /** When it was dissolved, or null if it was not. */
    default @Nullable StatedDate dissolvedOn() {
        return this instanceof Dissolved(StatedDate on) ? on : null;
    }
}
