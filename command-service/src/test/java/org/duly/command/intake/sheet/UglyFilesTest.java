package org.duly.command.intake.sheet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.duly.command.intake.sheet.UglyFiles.read;
import static org.duly.command.intake.sheet.UglyFiles.rows;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;
import org.duly.command.intake.sheet.UglyFiles.Layouting;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Files as survey tools and hands make them, each with the rows it must give. */
class UglyFilesTest {
    private static final DateReading LONDON = new DateReading(ZoneId.of("Europe/London"), true);

    static Stream<Object[]> everyWayToWriteASheet() {
        return UglyFiles.ENCODINGS.keySet().stream()
                .flatMap(encoding -> UglyFiles.LAYOUTS.stream()
                        .flatMap(
                                layout -> UglyFiles.DATES.stream().map(date -> new Object[] {encoding, layout, date})));
    }

    @ParameterizedTest
    @MethodSource("everyWayToWriteASheet")
    void the_same_sheet_is_read_from_every_encoding_layout_and_form_of_date(
            String encoding, Layouting layout, String date) {
        byte[] file = Objects.requireNonNull(UglyFiles.ENCODINGS.get(encoding)).apply(layout.text(rows(date)));
        SheetReader reader = read(file, ReadingChoices.NONE);
        assertThat(reader.layout().columns()).isEqualTo(UglyFiles.COLUMNS);
        assertThat(reader.layout().headerRows()).isEqualTo(1);
        List<SheetRow> read = UglyFiles.rows(reader);
        assertThat(read).extracting(SheetRow::cells).isEqualTo(rows(date));
        assertThat(read).extracting(SheetRow::number).containsExactly(1L, 2L, 3L, 4L);
        for (SheetRow row : read) {
            assertThat(row.problem()).isNull();
            assertThat(LONDON.read(row.cells().get(1)).time()).isEqualTo("2019-11-29T14:05:00Z");
        }
    }

    @Test
    void a_row_is_named_by_the_line_it_begins_in() {
        List<SheetRow> rows = UglyFiles.rows(
                read("a,b\n1,\"two\nlines\"\n\n,\n2,x\n".getBytes(StandardCharsets.UTF_8), ReadingChoices.NONE));
        assertThat(rows).extracting(SheetRow::line).containsExactly(2L, 6L);
        assertThat(rows).extracting(SheetRow::number).containsExactly(1L, 2L);
    }

    @Test
    void the_same_sheet_is_read_from_a_workbook() {
        String date = UglyFiles.DATES.getFirst();
        SheetReader reader =
                read(UglyFiles.workbook(rows(date)), new ReadingChoices(null, null, null, null, null, "Responses"));
        assertThat(reader.layout().sheets()).containsExactly("Notes", "Responses");
        assertThat(reader.layout().columns()).isEqualTo(UglyFiles.COLUMNS);
        List<SheetRow> read = UglyFiles.rows(reader);
        assertThat(read).extracting(SheetRow::cells).isEqualTo(rows(date));
        assertThat(read).extracting(SheetRow::line).containsExactly(4L, 6L, 8L, 10L);
    }

