package org.duly.command.engagement;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import org.duly.command.handling.BusinessRule;
import org.duly.command.handling.Refusal;

/**
 * Rule 2: "midnight on 1 December" may be either end of the day, and an hour in autumn happens twice. A deadline is an
 * instant that the officer gives exactly.
 */
public final class ExactInstant {
    private ExactInstant() {}

    /**
     * Reads an instant from text with an offset or {@code Z}.
     *
     * @param field where it was given, as a JSON Pointer
     * @param timeZone in whose calendar it was announced, for proposing what may be meant
     * @throws Refusal if it is not exact
     */
    public static Instant parse(String field, String given, String timeZone) {
        try {
            return OffsetDateTime.parse(given).toInstant();
        } catch (DateTimeException notExact) {
            throw new Refusal(new DeadlineIsAnExactInstant(field, given, timeZone));
        }
    }

    /** A time at which people gain or lose the right to respond is an exact instant. */
    public record DeadlineIsAnExactInstant(String field, String given, String timeZone) implements BusinessRule {
        @Override
        public boolean isKept() {
            return false;
        }

        @Override
        public String explanation() {
            List<Instant> meanings = meanings();
            String ask = "Give an exact instant, with Z or an offset from it.";
            return meanings.isEmpty()
                    ? ask
                    : ask + " In " + timeZone + " this may be any of "
                            + String.join(
                                    ", ",
                                    meanings.stream().map(Instant::toString).toList())
                            + ": give the one that is meant.";
        }

        /** The instants a day or a time without offset may stand for: both ends of the day, both of a doubled hour. */
        private List<Instant> meanings() {
            List<Instant> meanings = new ArrayList<>();
            try {
                ZoneId zone = ZoneId.of(timeZone);
                if (given.contains("T")) {
                    LocalDateTime local = LocalDateTime.parse(given);
                    zone.getRules().getValidOffsets(local).forEach(offset -> meanings.add(local.toInstant(offset)));
                } else {
                    LocalDate day = LocalDate.parse(given);
                    meanings.add(day.atStartOfDay(zone).toInstant());
                    meanings.add(day.plusDays(1).atStartOfDay(zone).toInstant());
                }
            } catch (DateTimeException unreadable) {
                return List.of();
            }
            return meanings;
        }
    }
}
