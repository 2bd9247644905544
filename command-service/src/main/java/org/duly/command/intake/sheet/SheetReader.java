package org.duly.command.intake.sheet;

import static java.util.Objects.requireNonNull;

import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.io.Reader;
import java.nio.charset.Charset;
import java.util.ArrayList;
import java.util.List;
import org.duly.command.intake.sheet.RawRows.RawRow;
import org.duly.command.intake.sheet.SheetRow.RowProblem;
import org.jspecify.annotations.Nullable;

/**
 * Reads any file of rows: {@linkplain #survey looks} at it once, which guesses what it was not told, and then gives its
 * rows one by one. Takes the memory of a row, and for a workbook that of its texts. Not thread-safe.
 */
public final class SheetReader implements Closeable {
    private static final int[] ZIP = {'P', 'K', 3, 4};
    private static final int[] OLD_OFFICE = {0xD0, 0xCF, 0x11, 0xE0};

    private final Layout layout;
    private final RawRows rows;
    private long number;

    private SheetReader(Layout layout, RawRows rows) {
        this.layout = layout;
        this.rows = rows;
    }

    /**
     * How a file is to be read.
     *
     * @param choices what is known; everything else is guessed from the file
     * @throws UnreadableFileException if it is no file of rows, or has no columns
     */
    public static Layout survey(SheetSource source, ReadingChoices choices) throws IOException {
        SheetFormat format = choices.format() == null ? format(source) : choices.format();
        if (format == SheetFormat.XLSX) {
            return surveyWorkbook(source, choices);
        }
        Charset charset =
                choices.charset() == null ? CharacterSets.detect(source) : CharacterSets.named(choices.charset());
        if (format == null) {
            try (Reader text = CharacterSets.text(source, charset)) {
                format = JsonRows.isJson(text) ? SheetFormat.JSON_LINES : SheetFormat.CSV;
            }
        }
        try (Reader text = CharacterSets.text(source, charset)) {
            if (format == SheetFormat.JSON_LINES) {
                List<String> columns = requireSome(JsonRows.columns(text));
                return new Layout(format, charset.name(), null, 0, 0, null, List.of(), columns);
            }
            char delimiter = choices.delimiter() == null ? Delimiters.guess(text) : choices.delimiter();
            requireDelimiter(delimiter);
            return withHeader(
                    new Layout(format, charset.name(), delimiter, 0, 0, null, List.of(), List.of()), source, choices);
        }
    }

    /** Opens a file to read its rows, as a survey of it said. */
    public static SheetReader open(SheetSource source, Layout layout) throws IOException {
        SheetReader reader = new SheetReader(layout, raw(source, layout));
        try {
            for (int i = 0; i < layout.skipRows() + layout.headerRows(); i++) {
                reader.nextFilled();
            }
        } catch (IOException | RuntimeException unreadable) {
            reader.close();
            throw unreadable;
        }
        return reader;
    }

    public Layout layout() {
        return layout;
    }

    /**
     * The next row that is not blank, or null after the last.
     *
     * @throws UnreadableFileException if the file cannot be read any further
     */
    public @Nullable SheetRow next() throws IOException {
        RawRow row = nextFilled();
        return row == null ? null : fitted(row);
    }

    @Override
    public void close() throws IOException {
        rows.close();
    }

    private @Nullable RawRow nextFilled() throws IOException {
        RawRow row = rows.next();
        while (row != null && row.isBlank()) {
            row = rows.next();
        }
        return row;
    }

    private @Nullable RawRow nextIfReadable() throws IOException {
        try {
            return nextFilled();
        } catch (UnreadableFileException belowTheHeader) {
            return null; // whoever reads the rows is told
        }
    }

