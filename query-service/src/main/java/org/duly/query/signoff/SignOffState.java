package org.duly.query.signoff;

import java.time.Instant;
import java.time.LocalDate;
import org.duly.query.governance.Calendar;

/** How a sign-off stands, as a function of what is recorded and of the time: nothing has to happen for it to change. */
public enum SignOffState {
    /** Asked for, not decided. */
    REQUESTED,
    /** Not decided by when it was due, or by when it was put off to. */
    OVERDUE,
    /** Granted, with every condition discharged or waived. */
    SIGNED,
    /** Granted, with conditions that are not. */
    CONDITIONAL,
    REFUSED,
    /** Put off. */
    DEFERRED,
    /** Of a version that a later one has followed, whatever became of it. */
    STALE,
    /** The body is not asked any more. */
    WITHDRAWN,
    /** The chair acted for the body, which has not ratified it yet. */
    URGENT_AWAITING_RATIFICATION,
    /** The same, and the day by which it had to be ratified is over. */
    RATIFICATION_OVERDUE,
    /** The body did not ratify what the chair did. */
    NOT_RATIFIED;

    /**
     * How it stands for its own version, later ones aside.
     *
     * @param now what is to be overdue, was due before it
     */
    public static SignOffState ofItsVersion(SignOffFacts facts, Instant now) {
        return switch (facts.disposition()) {
            case WITHDRAWN -> WITHDRAWN;
            case REFUSED -> REFUSED;
            case NOT_RATIFIED -> NOT_RATIFIED;
            case GRANTED, RATIFIED -> facts.openConditions().isEmpty() ? SIGNED : CONDITIONAL;
            case URGENT ->
                facts.urgent() != null && now.isAfter(facts.urgent().ratifyBy())
                        ? RATIFICATION_OVERDUE
                        : URGENT_AWAITING_RATIFICATION;
            case DEFERRED -> isOver(facts, Calendar.day(now)) ? OVERDUE : DEFERRED;
            case ASKED ->
                facts.request().dueBy() != null && now.isAfter(facts.request().dueBy()) ? OVERDUE : REQUESTED;
        };
    }

    /**
     * How it stands.
     *
     * @param lastVersion of the document that was issued
     */
    static SignOffState of(SignOffFacts facts, int lastVersion, Instant now) {
        SignOffState own = ofItsVersion(facts, now);
        return lastVersion > facts.request().version() && own != WITHDRAWN ? STALE : own;
    }

    private static boolean isOver(SignOffFacts facts, LocalDate today) {
        return facts.deferred() != null
                && facts.deferred().until() != null
                && today.isAfter(facts.deferred().until().lastDay());
    }
}
