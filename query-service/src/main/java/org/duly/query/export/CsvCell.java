package org.duly.query.export;

import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Cells of comma-separated values that a spreadsheet shows and does not run.
 *
 * <p>A spreadsheet takes a cell that begins with {@code = + - @}, their full-width forms, a tab or a line break for a
 * formula, whatever quotes are around it. Such text gets an apostrophe before it. Text is exact in JSON Lines.
 *
 * @see <a href="https://owasp.org/www-community/attacks/CSV_Injection">OWASP: CSV injection</a>
 */
final class CsvCell {
    private static final String DANGEROUS = "=+-@\t\r\n\uff1d\uff0b\uff0d\uff20";

    private CsvCell() {}

    /** SQL for a text that may say anything. Does nothing but look at the first character where there is no danger. */
    static String sql(String text) {
        return "CASE WHEN ascii((" + text + ")) IN ("
                + DANGEROUS.chars().mapToObj(Integer::toString).collect(Collectors.joining(", ")) + ") THEN '''' || ("
                + text + ") ELSE (" + text + ") END";
    }

    /** The same for a text at hand, quoted where it must be. */
    static String of(@Nullable Object value) {
        String text = value == null ? "" : value.toString();
        if (value instanceof String && !text.isEmpty() && DANGEROUS.indexOf(text.charAt(0)) >= 0) {
            text = "'" + text;
        }
        boolean plain = text.chars().noneMatch(at -> at == ',' || at == '"' || at == '\n' || at == '\r');
        return plain ? text : '"' + text.replace("\"", "\"\"") + '"';
    }

    /** A row with its line end. */
    static String row(Stream<?> values) {
        return values.map(CsvCell::of).collect(Collectors.joining(",", "", "\n"));
    }
}
