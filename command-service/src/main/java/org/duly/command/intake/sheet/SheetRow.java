package org.duly.command.intake.sheet;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One row that is not blank. It holds what people wrote, so it does not say what it holds.
 *
 * @param line where it begins in the file: the line of a text file, the row of a workbook; from 1
 * @param number which one it is of the file's rows below the header that are not blank; from 1
 * @param cells one for each column of the layout, without blanks around it; empty where there is none. A row with a
 *     problem may have more
 * @param problem why it cannot be used, or null
 */
public record SheetRow(
        long line,
        long number,
        List<String> cells,
        @Nullable RowProblem problem) {
    public SheetRow {
        cells = List.copyOf(cells);
    }

    @Override
    public String toString() {
        return "SheetRow[line " + line + "]";
    }

    /**
     * What is wrong with a row as such, whatever its columns mean.
     *
     * @param column the name of the column at fault, or null if it is the whole row
     * @param reason what is wrong and what to do; never what the row says
     */
    public record RowProblem(@Nullable String column, String reason) {}
}
