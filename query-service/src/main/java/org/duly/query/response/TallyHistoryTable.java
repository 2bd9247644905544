package org.duly.query.response;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Collectors;
import org.duly.query.database.ReadSchema;
import org.duly.query.database.Rows;
import org.duly.query.response.Tally.Cell;
import org.duly.query.response.Tally.Counts;
import org.duly.query.response.TallyChanges.Change;

/**
 * The tables of what was counted when: every change at its position, the sums every so many changes, and the sums of the
 * changes of each day of occurrence. What is written depends on the changes alone, not on how they were cut into
 * batches.
 */
final class TallyHistoryTable {
    /** Changes between two sums, at least: as many as are read and added in a few milliseconds. */
    private static final long CHANGES_BETWEEN_SUMS = 1_024;

    /** Where a sum has many cells it is written more seldom, so that sums take no more room than changes. */
    private static final long CHANGES_FOR_EACH_CELL = 4;

    private TallyHistoryTable() {}

    private record DayOf(UUID engagementId, LocalDate day) {}

    private record Sum(UUID engagementId, long position, long number, int cells, byte[] counts) {}

    /**
     * How far an engagement is.
     *
     * @param number of the last change, from 1
     * @param sumDue the number of the change after which the next sum is written
     */
    private record Progress(long number, long sumDue) {}

    /**
     * Adds the changes of a batch.
     *
     * @throws SQLException if the database refused; must be called before {@link TallyTable#add} for the same changes
     */
    static void add(Connection connection, ReadSchema schema, TallyChanges batch) throws SQLException {
        Map<UUID, List<Change>> byEngagement = batch.all().stream()
                .collect(Collectors.groupingBy(Change::engagementId, LinkedHashMap::new, Collectors.toList()));
        if (byEngagement.isEmpty()) {
            return;
        }
        Map<UUID, Progress> progress = progress(connection, schema, byEngagement.keySet());
        addSums(connection, schema, sums(connection, schema, byEngagement, progress));
        addChanges(connection, schema, byEngagement, progress);
        addToDays(connection, schema, batch.all());
    }

    private static Map<UUID, Progress> progress(Connection connection, ReadSchema schema, Set<UUID> engagements)
            throws SQLException {
        Map<UUID, Progress> progress = new HashMap<>();
        try (PreparedStatement select =
                connection.prepareStatement("""
                SELECT engagement.id, last.number, sum.number AS sum_number, sum.cells
                FROM unnest(?::uuid[]) AS engagement (id)
                LEFT JOIN LATERAL (SELECT number FROM %s WHERE engagement_id = engagement.id
                    ORDER BY position DESC LIMIT 1) AS last ON true
                LEFT JOIN LATERAL (SELECT number, cells FROM %s WHERE engagement_id = engagement.id
                    ORDER BY position DESC LIMIT 1) AS sum ON true
                """.formatted(schema.table("tally_change"), schema.table("tally_sum")))) {
            select.setArray(1, connection.createArrayOf("uuid", engagements.toArray()));
            try (ResultSet row = select.executeQuery()) {
                while (row.next()) {
                    progress.put(
                            row.getObject("id", UUID.class),
                            new Progress(row.getLong("number"), due(row.getLong("sum_number"), row.getInt("cells"))));
                }
            }
        }
        return progress;
    }

    private static long due(long lastSum, int itsCells) {
        return lastSum + Math.max(CHANGES_BETWEEN_SUMS, CHANGES_FOR_EACH_CELL * itsCells);
    }

    private static List<Sum> sums(
            Connection connection,
            ReadSchema schema,
            Map<UUID, List<Change>> byEngagement,
            Map<UUID, Progress> progress)
            throws SQLException {
        List<UUID> due = byEngagement.keySet().stream()
                .filter(id -> {
                    Progress at = at(progress, id);
                    return at.number() + changes(byEngagement, id).size() >= at.sumDue();
                })
                .toList();
        if (due.isEmpty()) {
            return List.of();
        }
        List<Sum> sums = new ArrayList<>();
        TallyTable.load(connection, schema, due).forEach((id, running) -> {
            long number = at(progress, id).number();
            long sumDue = at(progress, id).sumDue();
            for (Change change : changes(byEngagement, id)) {
                TallyBytes.add(running, change.deltas());
                number++;
                if (number == sumDue) {
                    sums.add(new Sum(id, change.position(), number, running.size(), TallyBytes.write(running)));
                    sumDue = due(number, running.size());
                }
            }
        });
        return sums;
    }

