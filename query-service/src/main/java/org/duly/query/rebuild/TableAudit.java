package org.duly.query.rebuild;

import java.util.List;
import java.util.Map;

/**
 * A live table held against the topic.
 *
 * @param rows how many the live table has
 * @param altered rows that say something else than the topic gives
 * @param missing rows the topic gives that the live table does not have
 * @param surplus rows the live table has that the topic does not give
 * @param differences the first of these, in the order of the primary key
 */
public record TableAudit(
        String table, long rows, long altered, long missing, long surplus, List<RowDifference> differences) {
    /** Whether the topic gives just these rows. */
    boolean equal() {
        return altered + missing + surplus == 0;
    }

    /** How a row differs. */
    public enum Kind {
        ALTERED,
        MISSING,
        SURPLUS
    }

    /**
     * A row that differs.
     *
     * @param row the columns of its primary key
     * @param columns those that say something else, where both have the row; what they say is not shown
     */
    public record RowDifference(Kind kind, Map<String, String> row, List<String> columns) {}
}
