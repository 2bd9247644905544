package org.duly.command.intake.sheet;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.dhatim.fastexcel.reader.Cell;
import org.dhatim.fastexcel.reader.CellType;
import org.dhatim.fastexcel.reader.ReadableWorkbook;
import org.dhatim.fastexcel.reader.ReadingOptions;
import org.dhatim.fastexcel.reader.Row;
import org.dhatim.fastexcel.reader.Sheet;
import org.dhatim.fastexcel.reader.SheetVisibility;
import org.duly.command.intake.sheet.SheetRow.RowProblem;
import org.jspecify.annotations.Nullable;

/**
 * The rows of one sheet of a workbook. Dates come as ISO text without a zone, as {@code 2019-11-29T14:05}; a formula as
 * the value that was last worked out for it; a number as plainly as it can be written.
 *
 * <p>The packed workbook and its table of texts are in memory; its rows are not. Give only what an {@link XlsxGuard} let
 * pass.
 */
final class XlsxRows implements RawRows {
    private static final Set<String> ERRORS =
            Set.of("#NULL!", "#DIV/0!", "#VALUE!", "#REF!", "#NAME?", "#NUM!", "#N/A", "#GETTING_DATA");
    private static final Pattern NOT_OF_THE_DATE = Pattern.compile("\"[^\"]*\"|\\\\.|\\[(?![hHmMsS]+])[^]]*]|_.|\\*.");
    private static final Pattern DATE_LETTERS = Pattern.compile("[dmyhs]");
    private static final Pattern ESCAPED = Pattern.compile("_x([0-9A-Fa-f]{4})_");
    private static final int LAST_DAY = 2_958_466; // the end of the year 9999
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("HH:mm:ss", Locale.ROOT);

    private final ReadableWorkbook workbook;
    private final Stream<Row> rows;
    private final Iterator<Row> iterator;
    private final Set<String> dateFormats = new HashSet<>();
    private final Set<String> otherFormats = new HashSet<>();
    private long lastLine;

    private XlsxRows(ReadableWorkbook workbook, Sheet sheet) throws IOException {
        this.workbook = workbook;
        this.rows = sheet.openStream();
        this.iterator = rows.iterator();
    }

    /** A workbook's sheets that can be seen, in their order. */
    static List<String> sheets(byte[] file) throws IOException {
        try (ReadableWorkbook workbook = open(file)) {
            return workbook.getSheets()
                    .filter(sheet -> sheet.getVisibility() == SheetVisibility.VISIBLE)
                    .map(Sheet::getName)
                    .toList();
        }
    }

    /** @param name of a sheet, hidden or not */
    static XlsxRows of(byte[] file, String name) throws IOException {
        ReadableWorkbook workbook = open(file);
        try {
            Sheet sheet = workbook.findSheet(name)
                    .orElseThrow(() -> new UnreadableFileException(
                            "The workbook has no such sheet. Give the name of one of its sheets."));
            return new XlsxRows(workbook, sheet);
        } catch (IOException | RuntimeException failed) {
            workbook.close();
            throw failed instanceof UnreadableFileException unreadable ? unreadable : damaged(null);
        }
    }

    private static ReadableWorkbook open(byte[] file) throws IOException {
        try {
            return new ReadableWorkbook(new ByteArrayInputStream(file), new ReadingOptions(true, true));
        } catch (IOException | RuntimeException notAWorkbook) {
            throw damaged(null);
        }
    }

    @Override
    public @Nullable RawRow next() throws IOException {
        try {
            if (!iterator.hasNext()) {
                return null;
            }
            Row row = iterator.next();
            lastLine = Math.max(lastLine + 1, row.getRowNum());
            return rawRow(row);
        } catch (UnreadableFileException tooLarge) {
            throw tooLarge;
        } catch (RuntimeException unreadable) {
            throw damaged(lastLine + 1);
        }
    }

