package org.duly.command.handling;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.duly.events.programme.SourceReference;
import org.duly.events.programme.StatedDate;
import org.jspecify.annotations.Nullable;

/** Rules about the form of what a command brings, the same for every capability. Fields are JSON Pointers. */
public final class FormRules {
    private FormRules() {}

    /** A text says something, and not more than can be kept. */
    public record TextIsGivenAndFits(String field, String text, int most) implements BusinessRule {
        @Override
        public boolean isKept() {
            return !text.isBlank() && text.length() <= most;
        }

        @Override
        public String explanation() {
            return "Give a text of at most " + most + " characters.";
        }
    }

    /** A text is made of characters that every reader can keep: PostgreSQL cannot keep U+0000, UTF-8 no half pair. */
    public record TextIsReadable(String field, String text) implements BusinessRule {
        @Override
        public boolean isKept() {
            return text.codePoints().noneMatch(point -> point == 0 || isHalfOfAPair(point));
        }

        @Override
        public String explanation() {
            return "The text has a character that cannot be kept (U+0000 or half of a surrogate pair). Remove it.";
        }

        private static boolean isHalfOfAPair(int point) {
            return point >= Character.MIN_SURROGATE && point <= Character.MAX_SURROGATE;
        }
    }

    /** An id is plain enough to stand in an address, a file name or a line of a register. */
    public record IdIsPlain(String field, String id) implements BusinessRule {
        private static final Pattern PLAIN = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._:+-]*");

        @Override
        public boolean isKept() {
            return id.length() <= Limits.ID && PLAIN.matcher(id).matches();
        }

