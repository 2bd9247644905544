package org.duly.command.intake.sheet;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How a file is read: every choice made and every guess, so that a person can see and correct them.
 *
 * @param charset of a text file; null for a workbook
 * @param delimiter of a CSV file; null for others
 * @param skipRows rows before the header that are not blank
 * @param headerRows rows the header has; 0 in JSON Lines, where every line names its fields
 * @param sheet the workbook's sheet that is read; null for others
 * @param sheets all sheets of the workbook that can be seen; empty for others
 * @param columns their names, each of them once
 */
public record Layout(
        SheetFormat format,
        @Nullable String charset,
        @Nullable Character delimiter,
        int skipRows,
        int headerRows,
        @Nullable String sheet,
        List<String> sheets,
        List<String> columns) {
    public Layout {
        sheets = List.copyOf(sheets);
        columns = List.copyOf(columns);
    }

    /** The same with other names for its columns. */
    public Layout withColumns(List<String> names) {
        return new Layout(format, charset, delimiter, skipRows, headerRows, sheet, sheets, names);
    }

    /** Choices that make a reader read the file this way again without guessing. */
    public ReadingChoices asChoices() {
        return new ReadingChoices(format, charset, delimiter, skipRows, headerRows == 0 ? null : headerRows, sheet);
    }
}