    private RawRow rawRow(Row row) {
        List<String> cells = new ArrayList<>();
        RowProblem problem = null;
        long characters = 0;
        for (int i = 0; i < row.getCellCount(); i++) {
            Cell cell = row.hasCell(i) ? row.getCell(i) : null;
            String text = "";
            if (cell != null) {
                try {
                    text = text(cell);
                    if (isError(cell, text)) {
                        problem = problem(cell, "holds the error " + text + " instead of a value.");
                    }
                } catch (DateTimeException noSuchDay) {
                    problem = problem(cell, "is shown as a date and holds a number that is none.");
                }
            }
            // A cell that is only coloured may stand far to the right.
            if (!text.isEmpty()) {
                characters += text.length();
                requireWithin(i + 1, characters);
                cells.addAll(Collections.nCopies(i - cells.size(), ""));
                cells.add(text);
            }
        }
        return new RawRow(lastLine, cells, problem);
    }

    private static RowProblem problem(Cell cell, String what) {
        return new RowProblem(null, "Cell " + cell.getAddress() + " " + what);
    }

    /** Many cells may say the same long text, which the workbook has once and a row has each time. */
    private void requireWithin(int columns, long characters) {
        if (columns > SheetLimits.COLUMNS || characters > SheetLimits.ROW) {
            throw new UnreadableFileException(
                    lastLine,
                    "Row " + lastLine + " of the workbook has more than " + SheetLimits.COLUMNS + " columns or "
                            + SheetLimits.ROW + " characters.");
        }
    }

    private static boolean isError(Cell cell, String text) {
        return cell.getType() == CellType.ERROR || (cell.getType() == CellType.FORMULA && ERRORS.contains(text));
    }

    private String text(Cell cell) {
        Object value = cell.getValue();
        if (value instanceof BigDecimal number) {
            return isDate(cell) ? date(cell) : PlainNumbers.text(number.stripTrailingZeros());
        }
        if (value instanceof Boolean truth) {
            return truth ? "TRUE" : "FALSE";
        }
        String text = value == null ? cell.getRawValue() : value.toString();
        return text == null ? "" : unescaped(text);
    }

    private boolean isDate(Cell cell) {
        String format = cell.getDataFormatString();
        if (format == null || otherFormats.contains(format)) {
            return false;
        }
        if (!dateFormats.contains(format)) {
            String bare = NOT_OF_THE_DATE.matcher(format).replaceAll("").toLowerCase(Locale.ROOT);
            boolean date =
                    !bare.contains("general") && DATE_LETTERS.matcher(bare).find();
            (date ? dateFormats : otherFormats).add(format);
            return date;
        }
        return true;
    }

    /** A day, a day with its time, or, where there is no day, a time. */
    private static String date(Cell cell) {
        double serial = Double.parseDouble(cell.getRawValue());
        if (serial < 0 || serial > LAST_DAY) {
            throw new DateTimeException("Excel knows no such day");
        }
        LocalDateTime time = cell.asDate();
        if (serial < 1) {
            return TIME.format(time);
        }
        return time.toLocalTime().equals(LocalTime.MIDNIGHT)
                ? time.toLocalDate().toString()
                : time.toString();
    }

    /** Control characters stand in a workbook as {@code _x000D_}. */
    private static String unescaped(String text) {
        if (!text.contains("_x")) {
            return text;
        }
        return ESCAPED.matcher(text)
                .replaceAll(
                        code -> Matcher.quoteReplacement(String.valueOf((char) Integer.parseInt(code.group(1), 16))));
    }

    private static UnreadableFileException damaged(@Nullable Long line) {
        return new UnreadableFileException(
                line,
                (line == null ? "The workbook" : "Row " + line + " of the workbook, or one below it,")
                        + " cannot be read. Open it and save it anew as .xlsx.");
    }

    @Override
    public void close() throws IOException {
        rows.close();
        workbook.close();
    }
}
