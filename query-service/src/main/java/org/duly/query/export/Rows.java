package org.duly.query.export;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.duly.query.database.Json;
import org.duly.query.export.StreamedCopy.Format;
import org.jspecify.annotations.Nullable;

/**
 * A file that is written row by row, as comma-separated values that a spreadsheet does not run or as JSON Lines, which are
 * exact. What is null is an empty cell and an absent field; a list is one cell, its parts apart by semicolons.
 */
final class Rows {
    private final OutputStream out;
    private final Format format;
    private final List<String> columns;

    /** Begins the file. */
    Rows(OutputStream out, Format format, List<String> columns) {
        this.out = out;
        this.format = format;
        this.columns = columns;
        if (format == Format.CSV) {
            write(Download.BYTE_ORDER_MARK + CsvCell.row(columns.stream()));
        }
    }

    /**
     * Adds a row.
     *
     * @param cells one for each column
     * @throws UncheckedIOException if the reader is gone
     */
    void add(@Nullable Object... cells) {
        if (cells.length != columns.size()) {
            throw new IllegalArgumentException(cells.length + " cells for the columns " + columns);
        }
        if (format == Format.CSV) {
            write(CsvCell.row(Stream.of(cells).map(Rows::text)));
            return;
        }
        Map<String, @Nullable Object> row = new LinkedHashMap<>();
        for (int column = 0; column < cells.length; column++) {
            if (cells[column] != null) {
                row.put(columns.get(column), cells[column]);
            }
        }
        write(Json.write(row) + '\n');
    }

    private static Object text(@Nullable Object cell) {
        return switch (cell) {
            case null -> "";
            case List<?> list -> list.stream().map(Object::toString).collect(Collectors.joining("; "));
            default -> cell;
        };
    }

    private void write(String text) {
        try {
            out.write(text.getBytes(StandardCharsets.UTF_8));
        } catch (IOException gone) {
            throw new UncheckedIOException(gone);
        }
    }
}