    @Test
    void dates_numbers_and_formulas_of_a_workbook_are_read_as_what_they_show() throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (Workbook workbook = new Workbook(bytes, "Duly", "1.0")) {
            Worksheet sheet = workbook.newWorksheet("Sheet1");
            String[] header = {"day", "moment", "number", "long number", "truth", "formula"};
            for (int i = 0; i < header.length; i++) {
                sheet.value(0, i, header[i]);
            }
            sheet.value(1, 0, LocalDateTime.of(2019, 11, 29, 0, 0));
            sheet.style(1, 0).format("dd/mm/yyyy").set();
            sheet.value(1, 1, LocalDateTime.of(2019, 11, 29, 14, 5));
            sheet.style(1, 1).format("[$-809]d mmmm yyyy h:mm AM/PM").set();
            sheet.value(1, 2, 0.5);
            sheet.style(1, 2).format("0.00 \"days\"").set();
            sheet.value(1, 3, 1_234_567_890_123L);
            sheet.value(1, 4, true);
            sheet.value(1, 5, "Cost_x000D_\nAccess");
        }
        SheetRow row =
                UglyFiles.rows(read(bytes.toByteArray(), ReadingChoices.NONE)).getFirst();
        assertThat(row.cells())
                .containsExactly("2019-11-29", "2019-11-29T14:05", "0.5", "1234567890123", "TRUE", "Cost\r\nAccess");
        assertThat(LONDON.read(row.cells().get(1)).time()).isEqualTo(Instant.parse("2019-11-29T14:05:00Z"));
    }

    @Test
    void questions_with_sub_questions_under_them_name_columns_together() {
        SheetReader reader = read("""
                Respondent ID,Do you agree?,,What matters to you?,,,Anything else?
                ,Response,Why?,Cost,Access,Other (please specify),Open-Ended Response
                101,Yes,Because,Cost,,,None
                """.getBytes(StandardCharsets.UTF_8), ReadingChoices.NONE);
        assertThat(reader.layout().headerRows()).isEqualTo(2);
        assertThat(reader.layout().columns())
                .containsExactly(
                        "Respondent ID",
                        "Do you agree? – Response",
                        "Do you agree? – Why?",
                        "What matters to you? – Cost",
                        "What matters to you? – Access",
                        "What matters to you? – Other (please specify)",
                        "Anything else? – Open-Ended Response");
        assertThat(UglyFiles.rows(reader))
                .singleElement()
                .satisfies(row -> assertThat(row.line()).isEqualTo(3));
    }

    @Test
    void an_unnamed_column_over_values_is_no_second_header() {
        Layout layout = read(
                        "Name,,Received\nJo,07700 900123,29/11/2019\n".getBytes(StandardCharsets.UTF_8),
                        ReadingChoices.NONE)
                .layout();
        assertThat(layout.headerRows()).isEqualTo(1);
        assertThat(layout.columns()).containsExactly("Name", "Column B", "Received");
    }

    @Test
    void repeated_names_are_told_apart_whatever_they_collide_with() {
        assertThat(Headers.single(List.of("A", "A (2)", "A", " A", "", "B\n b")))
                .containsExactly("A", "A (2)", "A (3)", "A (4)", "Column E", "B b");
    }

    @Test
    void a_row_with_more_cells_than_columns_is_a_row_with_a_problem_and_the_next_is_read_on() {
        List<SheetRow> rows =
                UglyFiles.rows(read("a,b\n1,2,3\n4,5\n".getBytes(StandardCharsets.UTF_8), ReadingChoices.NONE));
        assertThat(Objects.requireNonNull(rows.getFirst().problem()).reason()).contains("3 cells under 2 columns");
        assertThat(rows.getFirst().cells()).containsExactly("1", "2", "3");
        assertThat(rows.getLast().problem()).isNull();
    }

    @Test
    void bytes_that_are_nothing_in_the_chosen_character_set_are_a_problem_of_their_row_and_column() {
        byte[] file = "name,answer\nZoë,yes\nJo,yes\n".getBytes(Charset.forName("windows-1252"));
        List<SheetRow> rows = UglyFiles.rows(read(file, new ReadingChoices(null, "UTF-8", null, null, null, null)));
        assertThat(Objects.requireNonNull(rows.getFirst().problem()).column()).isEqualTo("name");
        assertThat(rows.getLast().problem()).isNull();
    }

    @Test
    void every_guess_can_be_overruled() {
        byte[] file = "Export of 3 May\na;b,c;d\nx;y,z;w\n1;2,3;4\n".getBytes(Charset.forName("x-MacRoman"));
        SheetReader reader = read(file, new ReadingChoices(SheetFormat.CSV, "x-MacRoman", ',', 1, 2, null));
        assertThat(reader.layout())
                .isEqualTo(new Layout(
                        SheetFormat.CSV, "x-MacRoman", ',', 1, 2, null, List.of(), List.of("a;b – x;y", "c;d – z;w")));
        assertThat(UglyFiles.rows(reader))
                .singleElement()
                .satisfies(row -> assertThat(row.cells()).containsExactly("1;2", "3;4"));
    }

    @Test
    void what_was_guessed_once_is_read_the_same_way_again() throws IOException {
        byte[] file = UglyFiles.LAYOUTS.get(1).text(rows("29/11/2019")).getBytes(Charset.forName("x-MacRoman"));
        Layout guessed = read(file, ReadingChoices.NONE).layout();
        assertThat(read(file, guessed.asChoices()).layout()).isEqualTo(guessed);
    }

    @Test
    void excels_hint_at_the_delimiter_is_no_row() {
        SheetReader reader = read("sep=;\r\na;b\r\n1;2\r\n".getBytes(StandardCharsets.UTF_8), ReadingChoices.NONE);
        assertThat(reader.layout().columns()).containsExactly("a", "b");
        assertThat(UglyFiles.rows(reader))
                .singleElement()
                .satisfies(row -> assertThat(row.line()).isEqualTo(3));
    }

    @Test
    void json_lines_give_a_column_for_every_field_any_of_them_has() {
        SheetReader reader = read("""
                {"id": 7, "who": {"name": "Zoë", "member": true}, "topics": ["Cost", "Access"]}

                {"id": 8.50, "comment": "Two\\nlines", "who": {"name": null}}
                not json
                {"id": 9, "id": 10}
                [1]
                """.getBytes(StandardCharsets.UTF_8), ReadingChoices.NONE);
        assertThat(reader.layout().columns()).containsExactly("id", "who.name", "who.member", "topics", "comment");
        List<SheetRow> rows = UglyFiles.rows(reader);
        assertThat(rows.get(0).cells()).containsExactly("7", "Zoë", "true", "Cost; Access", "");
        assertThat(rows.get(1).cells()).containsExactly("8.50", "", "", "", "Two\nlines");
        assertThat(rows).extracting(SheetRow::line).containsExactly(1L, 3L, 4L, 5L, 6L);
        assertThat(rows.subList(2, 5))
                .allSatisfy(row -> assertThat(row.problem()).isNotNull());
    }

    @Test
    void a_quote_out_of_place_ends_the_reading_and_says_where() {
        SheetReader reader = read(
                "a,b\n1,2\n\"He said \"no\" to it\",4\n5,6\n".getBytes(StandardCharsets.UTF_8), ReadingChoices.NONE);
        assertThatThrownBy(() -> UglyFiles.rows(reader))
                .isInstanceOfSatisfying(
                        UnreadableFileException.class,
                        unreadable -> assertThat(unreadable.line()).isEqualTo(3));
        SheetReader open = read("a,b\n1,\"never closed\n5,6\n".getBytes(StandardCharsets.UTF_8), ReadingChoices.NONE);
        assertThatThrownBy(() -> UglyFiles.rows(open)).isInstanceOf(UnreadableFileException.class);
    }

    @Test
    void what_is_no_sheet_is_refused_with_what_to_do() throws IOException {
        assertUnreadable(new byte[0], "empty");
        assertUnreadable("\n\n , \n".getBytes(StandardCharsets.UTF_8), "no rows");
        assertUnreadable(new byte[] {(byte) 0xD0, (byte) 0xCF, 0x11, (byte) 0xE0, 1, 2}, "as .xlsx");
        assertUnreadable(new byte[] {'P', 'K', 3, 4, 1, 2, 3}, ".xlsx");
        assertUnreadable(zip("nothing/here.txt", 10), "as .xlsx");
    }

    @Test
    void hundreds_of_thousands_of_rows_are_read_one_by_one() throws IOException {
        SheetSource source = () -> new RepeatedRow(300_000);
        try (SheetReader reader = SheetReader.open(source, SheetReader.survey(source, ReadingChoices.NONE))) {
            long rows = 0;
            for (SheetRow row = reader.next(); row != null; row = reader.next()) {
                rows++;
            }
            assertThat(rows).isEqualTo(300_000);
        }
    }

    private static void assertUnreadable(byte[] file, String whatToDo) {
        assertThatThrownBy(() -> read(file, ReadingChoices.NONE))
                .isInstanceOf(UnreadableFileException.class)
                .hasMessageContaining(whatToDo);
    }

    private static byte[] zip(String name, int size) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
            zip.putNextEntry(new ZipEntry(name));
            byte[] block = new byte[1024 * 1024];
            for (int left = size; left > 0; left -= block.length) {
                zip.write(block, 0, Math.min(left, block.length));
            }
        }
        return bytes.toByteArray();
    }

    /** A file of a header and one row again and again, which is nowhere as a whole. */
    private static final class RepeatedRow extends InputStream {
        private static final byte[] HEADER = "Name,Received,Answer\n".getBytes(StandardCharsets.UTF_8);
        private static final byte[] ROW =
                "Zoë,29/11/2019,\"I don’t agree, and here is why\"\n".getBytes(StandardCharsets.UTF_8);

        private byte[] current = HEADER;
        private int at;
        private int left;

        RepeatedRow(int rows) {
            this.left = rows;
        }

        @Override
        public int read() {
            byte[] one = new byte[1];
            return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
        }

        @Override
        public int read(byte[] target, int offset, int length) {
            if (at == current.length) {
                if (left == 0) {
                    return -1;
                }
                left--;
                current = ROW;
                at = 0;
            }
            int count = Math.min(length, current.length - at);
            System.arraycopy(current, at, target, offset, count);
            at += count;
            return count;
        }
    }
}
