package org.duly.command.intake;

import java.io.Closeable;
import java.io.IOException;
import org.duly.command.intake.sheet.Layout;
import org.duly.command.intake.sheet.ReadingChoices;
import org.duly.command.intake.sheet.SheetReader;
import org.duly.command.intake.sheet.SheetRow;
import org.duly.command.intake.sheet.SheetSource;
import org.jspecify.annotations.Nullable;

/** A file being read for an import: a sheet, or a report of rows that failed, mended and come back. */
final class ImportSheet implements Closeable {
    private final SheetReader reader;
    private final boolean report;

    private ImportSheet(SheetReader reader, boolean report) {
        this.reader = reader;
        this.report = report;
    }

    static Layout survey(SheetSource source, ReadingChoices choices) throws IOException {
        Layout layout = SheetReader.survey(source, choices);
        return FailureReport.isOne(layout.columns())
                ? layout.withColumns(
                        layout.columns().stream().map(FailureReport::original).toList())
                : layout;
    }

    static ImportSheet open(SheetSource source, Layout layout) throws IOException {
        return new ImportSheet(SheetReader.open(source, layout), FailureReport.isOne(layout.columns()));
    }

    /** The next row that is not blank, or null after the last. */
    @Nullable
    SheetRow next() throws IOException {
        SheetRow row = reader.next();
        return row == null || !report
                ? row
                : new SheetRow(
                        row.line(),
                        row.number(),
                        row.cells().stream().map(FailureReport::original).toList(),
                        row.problem());
    }

    @Override
    public void close() throws IOException {
        reader.close();
    }
}
