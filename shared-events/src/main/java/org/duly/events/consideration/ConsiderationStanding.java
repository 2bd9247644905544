package org.duly.events.consideration;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * How far a consideration is: the one meaning of it for the gate before a vote, for queries and for reporting jobs.
 * Immutable.
 *
 * @param bodies opaque ids of those that are to answer
 * @param themes it was last put to them with
 * @param codebookVersion the fixed version in which the themes stand
 * @param judgedAtPosition up to which the responses were counted when it was last put to them
 * @param answered the bodies that answered since then
 * @param reopened whether it was put to them more than once
 * @param withdrawn whether it needs no answer of its own any more
 */
public record ConsiderationStanding(
        List<String> bodies,
        List<String> themes,
        int codebookVersion,
        long judgedAtPosition,
        Set<String> answered,
        boolean reopened,
        boolean withdrawn) {

    public ConsiderationStanding {
        bodies = List.copyOf(bodies);
        themes = List.copyOf(themes);
        answered = Set.copyOf(answered);
    }

    /** How far it is, in a word. */
    public enum State {
        /** Put to the bodies; not all have answered. */
        RAISED,
        /** Every body asked has answered. */
        ANSWERED,
        /** Put to them again; not all have answered since. */
        REOPENED,
        /** It needs no answer of its own. */
        WITHDRAWN
    }

    /** After the first event of its stream. */
    public static ConsiderationStanding of(ConsiderationRaised raised) {
        return new ConsiderationStanding(
                raised.bodies(),
                raised.themes(),
                raised.codebookVersion(),
                raised.judgedAtPosition(),
                Set.of(),
                false,
                false);
    }

    /** After a further event; one that raises it says nothing new. */
    public ConsiderationStanding with(ConsiderationEvent event) {
        return switch (event) {
            case ConsiderationRaised _ -> this;
            case ConsiderationAnswered answer -> {
                Set<String> more = new LinkedHashSet<>(answered);
                more.addAll(answer.bodies());
                yield new ConsiderationStanding(
                        bodies, themes, codebookVersion, judgedAtPosition, more, reopened, withdrawn);
            }
            case ConsiderationReopened again ->
                new ConsiderationStanding(
                        bodies,
                        again.themes(),
                        again.codebookVersion(),
                        again.judgedAtPosition(),
                        Set.of(),
                        true,
                        withdrawn);
            case ConsiderationWithdrawn _ ->
                new ConsiderationStanding(bodies, themes, codebookVersion, judgedAtPosition, answered, reopened, true);
        };
    }

    /** The bodies that have still to answer, in the order in which they were asked; none once it is withdrawn. */
    public List<String> awaited() {
        return withdrawn
                ? List.of()
                : bodies.stream().filter(body -> !answered.contains(body)).toList();
    }

    public State state() {
        if (withdrawn) {
            return State.WITHDRAWN;
        }
        if (awaited().isEmpty()) {
            return State.ANSWERED;
        }
        return reopened ? State.REOPENED : State.RAISED;
    }
}
