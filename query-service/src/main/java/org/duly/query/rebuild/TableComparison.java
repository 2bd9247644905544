package org.duly.query.rebuild;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.duly.query.database.ReadSchema;
import org.duly.query.rebuild.DigestedRows.Row;
import org.duly.query.rebuild.Digests.Model;
import org.duly.query.rebuild.TableAudit.Kind;
import org.duly.query.rebuild.TableAudit.RowDifference;

/**
 * Compares live tables with rebuilt ones, row by row in the order of the primary key. Rows stream past; memory does not depend
 * on their number.
 */
final class TableComparison {
    private static final int NAMED = 10;

    private final Connection live;
    private final Connection rebuilt;
    private final KeyedDigest digest;
    private final List<UUID> leftOut;

    /** @param leftOut responses of which nothing is compared */
    TableComparison(Connection live, Connection rebuilt, KeyedDigest digest, List<UUID> leftOut) {
        this.live = live;
        this.rebuilt = rebuilt;
        this.digest = digest;
        this.leftOut = leftOut;
    }

    private record Found(Kind kind, List<String> key) {}

    TableAudit of(Model model) throws SQLException {
        long rows = 0;
        Map<Kind, Long> counts = new EnumMap<>(Kind.class);
        List<Found> named = new ArrayList<>();
        DigestedRows.Order order = new DigestedRows.Order(live, model);
        try (DigestedRows mine = new DigestedRows(live, ReadSchema.LIVE, model, digest, leftOut);
                DigestedRows theirs = new DigestedRows(rebuilt, ReadSchema.REBUILD, model, digest, leftOut)) {
            Row here = mine.next();
            Row there = theirs.next();
            while (here != null || there != null) {
                int before = there == null ? -1 : here == null ? 1 : order.compare(here.key(), there.key());
                if (before < 0 && here != null) {
                    note(new Found(Kind.SURPLUS, here.key()), counts, named);
                } else if (before > 0 && there != null) {
                    note(new Found(Kind.MISSING, there.key()), counts, named);
                } else if (here != null && there != null && !Arrays.equals(here.digest(), there.digest())) {
                    note(new Found(Kind.ALTERED, here.key()), counts, named);
                }
                if (before <= 0) {
                    rows++;
                    here = mine.next();
                }
                if (before >= 0) {
                    there = theirs.next();
                }
            }
        }
        List<RowDifference> differences = new ArrayList<>();
        for (Found found : named) {
            differences.add(difference(model, found));
        }
        return new TableAudit(
                model.table(),
                rows,
                counts.getOrDefault(Kind.ALTERED, 0L),
                counts.getOrDefault(Kind.MISSING, 0L),
                counts.getOrDefault(Kind.SURPLUS, 0L),
                differences);
    }

    private static void note(Found found, Map<Kind, Long> counts, List<Found> named) {
        counts.merge(found.kind(), 1L, Long::sum);
        if (named.size() < NAMED) {
            named.add(found);
        }
    }

    private RowDifference difference(Model model, Found found) throws SQLException {
        Map<String, String> row = new LinkedHashMap<>();
        for (int column = 0; column < model.key().size(); column++) {
            row.put(model.key().get(column), found.key().get(column));
        }
        List<String> columns = new ArrayList<>();
        if (found.kind() == Kind.ALTERED) {
            List<byte[]> here = columns(live, ReadSchema.LIVE, model, found.key());
            List<byte[]> there = columns(rebuilt, ReadSchema.REBUILD, model, found.key());
            for (int column = 0; column < here.size(); column++) {
                if (!Arrays.equals(here.get(column), there.get(column))) {
                    columns.add(model.columnNames().get(column));
                }
            }
        }
        return new RowDifference(found.kind(), row, columns);
    }

    /** The digests of the columns of one row, each by itself. */
    private List<byte[]> columns(Connection connection, ReadSchema schema, Model model, List<String> key)
            throws SQLException {
        try (PreparedStatement select = connection.prepareStatement("SELECT "
                + model.columnNames().stream()
                        .map(column -> KeyedDigest.of("t." + column + "::text"))
                        .collect(Collectors.joining(", "))
                + " FROM " + schema.table(model.table()) + " AS t, " + KeyedDigest.PADS + " WHERE "
                + model.key().stream().map(column -> "t." + column + " = ?").collect(Collectors.joining(" AND ")))) {
            int next = digest.set(select, 1);
            for (String column : key) {
                // Of the type of its column, so that the row is found by its index.
                select.setObject(next++, column, Types.OTHER);
            }
            try (ResultSet row = select.executeQuery()) {
                row.next();
                List<byte[]> digests = new ArrayList<>();
                for (int column = 1; column <= model.columnNames().size(); column++) {
                    digests.add(row.getBytes(column));
                }
                return digests;
            }
        }
    }
}
