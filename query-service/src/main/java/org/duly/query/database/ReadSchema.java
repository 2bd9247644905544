package org.duly.query.database;

import java.util.List;

/**
 * The schema that holds one full set of read model tables: the live one, or the one a rebuild fills beside it.
 *
 * @param name a constant of this program, never input: it is written into SQL
 */
public record ReadSchema(String name) {
    /** What queries read. */
    public static final ReadSchema LIVE = new ReadSchema("read");

    /** What a rebuild fills. */
    public static final ReadSchema REBUILD = new ReadSchema("read_rebuild");

    /** Every table that is built from the topic, in the order in which they are locked. */
    public static final List<String> TABLES = List.of(
            "applied",
            "archive",
            "engagement",
            "response",
            "response_text",
            "response_reason",
            "tally",
            "tally_change",
            "tally_sum",
            "tally_day",
            "coding_history",
            "governance_stream");

    /** A table's name as it stands in SQL. */
    public String table(String table) {
        return name + "." + table;
    }
}
