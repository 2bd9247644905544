package org.duly.command.intake.sheet;

import java.io.Closeable;
import java.io.IOException;
import java.util.List;
import org.duly.command.intake.sheet.SheetRow.RowProblem;
import org.jspecify.annotations.Nullable;

/** The rows of a file as they lie in it, header and blank ones included. */
interface RawRows extends Closeable {
    /**
     * The next row, or null after the last.
     *
     * @throws UnreadableFileException if the file cannot be read any further
     */
    @Nullable
    RawRow next() throws IOException;

    /**
     * A row as it lies in the file.
     *
     * @param cells as many as the row has, as they stand there
     */
    record RawRow(long line, List<String> cells, @Nullable RowProblem problem) {
        boolean isBlank() {
            return problem == null && cells.stream().allMatch(String::isBlank);
        }
    }
}
