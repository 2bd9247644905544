package org.duly.events.decision;

import org.duly.events.signoff.ConflictAction;
import org.duly.events.signoff.InterestKind;
import org.jspecify.annotations.Nullable;

/**
 * An interest as the decision record shows it.
 *
 * @param action what was ruled; absent if nothing was
 */
public record ConflictRecord(
        String member,
        InterestKind kind,
        String description,
        @Nullable ConflictAction action,
        boolean dispensed) {}
