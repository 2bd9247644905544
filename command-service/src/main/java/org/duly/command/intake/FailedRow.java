package org.duly.command.intake;

import java.util.List;

/**
 * A row that could not be logged. It holds what people wrote, so it does not say what it holds.
 *
 * @param number of the row, see {@link org.duly.command.intake.sheet.SheetRow}
 * @param line where it begins in the file
 * @param cells as they were read
 */
record FailedRow(long number, long line, List<String> cells, List<RowFault> faults) {
    @Override
    public String toString() {
        return "FailedRow[line " + line + "]";
    }
}
