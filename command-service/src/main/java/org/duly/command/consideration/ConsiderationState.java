package org.duly.command.consideration;

import java.util.Set;

/** What decisions about a consideration need to know. */
public sealed interface ConsiderationState {
    /** Nothing was raised. */
    record NotRaised() implements ConsiderationState {}

    /**
     * The point is with the bodies, answered or not.
     *
     * @param bodies those that were asked
     */
    record Raised(Set<String> bodies) implements ConsiderationState {
        public Raised {
            bodies = Set.copyOf(bodies);
        }
    }

    /** It needs no answer of its own. */
    record Withdrawn() implements ConsiderationState {}
}
