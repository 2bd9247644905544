package org.duly.query.governance;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import org.duly.events.governance.Conditions.Condition;
import org.duly.events.programme.StatedDate;

/** The calendar of the bodies, which is London's. */
public final class Calendar {
    private static final ZoneId LONDON = ZoneId.of("Europe/London");

    private Calendar() {}

    /** The day it is there. */
    public static LocalDate day(Instant time) {
        return LocalDate.ofInstant(time, LONDON);
    }

    /** Whether a condition should have been met by now: a date is over after the last day it can mean. */
    public static boolean isOverdue(Condition condition, Instant now) {
        StatedDate due = condition.attached().dueBy();
        return !condition.isSettled() && due != null && day(now).isAfter(due.lastDay());
    }
}
