package org.duly.command.intake.sheet;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.time.zone.ZoneOffsetTransition;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Reads times as people write them: {@code 2019-11-29T14:05Z}, {@code 29/11/2019}, {@code 29 Nov 2019},
 * {@code Friday, 29th November 2019 at 2.05 pm}, {@code 43798.586} (a spreadsheet's day number), with or without a zone.
 *
 * <p>What is not said is not guessed but ruled:
 *
 * <ul>
 *   <li>A time without a zone is one in {@link #zone}. If the clocks went forward over it, it never was and is refused; if
 *       they went back over it, it was twice and is refused until it says {@code GMT}, {@code BST} or an offset.
 *   <li>A day without a time is that day's first moment in the zone. For a deadline later that day this is in favour of the
 *       respondent, and it is never later than when the item came.
 *   <li>Days come before months, or after them, as {@link #dayFirst} says for the whole file. A day that could only be
 *       right the other way round is refused, never swapped: its neighbours would be wrong without a sign.
 *   <li>A year of two digits is one of this century.
 * </ul>
 *
 * @param zone of times that do not say theirs
 * @param dayFirst whether 04/05/2019 is 4 May; as a sheet made in Britain means it
 */
public record DateReading(ZoneId zone, boolean dayFirst) {
    private static final Pattern YEAR_FIRST =
            Pattern.compile("(?<year>\\d{4})[-/.](?<month>\\d{1,2})[-/.](?<day>\\d{1,2})(?<rest>(?:t|\\s|$).*)");
    private static final Pattern NUMBERS =
            Pattern.compile("(?<one>\\d{1,2})[-/.](?<two>\\d{1,2})[-/.](?<year>\\d{4}|\\d{2})(?<rest>(?:,?\\s|$).*)");
    private static final Pattern DAY_NAME_YEAR = Pattern.compile(
            "(?<day>\\d{1,2})(?:st|nd|rd|th)?[-/. ]*(?<name>\\p{L}{3,10})[-/., ]*(?<year>\\d{4}|\\d{2})(?<rest>(?:,?\\s|$).*)");
    private static final Pattern NAME_DAY_YEAR = Pattern.compile(
            "(?<name>\\p{L}{3,10})\\.? (?<day>\\d{1,2})(?:st|nd|rd|th)?,? (?<year>\\d{4})(?<rest>(?:,?\\s|$).*)");
    private static final List<Pattern> DAYS = List.of(YEAR_FIRST, NUMBERS, DAY_NAME_YEAR, NAME_DAY_YEAR);
    private static final Pattern WEEKDAY = Pattern.compile("^(?:mon|tue|wed|thu|fri|sat|sun)\\p{L}{0,6}\\.?,? +");
    private static final Pattern TIME = Pattern.compile("(?:t|,? *(?:at )?)(?<hour>\\d{1,2})(?:[:.h](?<minute>\\d{2}))?"
            + "(?::(?<second>\\d{2})(?:[.,](?<fraction>\\d{1,9}))?)? ?(?<half>am|pm|a\\.m\\.|p\\.m\\.)?"
            + " ?(?<zone>z|utc|gmt|bst|(?:utc|gmt)?[+-]\\d{2}(?::?\\d{2})?)?");
    private static final Pattern SERIAL = Pattern.compile("\\d{5}(?:\\.\\d{1,17})?");
    private static final LocalDate DAY_ZERO = LocalDate.of(1899, 12, 30); // so that every day since March 1900 is right
    private static final int FIRST_SERIAL = 20_000; // in 1954: smaller numbers are more likely something else
    private static final int LAST_SERIAL = 80_000; // in 2119
    private static final long SECONDS_OF_A_DAY = 86_400;

    private static final Map<String, Integer> MONTHS = months(
            List.of("january", "ionawr"),
            List.of("february", "chwefror"),
            List.of("march", "mawrth"),
            List.of("april", "ebrill"),
            List.of("may", "mai"),
            List.of("june", "mehefin"),
            List.of("july", "gorffennaf"),
            List.of("august", "awst"),
            List.of("september", "medi", "sept"),
            List.of("october", "hydref"),
            List.of("november", "tachwedd"),
            List.of("december", "rhagfyr"));

    /** What a text says: a time, or why it is none. Exactly one of the two is there. */
    public record Read(@Nullable Instant time, @Nullable String problem) {
        static Read of(Instant time) {
            return new Read(time, null);
        }

        static Read not(String problem) {
            return new Read(null, problem);
        }
    }

    /** Reads a time. */
    public Read read(String text) {
        String plain = text.strip().replaceAll("[\\s\\u00A0\\u202F]+", " ").toLowerCase(Locale.ROOT);
        if (SERIAL.matcher(plain).matches()) {
            return serial(Double.parseDouble(plain));
        }
        String withoutWeekday = WEEKDAY.matcher(plain).replaceFirst("");
        for (Pattern form : DAYS) {
            Matcher day = form.matcher(withoutWeekday);
            if (day.matches()) {
                try {
                    return withTime(day(form, day), day.group("rest"));
                } catch (DateTimeException noSuchDay) {
                    return Read.not("There is no such day" + orTheOtherWay(form, day) + ".");
                }
            }
        }
        return Read.not("This is no date that can be read. Write it as 29/11/2019 14:05 or 2019-11-29T14:05:00Z.");
    }

    private LocalDate day(Pattern form, Matcher parts) {
        if (form == YEAR_FIRST) {
            return LocalDate.of(number(parts, "year"), number(parts, "month"), number(parts, "day"));
        }
        int year = number(parts, "year");
        if (year < 100) {
            year += 2000;
        }
        if (form == NUMBERS) {
            int one = number(parts, "one");
            int two = number(parts, "two");
            return dayFirst ? LocalDate.of(year, two, one) : LocalDate.of(year, one, two);
        }
        Integer month = MONTHS.get(parts.group("name"));
        if (month == null) {
            throw new DateTimeException("No such month");
        }
        return LocalDate.of(year, month, number(parts, "day"));
    }

    private String orTheOtherWay(Pattern form, Matcher parts) {
        int month = form == NUMBERS ? number(parts, dayFirst ? "two" : "one") : 0;
        int day = form == NUMBERS ? number(parts, dayFirst ? "one" : "two") : 0;
        if (month > 12 && month <= 31 && day <= 12) {
            return dayFirst
                    ? " if the day comes first. If all of the file puts the month first, say so"
                    : " if the month comes first. If all of the file puts the day first, say so";
        }
        return "";
    }

    private Read withTime(LocalDate day, String rest) {
        String time = rest.strip();
        if (time.isEmpty()) {
            return Read.of(day.atStartOfDay(zone).toInstant());
        }
        Matcher parts = TIME.matcher(time);
        if (!parts.matches() || (parts.group("minute") == null && parts.group("half") == null)) {
            return Read.not("What stands after the day is no time. Write it as 14:05, or leave it out.");
        }
        int hour = number(parts, "hour");
        String half = parts.group("half");
        if (half != null) {
            if (hour < 1 || hour > 12) {
                return Read.not("There is no such time of day.");
            }
            hour = hour % 12 + (half.startsWith("p") ? 12 : 0);
        }
        try {
            LocalTime local = LocalTime.of(hour, numberOrZero(parts, "minute"), numberOrZero(parts, "second"))
                    .plusNanos(nanos(parts.group("fraction")));
            return at(LocalDateTime.of(day, local), parts.group("zone"));
        } catch (DateTimeException noSuchTime) {
            return Read.not("There is no such time of day.");
        }
    }

    private Read serial(double number) {
        if (number < FIRST_SERIAL || number > LAST_SERIAL) {
            return Read.not("This number is no day of a spreadsheet in the years 1954 to 2119.");
        }
        long days = (long) number;
        long seconds = Math.round((number - days) * SECONDS_OF_A_DAY);
        LocalDateTime local = DAY_ZERO.plusDays(days).atStartOfDay().plusSeconds(seconds);
        return seconds == 0 ? Read.of(local.toLocalDate().atStartOfDay(zone).toInstant()) : at(local, null);
    }

    private Read at(LocalDateTime local, @Nullable String stated) {
        if (stated != null) {
            return Read.of(local.toInstant(offset(stated)).truncatedTo(ChronoUnit.MILLIS));
        }
        List<ZoneOffset> offsets = zone.getRules().getValidOffsets(local);
        if (offsets.isEmpty()) {
            ZoneOffsetTransition gap = zone.getRules().getTransition(local);
            return Read.not("There was no such time in " + zone + ": the clocks went forward from "
                    + gap.getDateTimeBefore().toLocalTime() + " to "
                    + gap.getDateTimeAfter().toLocalTime() + ".");
        }
        if (offsets.size() > 1) {
            return Read.not("This time was twice in " + zone + ", because the clocks went back. Add the offset: "
                    + offsets.get(0) + " or " + offsets.get(1) + ".");
        }
        return Read.of(local.toInstant(offsets.getFirst()).truncatedTo(ChronoUnit.MILLIS));
    }

    private static ZoneOffset offset(String stated) {
        return switch (stated) {
            case "z", "utc", "gmt" -> ZoneOffset.UTC;
            case "bst" -> ZoneOffset.ofHours(1);
            default -> ZoneOffset.of(stated.replaceFirst("^[a-z]+", ""));
        };
    }

    private static long nanos(@Nullable String fraction) {
        return fraction == null ? 0 : Long.parseLong((fraction + "000000000").substring(0, 9));
    }

    private static int number(Matcher parts, String name) {
        return Integer.parseInt(parts.group(name));
    }

    private static int numberOrZero(Matcher parts, String name) {
        return parts.group(name) == null ? 0 : number(parts, name);
    }

    /** Every name of a month, and the first three letters of the English ones. */
    @SafeVarargs
    private static Map<String, Integer> months(List<String>... names) {
        Map<String, Integer> months = new HashMap<>();
        for (int i = 0; i < names.length; i++) {
            int month = i + 1;
            names[i].forEach(name -> months.put(name, month));
            months.put(names[i].getFirst().substring(0, 3), month);
        }
        return Map.copyOf(months);
    }
}
