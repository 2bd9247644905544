package org.duly.events.programme;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.Year;
import java.time.YearMonth;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * A date in the calendar, no more precise than it was stated.
 *
 * @param date {@code 2019-12-01} (day), {@code 2019-12} (month), {@code 2019-Q4} (quarter of the calendar year) or
 *     {@code 2019} (year)
 * @param asStated the words of the source where they say more or less: "early October", "Autumn 2024"
 */
public record StatedDate(
        DatePrecision precision, String date, @Nullable String asStated) {
    /**
     * A date as it was stated.
     *
     * @throws IllegalArgumentException if the date is not of that precision or not in the calendar
     */
    public StatedDate {
        lastDay(precision, date);
    }

    /** A day, in no other words. */
    public static StatedDate day(LocalDate day) {
        return new StatedDate(DatePrecision.DAY, day.toString(), null);
    }

    /** A month, in no other words. */
    public static StatedDate month(YearMonth month) {
        return new StatedDate(DatePrecision.MONTH, month.toString(), null);
    }

    /** The first day it can mean. */
    public LocalDate firstDay() {
        LocalDate last = lastDay();
        return switch (precision) {
            case DAY -> last;
            case MONTH -> last.withDayOfMonth(1);
            case QUARTER -> last.withDayOfMonth(1).minusMonths(2);
            case YEAR -> last.withDayOfYear(1);
        };
    }

    /** The last day it can mean: only after that day has the date passed. */
    public LocalDate lastDay() {
        return lastDay(precision, date);
    }

    private static LocalDate lastDay(DatePrecision precision, String date) {
        if (!date.matches(form(precision))) {
            throw notA(precision, date, null);
        }
        try {
            return switch (precision) {
                case DAY -> LocalDate.parse(date);
                case MONTH -> YearMonth.parse(date).atEndOfMonth();
                case QUARTER -> {
                    int year = Integer.parseInt(date.substring(0, 4));
                    int quarter = date.charAt(6) - '0';
                    yield YearMonth.of(year, 3 * quarter).atEndOfMonth();
                }
                case YEAR -> Year.parse(date).atMonth(12).atEndOfMonth();
            };
        } catch (DateTimeException notInTheCalendar) {
            throw notA(precision, date, notInTheCalendar);
        }
    }

    private static String form(DatePrecision precision) {
        return switch (precision) {
            case DAY -> "\\d{4}-\\d{2}-\\d{2}";
            case MONTH -> "\\d{4}-\\d{2}";
            case QUARTER -> "\\d{4}-Q[1-4]";
            case YEAR -> "\\d{4}";
        };
    }

    private static IllegalArgumentException notA(
            DatePrecision precision, String date, @Nullable DateTimeException cause) {
        return new IllegalArgumentException(
                "'" + date + "' is not a " + precision.name().toLowerCase(Locale.ROOT)
                        + "; dates are written 2019-12-01, 2019-12, 2019-Q4 or 2019",
                cause);
    }
}
