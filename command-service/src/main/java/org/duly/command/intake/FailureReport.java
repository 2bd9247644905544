package org.duly.command.intake;

import de.siegmar.fastcsv.writer.CsvWriter;
import java.io.Closeable;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/**
 * The rows that failed as a CSV file, each with the line it stood in, the columns at fault and why, beside the columns as
 * they were: to be mended in a spreadsheet and uploaded again.
 *
 * <p>A cell that a spreadsheet would take for a formula has an apostrophe before it; {@link #original} takes it away again.
 */
final class FailureReport implements Closeable {
    private static final String OWN = "Duly: ";
    private static final List<String> OWN_COLUMNS = List.of(OWN + "line", OWN + "column", OWN + "reason");
    private static final String FORMULA_STARTS = "=+-@\t\r";
    private static final String GUARD = "'";

    private final CsvWriter csv;

    /** @param out is closed with the report */
    FailureReport(OutputStream out, List<String> columns) throws IOException {
        Writer text = new OutputStreamWriter(out, StandardCharsets.UTF_8);
        text.write('\uFEFF'); // without the mark Excel takes it for Windows-1252
        this.csv = CsvWriter.builder().build(text);
        List<String> header = new ArrayList<>(OWN_COLUMNS);
        columns.stream()
                .filter(column -> !isOwn(column))
                .map(FailureReport::guarded)
                .forEach(header::add);
        this.csv.writeRecord(header);
    }

    /** Whether a column is one that such a report adds, and no part of what people wrote. */
    static boolean isOwn(String column) {
        return OWN_COLUMNS.contains(column);
    }

    /** Whether a file is such a report. */
    static boolean isOne(List<String> columns) {
        return columns.containsAll(OWN_COLUMNS);
    }

    /** A cell of such a report as it was before it was guarded. */
    static String original(String cell) {
        return cell.startsWith(GUARD) && needsGuard(cell.substring(1)) ? cell.substring(1) : cell;
    }

    /** @param columns of the file the row came from */
    void add(FailedRow row, List<String> columns) {
        List<String> cells = new ArrayList<>();
        cells.add(Long.toString(row.line()));
        cells.add(joined(row.faults().stream()
                .map(RowFault::column)
                .map(column -> column == null ? "" : guarded(column))
                .toList()));
        cells.add(joined(row.faults().stream().map(RowFault::reason).toList()));
        for (int i = 0; i < row.cells().size(); i++) {
            if (i >= columns.size() || !isOwn(columns.get(i))) {
                cells.add(guarded(row.cells().get(i)));
            }
        }
        csv.writeRecord(cells);
    }

    @Override
    public void close() throws IOException {
        csv.close();
    }

    private static String joined(List<String> parts) {
        return parts.stream().distinct().collect(Collectors.joining(" | "));
    }

    private static String guarded(String cell) {
        return needsGuard(cell) ? GUARD + cell : cell;
    }

    /** A formula, or what could be taken for one that was guarded. */
    private static boolean needsGuard(String cell) {
        return !cell.isEmpty()
                && (FORMULA_STARTS.indexOf(cell.charAt(0)) >= 0
                        || (cell.startsWith(GUARD) && needsGuard(cell.substring(1))));
    }
}
