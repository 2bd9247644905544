package org.duly.query.web;

import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import org.duly.events.programme.StatedDate;

/** Times as people in the United Kingdom read them. What they are exactly is for JSON, and for a page to say beside. */
final class ReadableTime {
    private static final ZoneId LONDON = ZoneId.of("Europe/London");
    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("d MMMM uuuu", Locale.UK);
    private static final DateTimeFormatter MONTH = DateTimeFormatter.ofPattern("MMMM uuuu", Locale.UK);
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("d MMMM uuuu, HH:mm:ss", Locale.UK);

    private ReadableTime() {}

    /** {@code 14 January 2020, 10:32:05 GMT}, or BST in summer; parts of a second are left out. */
    static String of(Instant time) {
        ZonedDateTime there = time.atZone(LONDON);
        return TIME.format(there) + (LONDON.getRules().isDaylightSavings(time) ? " BST" : " GMT");
    }

    /** {@code 14 January 2020}, {@code January 2020}, {@code 2020-Q1} or {@code 2020}, unless it was stated in other words. */
    static String of(StatedDate date) {
        String words = date.asStated();
        if (words != null) {
            return words;
        }
        return switch (date.precision()) {
            case DAY -> DAY.format(LocalDate.parse(date.date()));
            case MONTH -> MONTH.format(YearMonth.parse(date.date()));
            case QUARTER, YEAR -> date.date();
        };
    }
}