    private static void addSums(Connection connection, ReadSchema schema, List<Sum> sums) throws SQLException {
        if (sums.isEmpty()) {
            return;
        }
        try (Rows copy = Rows.into(
                connection,
                schema.table("tally_sum") + " (engagement_id, position, number, cells, counts)",
                5,
                sums.size())) {
            for (Sum sum : sums) {
                copy.row()
                        .uuid(sum.engagementId())
                        .int8(sum.position())
                        .int8(sum.number())
                        .int4(sum.cells())
                        .bytes(sum.counts());
            }
            copy.finish();
        }
    }

    private static void addChanges(
            Connection connection,
            ReadSchema schema,
            Map<UUID, List<Change>> byEngagement,
            Map<UUID, Progress> progress)
            throws SQLException {
        int changes = byEngagement.values().stream().mapToInt(List::size).sum();
        try (Rows copy = Rows.into(
                connection,
                schema.table("tally_change")
                        + " (engagement_id, position, number, occurred_at, received_at, reported, deltas)",
                7,
                changes)) {
            for (Map.Entry<UUID, List<Change>> engagement : byEngagement.entrySet()) {
                long number = at(progress, engagement.getKey()).number();
                for (Change change : engagement.getValue()) {
                    number++;
                    copy.row()
                            .uuid(change.engagementId())
                            .int8(change.position())
                            .int8(number)
                            .instant(change.occurredAt())
                            .instant(change.receivedAt())
                            .bool(change.isReported())
                            .bytes(TallyBytes.write(change.deltas()));
                }
            }
            copy.finish();
        }
    }

    private static void addToDays(Connection connection, ReadSchema schema, List<Change> changes) throws SQLException {
        Map<DayOf, SortedMap<Cell, Counts>> days = new LinkedHashMap<>();
        for (Change change : changes) {
            DayOf day = new DayOf(change.engagementId(), Tally.dayOf(change.occurredAt()));
            TallyBytes.add(days.computeIfAbsent(day, _ -> new TreeMap<>()), change.deltas());
        }
        takeOut(connection, schema, days);
        try (Rows copy =
                Rows.into(connection, schema.table("tally_day") + " (engagement_id, day, counts)", 3, days.size())) {
            for (Map.Entry<DayOf, SortedMap<Cell, Counts>> day : days.entrySet()) {
                if (!day.getValue().isEmpty()) {
                    copy.row()
                            .uuid(day.getKey().engagementId())
                            .date(day.getKey().day())
                            .bytes(TallyBytes.write(day.getValue()));
                }
            }
            copy.finish();
        }
    }

    /** Takes out the rows of these days and adds what they held. */
    private static void takeOut(Connection connection, ReadSchema schema, Map<DayOf, SortedMap<Cell, Counts>> days)
            throws SQLException {
        try (PreparedStatement delete = connection.prepareStatement("DELETE FROM " + schema.table("tally_day")
                + " WHERE (engagement_id, day) IN (SELECT * FROM unnest(?::uuid[], ?::date[]))"
                + " RETURNING engagement_id, day, counts")) {
            delete.setArray(
                    1,
                    connection.createArrayOf(
                            "uuid",
                            days.keySet().stream().map(DayOf::engagementId).toArray()));
            delete.setArray(
                    2,
                    connection.createArrayOf(
                            "date", days.keySet().stream().map(DayOf::day).toArray()));
            try (ResultSet row = delete.executeQuery()) {
                while (row.next()) {
                    DayOf day = new DayOf(
                            row.getObject("engagement_id", UUID.class), row.getObject("day", LocalDate.class));
                    TallyBytes.add(
                            days.computeIfAbsent(day, _ -> new TreeMap<>()), TallyBytes.read(row.getBytes("counts")));
                }
            }
        }
    }

    private static Progress at(Map<UUID, Progress> progress, UUID engagementId) {
        return progress.getOrDefault(engagementId, new Progress(0, due(0, 0)));
    }

    private static List<Change> changes(Map<UUID, List<Change>> byEngagement, UUID engagementId) {
        return byEngagement.getOrDefault(engagementId, List.of());
    }
}
