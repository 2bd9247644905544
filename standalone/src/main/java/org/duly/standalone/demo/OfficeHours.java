package org.duly.standalone.demo;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.List;
import java.util.Set;

/** When the demo's officers do what they do: in sittings, so that a day's work has few times. */
final class OfficeHours {
    private static final ZoneId LONDON = ZoneId.of("Europe/London");
    private static final List<LocalTime> LOGGING = List.of(LocalTime.of(9, 15), LocalTime.of(16, 45));
    private static final Set<DayOfWeek> FREE = Set.of(DayOfWeek.SATURDAY, DayOfWeek.SUNDAY);
    private static final DayOfWeek DECISIONS = DayOfWeek.THURSDAY;
    private static final LocalTime DECISIONS_AT = LocalTime.of(15, 0);

    private OfficeHours() {}

    /** The next time after this one at which what has arrived is logged, and what was keyed is checked. */
    static Instant nextLogging(Instant after) {
        ZonedDateTime day = after.atZone(LONDON);
        while (true) {
            for (LocalTime time : LOGGING) {
                ZonedDateTime sitting = day.with(time);
                if (sitting.toInstant().isAfter(after) && !FREE.contains(sitting.getDayOfWeek())) {
                    return sitting.toInstant();
                }
            }
            day = day.plusDays(1);
        }
    }

    /** The next weekly meeting, at least a day after this time, at which responses are counted or excluded. */
    static Instant nextDecisions(Instant after) {
        Instant earliest = after.plus(Duration.ofDays(1));
        ZonedDateTime day = earliest.atZone(LONDON).with(DECISIONS_AT);
        while (day.getDayOfWeek() != DECISIONS || day.toInstant().isBefore(earliest)) {
            day = day.plusDays(1);
        }
        return day.toInstant();
    }
}