    /** A short row has nothing in its last cells; what a long one has too much is either blank or a fault. */
    private SheetRow fitted(RawRow row) {
        List<String> columns = layout.columns();
        List<String> cells =
                new ArrayList<>(Math.max(columns.size(), row.cells().size()));
        RowProblem problem = row.problem();
        for (String cell : row.cells()) {
            String text = cell.strip();
            if (problem == null && text.indexOf(CharacterSets.UNDECODABLE) >= 0) {
                String column = cells.size() < columns.size() ? columns.get(cells.size()) : null;
                problem = new RowProblem(
                        column,
                        "A character here cannot be read as " + layout.charset() + ". Give the file's character set.");
            }
            cells.add(text);
        }
        while (cells.size() > columns.size() && cells.getLast().isEmpty()) {
            cells.removeLast();
        }
        if (problem == null && cells.size() > columns.size()) {
            problem = new RowProblem(
                    null,
                    "The row has " + cells.size() + " cells under " + columns.size()
                            + " columns. Is a cell with the delimiter in it without quotes?");
        }
        while (cells.size() < columns.size()) {
            cells.add("");
        }
        return new SheetRow(row.line(), ++number, cells, problem);
    }

    private static @Nullable SheetFormat format(SheetSource source) throws IOException {
        byte[] first;
        try (InputStream in = source.open()) {
            first = in.readNBytes(4);
        }
        if (first.length == 0) {
            throw new UnreadableFileException("The file is empty.");
        }
        if (startsWith(first, OLD_OFFICE)) {
            throw new UnreadableFileException(
                    "This is a workbook in Excel's old format, or one with a password. Save it as .xlsx without one.");
        }
        return startsWith(first, ZIP) ? SheetFormat.XLSX : null;
    }

    private static Layout surveyWorkbook(SheetSource source, ReadingChoices choices) throws IOException {
        List<String> sheets = XlsxRows.sheets(XlsxGuard.bytes(source));
        if (sheets.isEmpty() && choices.sheet() == null) {
            throw new UnreadableFileException("The workbook has no sheet that can be seen.");
        }
        String sheet = choices.sheet() == null ? sheets.getFirst() : choices.sheet();
        return withHeader(new Layout(SheetFormat.XLSX, null, null, 0, 0, sheet, sheets, List.of()), source, choices);
    }

    private static Layout withHeader(Layout layout, SheetSource source, ReadingChoices choices) throws IOException {
        int skip = choices.skipRows() == null ? 0 : choices.skipRows();
        try (SheetReader reader = new SheetReader(layout, raw(source, layout))) {
            for (int i = 0; i < skip; i++) {
                reader.nextFilled();
            }
            RawRow first = reader.nextFilled();
            if (first == null) {
                throw new UnreadableFileException("The file has no rows.");
            }
            RawRow second = choices.headerRows() == null || choices.headerRows() == 2 ? reader.nextIfReadable() : null;
            boolean two =
                    second != null && (choices.headerRows() != null || Headers.areTwo(first.cells(), second.cells()));
            List<String> columns = second != null && two
                    ? Headers.doubled(first.cells(), second.cells())
                    : Headers.single(first.cells());
            return new Layout(
                    layout.format(),
                    layout.charset(),
                    layout.delimiter(),
                    skip,
                    two ? 2 : 1,
                    layout.sheet(),
                    layout.sheets(),
                    requireSome(columns));
        }
    }

    private static RawRows raw(SheetSource source, Layout layout) throws IOException {
        if (layout.format() == SheetFormat.XLSX) {
            return XlsxRows.of(XlsxGuard.bytes(source), requireNonNull(layout.sheet()));
        }
        Reader text = CharacterSets.text(source, CharacterSets.named(requireNonNull(layout.charset())));
        return layout.format() == SheetFormat.JSON_LINES
                ? JsonRows.of(text, layout.columns())
                : new CsvRows(text, requireNonNull(layout.delimiter()));
    }

    private static List<String> requireSome(List<String> columns) {
        if (columns.isEmpty()) {
            throw new UnreadableFileException("No column has a name, in the first row that is not blank.");
        }
        return columns;
    }

    private static void requireDelimiter(char delimiter) {
        if (delimiter == '"' || delimiter == '\r' || delimiter == '\n') {
            throw new UnreadableFileException("A quote or a line break cannot stand between cells.");
        }
    }

    private static boolean startsWith(byte[] bytes, int[] mark) {
        for (int i = 0; i < mark.length; i++) {
            if (bytes.length <= i || (bytes[i] & 0xFF) != mark[i]) {
                return false;
            }
        }
        return true;
    }
}