        @Override
        public String explanation() {
            return "An id has at most " + Limits.ID
                    + " letters, digits and . _ : + -, and starts with a letter or digit.";
        }
    }

    /** A list is not longer than can be kept. */
    public record ListFits(String field, int size, int most) implements BusinessRule {
        @Override
        public boolean isKept() {
            return size <= most;
        }

        @Override
        public String explanation() {
            return "Give at most " + most + ", not " + size + ".";
        }
    }

    /** A number lies between two others. */
    public record NumberIsWithin(String field, double number, int least, int most) implements BusinessRule {
        @Override
        public boolean isKept() {
            return number >= least && number <= most;
        }

        @Override
        public String explanation() {
            return "Give a number from " + least + " to " + most + ".";
        }
    }

    /** No id stands twice in a list. */
    public record IdsAreDistinct(String field, List<String> ids) implements BusinessRule {
        @Override
        public boolean isKept() {
            return new HashSet<>(ids).size() == ids.size();
        }

        @Override
        public String explanation() {
            Set<String> seen = new HashSet<>();
            List<String> repeated =
                    ids.stream().filter(id -> !seen.add(id)).distinct().toList();
            return "Each may be given once only; given more than once: " + String.join(", ", repeated) + ".";
        }
    }

    /** Nothing is said to have happened at a time that has not come. */
    public record TimeHasCome(String field, Instant time, Instant now) implements BusinessRule {
        @Override
        public boolean isKept() {
            return !time.isAfter(now);
        }

        @Override
        public String explanation() {
            return time + " has not come yet: it is " + now + ". Give the time it happened.";
        }
    }

    /** A date lies in years that calendars and databases know: 1900 to 2199. */
    public record DateIsOnTheCalendar(String field, StatedDate date) implements BusinessRule {
        @Override
        public boolean isKept() {
            int year = date.lastDay().getYear();
            return year >= 1900 && year < 2200;
        }

        @Override
        public String explanation() {
            return "Give a date in the years 1900 to 2199.";
        }
    }

    /** Nothing is said to have happened on a date that has not come, in the calendar of London. */
    public record DateHasCome(String field, StatedDate date, Instant now) implements BusinessRule {
        private static final ZoneId LONDON = ZoneId.of("Europe/London");

        @Override
        public boolean isKept() {
            return !date.firstDay().isAfter(today());
        }

        @Override
        public String explanation() {
            return date.date() + " has not come yet: it is " + today() + ". Give the date it happened.";
        }

        private LocalDate today() {
            return LocalDate.ofInstant(now, LONDON);
        }
    }

    /** A time is one that calendars and databases know: in the years 1900 to 2199. */
    public record TimeIsOnTheCalendar(String field, Instant time) implements BusinessRule {
        private static final Instant FIRST = Instant.parse("1900-01-01T00:00:00Z");
        private static final Instant AFTER_LAST = Instant.parse("2200-01-01T00:00:00Z");

        @Override
        public boolean isKept() {
            return !time.isBefore(FIRST) && time.isBefore(AFTER_LAST);
        }

        @Override
        public String explanation() {
            return "Give a time in the years 1900 to 2199.";
        }
    }

    /** A time that something waits for is not finer than what every clock and database here can tell. */
    public record TimeIsInWholeMilliseconds(String field, Instant time) implements BusinessRule {
        @Override
        public boolean isKept() {
            return time.truncatedTo(ChronoUnit.MILLIS).equals(time);
        }

        @Override
        public String explanation() {
            return "Give a time in whole milliseconds.";
        }
    }

    /** The kind of a document is one that can stand in a header. */
    public record MediaTypeIsPlain(String field, String mediaType) implements BusinessRule {
        private static final Pattern PLAIN = Pattern.compile(
                "[A-Za-z0-9!#$&^_.+-]{1,60}/[A-Za-z0-9!#$&^_.+-]{1,100}(; ?charset=[A-Za-z0-9._-]{1,40})?");

        @Override
        public boolean isKept() {
            return PLAIN.matcher(mediaType).matches();
        }

        @Override
        public String explanation() {
            return "Give a media type such as application/pdf, with no parameter but charset.";
        }
    }

    /** A language is named by its BCP 47 tag. */
    public record LanguageIsATag(String field, String language) implements BusinessRule {
        private static final Pattern TAG = Pattern.compile("[A-Za-z]{2,8}(-[A-Za-z0-9]{1,8}){0,4}");

        @Override
        public boolean isKept() {
            return TAG.matcher(language).matches();
        }

        @Override
        public String explanation() {
            return "Give a language as its BCP 47 tag, such as cy or en-GB.";
        }
    }

    /** A digest is SHA-256 as it is written everywhere: 64 lower-case hexadecimal digits. */
    public record DigestIsSha256(String field, String digest) implements BusinessRule {
        private static final Pattern HEX = Pattern.compile("[0-9a-f]{64}");

        @Override
        public boolean isKept() {
            return HEX.matcher(digest).matches();
        }

        @Override
        public String explanation() {
            return "Give a SHA-256 digest as 64 lower-case hexadecimal digits.";
        }
    }

    /** Both rules about a text. */
    public static List<BusinessRule> text(String field, String text, int most) {
        return List.of(new TextIsGivenAndFits(field, text, most), new TextIsReadable(field, text));
    }

    /** Verifies a text that may be absent. */
    public static void verifyOptional(String field, @Nullable String text, int most) {
        if (text != null) {
            verify(text(field, text, most));
        }
    }

    /** Verifies where something is stated, which may be absent. */
    public static void verifySource(String field, @Nullable SourceReference source) {
        if (source == null) {
            return;
        }
        verify(text(field + "/document", source.document(), Limits.LINE));
        verifyOptional(field + "/where", source.where(), Limits.LINE);
        if (source.sha256() != null) {
            BusinessRule.verify(new DigestIsSha256(field + "/sha256", source.sha256()));
        }
    }

    /** Verifies a date as it was stated, which may be absent. */
    public static void verifyDate(String field, @Nullable StatedDate date) {
        if (date != null) {
            BusinessRule.verify(new DateIsOnTheCalendar(field, date));
            verifyOptional(field + "/asStated", date.asStated(), Limits.LINE);
        }
    }

    /** Verifies an id that may be absent. */
    public static void verifyOptionalId(String field, @Nullable String id) {
        if (id != null) {
            BusinessRule.verify(new IdIsPlain(field, id));
        }
    }

    /** Verifies that what a command says to have happened did so at a time that calendars know. */
    public static void verifyOccurrence(Command command) {
        Instant occurredAt = command.occurredAt();
        if (occurredAt != null) {
            BusinessRule.verify(new TimeIsOnTheCalendar("/occurredAt", occurredAt));
        }
    }

    /** Verifies rules that were gathered, in order. */
    public static void verify(Collection<? extends BusinessRule> rules) {
        BusinessRule.verify(rules.toArray(BusinessRule[]::new));
    }
}
