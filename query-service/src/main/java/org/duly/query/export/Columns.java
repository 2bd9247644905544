package org.duly.query.export;

import java.util.ArrayList;
import java.util.List;

/** The columns of a comma-separated file and the SQL of what is in them. */
final class Columns {
    private final List<String> names = new ArrayList<>();
    private final List<String> sql = new ArrayList<>();

    /** A truth value, written {@code true} or {@code false}. */
    Columns truth(String name, String expression) {
        return add(name, "(" + expression + ")::text");
    }

    /** A number, JSON or a word of ours. */
    Columns add(String name, String expression) {
        names.add(name);
        sql.add(expression);
        return this;
    }

    /** Text from outside. */
    Columns text(String name, String expression) {
        return add(name, CsvCell.sql(expression));
    }

    /** A timestamptz, as ISO 8601 in UTC. */
    Columns time(String name, String expression) {
        return add(name, utc(expression));
    }

    static String utc(String timestamp) {
        return "to_char(" + timestamp + " AT TIME ZONE 'UTC', 'YYYY-MM-DD\"T\"HH24:MI:SS.MS\"Z\"')";
    }

    /** The first line. */
    String header() {
        return CsvCell.row(names.stream());
    }

    String select() {
        return String.join(", ", sql);
    }
}
