package org.duly.query.response;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.ToLongFunction;
import org.jspecify.annotations.Nullable;

/**
 * How an engagement's responses are counted: by what they say of themselves, each in several cells. An event changes the
 * counts by what its response contributes after it less what it contributed before, so they never need a recount, and
 * the sum of these changes up to any point is what was counted there.
 */
final class Tally {
    /** The calendar of days, as the deadlines have it. */
    private static final ZoneId LONDON = ZoneId.of("Europe/London");

    private Tally() {}

    /** What responses are counted by. Whoever adds one gives it a code of its own and adds it to {@link #cells}. */
    enum Dimension {
        ALL(0),
        CHANNEL(1),
        STAKEHOLDER_GROUP(2),
        PLACE(3),
        RECEIVING_BODY(4),
        RESPONDENT_KIND(5),
        CAMPAIGN(6),
        /** The day of receipt: how many are late follows from these for any deadline. */
        RECEIVED_DAY(7),
        /** What is still to be done about them: the value is the name of a {@link GapKind}. */
        GAP(8);

        private final int code;

        Dimension(int code) {
            this.code = code;
        }

        /** How it is kept; never changes. */
        int code() {
            return code;
        }

        static Dimension of(int code) {
            for (Dimension dimension : values()) {
                if (dimension.code == code) {
                    return dimension;
                }
            }
            throw new IllegalArgumentException("There is no dimension " + code);
        }
    }

    /**
     * What is counted together.
     *
     * @param value empty where the response does not say
     */
    record Cell(Dimension dimension, String value) implements Comparable<Cell> {
        private static final Comparator<Cell> ORDER =
                Comparator.comparing(Cell::dimension).thenComparing(Cell::value);

        static Cell of(Dimension dimension, @Nullable String value) {
            // As PostgreSQL keeps it, which has no NUL: two values that are one there must be one here.
            return new Cell(dimension, value == null ? "" : value.replace('\0', '\ufffd'));
        }

        @Override
        public int compareTo(Cell other) {
            return ORDER.compare(this, other);
        }
    }

    /** A cell of an engagement. */
    record Key(UUID engagementId, Cell cell) {}

    /**
     * How many.
     *
     * @param unruled of the pending, those without a ruling on lateness
     * @param people signatories of the items received
     * @param countedPeople signatories of the items counted
     */
    record Counts(
            long received,
            long counted,
            long excluded,
            long pending,
            long unruled,
            long withdrawn,
            long people,
            long countedPeople) {
        static final Counts NONE = new Counts(0, 0, 0, 0, 0, 0, 0, 0);

        /** In the order of the columns; a new one goes to the end. */
        static final List<ToLongFunction<Counts>> MEASURES = List.of(
                Counts::received,
                Counts::counted,
                Counts::excluded,
                Counts::pending,
                Counts::unruled,
                Counts::withdrawn,
                Counts::people,
                Counts::countedPeople);

        /** The reverse of {@link #MEASURES}. */
        static Counts of(long[] measures) {
            return new Counts(
                    measures[0],
                    measures[1],
                    measures[2],
                    measures[3],
                    measures[4],
                    measures[5],
                    measures[6],
                    measures[7]);
        }

        Counts plus(Counts other) {
            return new Counts(
                    received + other.received,
                    counted + other.counted,
                    excluded + other.excluded,
                    pending + other.pending,
                    unruled + other.unruled,
                    withdrawn + other.withdrawn,
                    people + other.people,
                    countedPeople + other.countedPeople);
        }

        Counts less(Counts other) {
            return plus(new Counts(
                    -other.received,
                    -other.counted,
                    -other.excluded,
                    -other.pending,
                    -other.unruled,
                    -other.withdrawn,
                    -other.people,
                    -other.countedPeople));
        }
    }

    /** By how much some cells changed, each by the same. */
    record Delta(Counts counts, List<Cell> cells) {
        /** Whether a report counts any of it. Rulings on lateness and what is to be done are not in a report. */
        boolean isReported() {
            Counts ruled = new Counts(0, 0, 0, 0, counts.unruled(), 0, 0, 0);
            return !counts.equals(ruled) && cells.stream().anyMatch(cell -> cell.dimension() != Dimension.GAP);
        }
    }

