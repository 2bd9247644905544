package org.duly.query.response;

import static org.duly.query.response.Tally.Dimension.ALL;

import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.duly.query.asof.Cut;
import org.duly.query.response.Tally.Cell;
import org.duly.query.response.Tally.Counts;
import org.duly.query.response.Tally.Delta;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * What was counted as of a cut. On the clock of recording: the last sum before it and the changes since, some thousand
 * at most. On the clock of occurrence: the sums of the days before and the changes of the day itself, of which there are
 * none to read where the time is midnight in London.
 */
final class TallyHistory {
    private TallyHistory() {}

    /** Every cell with something in it. */
    static Map<Cell, Counts> at(JdbcClient jdbc, UUID engagementId, Cut cut) {
        return switch (cut.clock()) {
            case RECORDED -> recorded(jdbc, engagementId, cut.position());
            case OCCURRED -> occurred(jdbc, engagementId, cut.time());
        };
    }

    /** Everything received at or after a deadline, as of the cut; from the cells as of the same cut. */
    static Counts late(JdbcClient jdbc, UUID engagementId, Cut cut, Instant closesAt, Map<Cell, Counts> cells) {
        Counts late = Tally.receivedFrom(Tally.firstWholeDay(closesAt), cells);
        return Tally.isMidnight(closesAt) ? late : late.plus(lateOnTheDay(jdbc, engagementId, cut, closesAt));
    }

    private static Map<Cell, Counts> recorded(JdbcClient jdbc, UUID engagementId, long position) {
        record Sum(long position, List<Delta> counts) {}
        Sum sum = jdbc.sql("""
                        SELECT position, counts FROM read.tally_sum
                        WHERE engagement_id = ? AND position <= ? ORDER BY position DESC LIMIT 1
                        """)
                .params(engagementId, position)
                .query((row, _) -> new Sum(row.getLong("position"), TallyBytes.read(row.getBytes("counts"))))
                .optional()
                .orElse(new Sum(-1, List.of()));
        Map<Cell, Counts> cells = new HashMap<>();
        TallyBytes.add(cells, sum.counts());
        jdbc.sql("""
                        SELECT deltas FROM read.tally_change
                        WHERE engagement_id = ? AND position > ? AND position <= ?
                        """).params(engagementId, sum.position(), position).query(row -> {
            TallyBytes.add(cells, TallyBytes.read(row.getBytes("deltas")));
        });
        return cells;
    }

    private static Map<Cell, Counts> occurred(JdbcClient jdbc, UUID engagementId, Instant time) {
        LocalDate lastDay = Tally.dayOf(time);
        Map<Cell, Counts> cells = new HashMap<>();
        jdbc.sql("SELECT counts FROM read.tally_day WHERE engagement_id = ? AND day < ?")
                .params(engagementId, lastDay)
                .query(row -> {
                    TallyBytes.add(cells, TallyBytes.read(row.getBytes("counts")));
                });
        jdbc.sql("""
                        SELECT deltas FROM read.tally_change
                        WHERE engagement_id = ? AND occurred_at >= ? AND occurred_at <= ?
                        """)
                .params(engagementId, utc(Tally.startOf(lastDay)), utc(time))
                .query(row -> {
                    TallyBytes.add(cells, TallyBytes.read(row.getBytes("deltas")));
                });
        return cells;
    }

    private static Counts lateOnTheDay(JdbcClient jdbc, UUID engagementId, Cut cut, Instant closesAt) {
        List<Delta> changes = jdbc
                .sql("""
                        SELECT deltas FROM read.tally_change
                        WHERE engagement_id = :engagement AND received_at >= :closesAt AND received_at < :nextDay
                          AND position <= :position AND (:recorded OR occurred_at <= :time)
                        """)
                .param("engagement", engagementId)
                .param("closesAt", utc(closesAt))
                .param("nextDay", utc(Tally.startOf(Tally.firstWholeDay(closesAt))))
                .param("position", cut.position())
                .param("recorded", cut.clock() == Cut.Clock.RECORDED)
                .param("time", utc(cut.time()))
                .query((row, _) -> TallyBytes.read(row.getBytes("deltas")))
                .list()
                .stream()
                .flatMap(List::stream)
                .toList();
        Map<Cell, Counts> sums = new HashMap<>();
        TallyBytes.add(sums, changes);
        return sums.getOrDefault(Cell.of(ALL, ""), Counts.NONE);
    }

    private static OffsetDateTime utc(Instant time) {
        return time.atOffset(ZoneOffset.UTC);
    }
}
