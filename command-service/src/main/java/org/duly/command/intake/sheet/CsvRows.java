package org.duly.command.intake.sheet;

import de.siegmar.fastcsv.reader.CloseableIterator;
import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import de.siegmar.fastcsv.reader.CsvRecordHandler;
import de.siegmar.fastcsv.reader.FieldMismatchStrategy;
import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import org.jspecify.annotations.Nullable;

/**
 * The rows of a text file with a delimiter. Cells may be quoted, and then hold delimiters, quotes and line breaks.
 *
 * <p>A quote out of place ends the reading: from there on nobody can say where a row begins, and a guess could log an
 * answer as somebody's whole response.
 */
final class CsvRows implements RawRows {
    private static final String SEPARATOR_HINT = "sep="; // Excel's, as the first line

    private final CloseableIterator<CsvRecord> records;
    private long lastLine;

    CsvRows(Reader text, char delimiter) {
        this.records = reader(text, delimiter).iterator();
    }

    private static CsvReader<CsvRecord> reader(Reader text, char delimiter) {
        return CsvReader.builder()
                .fieldSeparator(delimiter)
                .extraFieldStrategy(FieldMismatchStrategy.IGNORE)
                .missingFieldStrategy(FieldMismatchStrategy.IGNORE)
                .skipEmptyLines(true)
                .allowUnclosedQuote(false)
                .maxBufferSize(SheetLimits.ROW)
                .build(
                        CsvRecordHandler.of(handler -> handler.maxFields(SheetLimits.COLUMNS)
                                .maxFieldSize(SheetLimits.ROW)
                                .maxRecordSize(SheetLimits.ROW)),
                        text);
    }

    @Override
    public @Nullable RawRow next() throws IOException {
        try {
            while (records.hasNext()) {
                CsvRecord row = records.next();
                lastLine = row.getStartingLineNumber();
                if (lastLine > 1 || !isSeparatorHint(row)) {
                    return new RawRow(lastLine, row.getFields(), null);
                }
            }
            return null;
        } catch (CsvParseException unreadable) {
            throw new UnreadableFileException(
                    lastLine + 1,
                    "In or below line " + (lastLine + 1)
                            + " a quote stands where none can, a quoted cell never ends, or"
                            + " the row is too long. Put quotes around the whole cell and double those within it.");
        } catch (UncheckedIOException failed) {
            throw failed.getCause();
        }
    }

    private static boolean isSeparatorHint(CsvRecord row) {
        return row.getField(0).startsWith(SEPARATOR_HINT) && row.getField(0).length() <= SEPARATOR_HINT.length() + 1;
    }

    @Override
    public void close() throws IOException {
        records.close();
    }
}