    /** What one event changed in the counts; empty if nothing. */
    static List<Delta> difference(@Nullable ResponseRow before, ResponseRow after) {
        Counts was = before == null ? Counts.NONE : counts(before);
        Counts is = counts(after);
        String campaignBefore = before == null ? null : before.campaignId();
        String campaignAfter = after.campaignId();
        List<Delta> deltas = new ArrayList<>(5);
        Counts difference = is.less(was);
        if (!difference.equals(Counts.NONE)) {
            deltas.add(new Delta(difference, cells(after)));
        }
        Cell left = campaignBefore == null ? null : Cell.of(Dimension.CAMPAIGN, campaignBefore);
        Cell entered = campaignAfter == null ? null : Cell.of(Dimension.CAMPAIGN, campaignAfter);
        if (left != null && !left.equals(entered)) {
            deltas.add(new Delta(Counts.NONE.less(was), List.of(left)));
        }
        if (entered != null) {
            Counts more = entered.equals(left) ? difference : is;
            if (!more.equals(Counts.NONE)) {
                deltas.add(new Delta(more, List.of(entered)));
            }
        }
        addGaps(before, after, deltas);
        return deltas;
    }

    /** A response that leaves or enters a gap does so once, with its signatories. */
    private static void addGaps(@Nullable ResponseRow before, ResponseRow after, List<Delta> deltas) {
        Set<GapKind> was = before == null ? Set.of() : GapKind.of(before);
        Set<GapKind> is = GapKind.of(after);
        Counts one = new Counts(1, 0, 0, 0, 0, 0, after.signatories(), 0);
        List<Cell> left = cells(was, is);
        List<Cell> entered = cells(is, was);
        if (!left.isEmpty()) {
            deltas.add(new Delta(Counts.NONE.less(one), left));
        }
        if (!entered.isEmpty()) {
            deltas.add(new Delta(one, entered));
        }
    }

    /** Those of some gaps that are not among others. */
    private static List<Cell> cells(Set<GapKind> gaps, Set<GapKind> others) {
        return gaps.stream()
                .filter(gap -> !others.contains(gap))
                .map(gap -> Cell.of(Dimension.GAP, gap.name()))
                .toList();
    }

    /** The cells a response never leaves. */
    private static List<Cell> cells(ResponseRow row) {
        return List.of(
                Cell.of(Dimension.ALL, ""),
                Cell.of(Dimension.CHANNEL, row.channel().name()),
                Cell.of(Dimension.STAKEHOLDER_GROUP, row.stakeholderGroup()),
                Cell.of(Dimension.PLACE, row.place()),
                Cell.of(Dimension.RECEIVING_BODY, row.receivingBody()),
                Cell.of(Dimension.RESPONDENT_KIND, row.respondentKind().name()),
                Cell.of(Dimension.RECEIVED_DAY, dayOf(row.receivedAt()).toString()));
    }

    private static Counts counts(ResponseRow row) {
        ResponseFacts facts = row.facts();
        boolean counted = facts.state() == ResponseState.COUNTED;
        boolean pending = facts.state() == ResponseState.PENDING;
        return new Counts(
                1,
                counted ? 1 : 0,
                facts.state() == ResponseState.EXCLUDED ? 1 : 0,
                pending ? 1 : 0,
                pending && facts.lateRuling() == null ? 1 : 0,
                facts.withdrawn() ? 1 : 0,
                row.signatories(),
                counted ? row.signatories() : 0);
    }

    /** The day in London. */
    static LocalDate dayOf(Instant time) {
        return LocalDate.ofInstant(time, LONDON);
    }

    /** The first day all of which is at or after this time. */
    static LocalDate firstWholeDay(Instant time) {
        LocalDate day = dayOf(time);
        return isMidnight(time) ? day : day.plusDays(1);
    }

    /** Whether a day begins at this time, in London. */
    static boolean isMidnight(Instant time) {
        return time.equals(startOf(dayOf(time)));
    }

    /** Everything received on this day or later. */
    static Counts receivedFrom(LocalDate first, Map<Cell, Counts> cells) {
        return cells.entrySet().stream()
                .filter(cell -> cell.getKey().dimension() == Dimension.RECEIVED_DAY
                        && !LocalDate.parse(cell.getKey().value()).isBefore(first))
                .map(Map.Entry::getValue)
                .reduce(Counts.NONE, Counts::plus);
    }

    /** When a day begins in London. */
    static Instant startOf(LocalDate day) {
        return day.atStartOfDay(LONDON).toInstant();
    }
}
