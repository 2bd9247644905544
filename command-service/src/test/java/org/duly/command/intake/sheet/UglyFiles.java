package org.duly.command.intake.sheet;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;

/** One small sheet with everything in it that is awkward, written in every way in which such sheets arrive. */
final class UglyFiles {
    static final List<String> COLUMNS =
            List.of("Name / Enw", "Received", "Comments", "Comments (2)", "Column E", "Topics");

    private static final List<String> HEADER =
            List.of("Name /\nEnw", "Received", "Comments", "Comments", "", " Topics ");

    private UglyFiles() {}

    /** The rows as they must be read, whatever the file they were written to. */
    static List<List<String>> rows(String date) {
        return List.of(
                List.of(
                        "Zoë Müller",
                        date,
                        "I don’t agree – it’s “unfair”",
                        "He said \"no\"; we, too",
                        "1",
                        "Cost;Access"),
                List.of("José", date, "Two\nlines", "Tab\there | pipe", "", "Access"),
                List.of("Siân O’Brien", date, "£5 isn’t enough…", "", "", ""),
                List.of("=1+1", date, "- dash", "", "0.5", "Cost"));
    }

    /** How a text file is encoded. */
    static final Map<String, Function<String, byte[]>> ENCODINGS = Map.of(
            "UTF-8", text -> text.getBytes(StandardCharsets.UTF_8),
            "UTF-8 with mark", text -> ("\uFEFF" + text).getBytes(StandardCharsets.UTF_8),
            "UTF-16LE", text -> text.getBytes(StandardCharsets.UTF_16LE),
            "UTF-16LE with mark", text -> ("\uFEFF" + text).getBytes(StandardCharsets.UTF_16LE),
            "UTF-16BE", text -> text.getBytes(StandardCharsets.UTF_16BE),
            "UTF-16BE with mark", text -> ("\uFEFF" + text).getBytes(StandardCharsets.UTF_16BE),
            "Windows-1252", text -> text.getBytes(Charset.forName("windows-1252")),
            "Mac Roman", text -> text.getBytes(Charset.forName("x-MacRoman")));

    /** Dates as people write the 29th of November 2019, five past two in the afternoon, in London. */
    static final List<String> DATES = List.of(
            "2019-11-29T14:05:00Z",
            "29/11/2019 14:05",
            "29 Nov 2019 2:05 pm",
            "Friday, 29 November 2019 14:05",
            "29.11.2019 14:05",
            "43798.5868055556");

    /** What is awkward about how a text file is laid out, as what it does to the rows. */
    static final List<Layouting> LAYOUTS = List.of(
            new Layouting("comma", ',', "\r\n", false, rows -> rows),
            new Layouting("semicolon", ';', "\n", false, rows -> rows),
            new Layouting("tab", '\t', "\r\n", false, rows -> rows),
            new Layouting("pipe, old Mac line ends", '|', "\r", false, rows -> rows),
            new Layouting("all quoted", ';', "\r\n", true, rows -> rows),
            new Layouting("blank rows", ',', "\n", false, UglyFiles::withBlankRows),
            new Layouting("short rows", ',', "\n", false, UglyFiles::cutShort),
            new Layouting("long rows, blank at the end", ',', "\r\n", false, UglyFiles::drawnOut),
            new Layouting("spaces around cells", ';', "\n", true, UglyFiles::spaced));

    /** A way to lay out a text file. */
    record Layouting(
            String name,
            char delimiter,
            String lineEnd,
            boolean allQuoted,
            Function<List<List<String>>, List<List<String>>> change) {
        String text(List<List<String>> rows) {
            List<List<String>> all = new ArrayList<>();
            all.add(HEADER);
            all.addAll(rows);
            StringBuilder text = new StringBuilder();
            for (List<String> row : change.apply(all)) {
                text.append(String.join(
                                String.valueOf(delimiter),
                                row.stream().map(this::quoted).toList()))
                        .append(lineEnd);
            }
            return text.toString();
        }

        private String quoted(String cell) {
            boolean must = (allQuoted && !cell.isEmpty())
                    || cell.indexOf(delimiter) >= 0
                    || cell.contains("\"")
                    || cell.contains("\n");
            return must ? '"' + cell.replace("\"", "\"\"") + '"' : cell;
        }

        @Override
        public String toString() {
            return name;
        }
    }

    private static List<List<String>> withBlankRows(List<List<String>> rows) {
        List<List<String>> changed = new ArrayList<>();
        changed.add(List.of(""));
        for (List<String> row : rows) {
            changed.add(row);
            changed.add(List.of("", "", " ", "", "", "", ""));
            changed.add(List.of(""));
        }
        return changed;
    }

    private static List<List<String>> cutShort(List<List<String>> rows) {
        return rows.stream()
                .map(row -> {
                    int size = row.size();
                    while (row.get(size - 1).isEmpty()) {
                        size--;
                    }
                    return row.subList(0, size);
                })
                .toList();
    }

    private static List<List<String>> drawnOut(List<List<String>> rows) {
        return rows.stream()
                .map(row -> {
                    List<String> longer = new ArrayList<>(row);
                    longer.add("");
                    longer.add("  ");
                    return List.copyOf(longer);
                })
                .toList();
    }

    private static List<List<String>> spaced(List<List<String>> rows) {
        return rows.stream()
                .map(row -> row.stream().map(cell -> "  " + cell + " ").toList())
                .toList();
    }

    /** A workbook with these rows below the awkward header, on its second sheet. */
    static byte[] workbook(List<List<String>> rows) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (Workbook workbook = new Workbook(bytes, "Duly", "1.0")) {
            workbook.newWorksheet("Notes").value(0, 0, "Nothing to import here");
            Worksheet sheet = workbook.newWorksheet("Responses");
            put(sheet, 1, HEADER);
            for (int i = 0; i < rows.size(); i++) {
                put(sheet, 3 + 2 * i, rows.get(i));
            }
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
        return bytes.toByteArray();
    }

    private static void put(Worksheet sheet, int row, List<String> cells) {
        for (int column = 0; column < cells.size(); column++) {
            if (!cells.get(column).isEmpty()) {
                sheet.value(row, column, cells.get(column));
            }
        }
    }

    /** Reads a file as it is guessed to be, but for what is chosen. */
    static SheetReader read(byte[] file, ReadingChoices choices) {
        SheetSource source = () -> new ByteArrayInputStream(file);
        try {
            return SheetReader.open(source, SheetReader.survey(source, choices));
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    /** All rows of a file. */
    static List<SheetRow> rows(SheetReader reader) {
        List<SheetRow> rows = new ArrayList<>();
        try (reader) {
            for (SheetRow row = reader.next(); row != null; row = reader.next()) {
                rows.add(row);
            }
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
        return rows;
    }
}
