package org.duly.query.engagement;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;

/** How far an engagement is, as a function of its facts and of the time: nothing has to happen for it to change. */
public enum Phase {
    /** Not opened yet. */
    PLANNED,
    /** Opened, with a first day that is still to come. */
    ANNOUNCED,
    OPEN,
    /** The deadline has passed; what arrives now is late. */
    CLOSED,
    /** A report was issued. */
    REPORTED,
    /** People were told what came of it. */
    COMPLETED,
    WITHDRAWN;

    static Phase of(EngagementFacts facts, Instant now) {
        if (facts.withdrawnBecause() != null) {
            return WITHDRAWN;
        }
        if (facts.opensAt() == null || facts.closesAt() == null) {
            return PLANNED;
        }
        if (facts.outcome() != null) {
            return COMPLETED;
        }
        if (!facts.reports().isEmpty()) {
            return REPORTED;
        }
        if (facts.closedAt() != null || !now.isBefore(facts.closesAt())) {
            return CLOSED;
        }
        return now.isBefore(facts.opensAt()) ? ANNOUNCED : OPEN;
    }

    /**
     * How many more days one can respond after today, in the calendar the deadline was announced in: 0 on the last day.
     *
     * @return null unless open or announced
     */
    static @Nullable Long daysLeft(EngagementFacts facts, Instant now) {
        Phase phase = of(facts, now);
        if ((phase != OPEN && phase != ANNOUNCED) || facts.closesAt() == null || facts.timeZone() == null) {
            return null;
        }
        ZoneId zone = ZoneId.of(facts.timeZone());
        LocalDate today = LocalDate.ofInstant(now, zone);
        // Closing at midnight, the last day is the one before.
        LocalDate lastDay = LocalDate.ofInstant(facts.closesAt().minusNanos(1), zone);
        return ChronoUnit.DAYS.between(today, lastDay);
    }
}
