package org.duly.command.merger;

import org.duly.events.merger.MergerCase;

/** What decisions about a merger need to know. */
public sealed interface MergerState {
    /** Nothing was proposed. */
    record NotProposed() implements MergerState {}

    /** It was proposed. */
    record Proposed(MergerCase merger) implements MergerState {}
}
