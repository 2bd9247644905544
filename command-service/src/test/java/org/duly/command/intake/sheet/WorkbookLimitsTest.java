package org.duly.command.intake.sheet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;

/** Workbooks made to exhaust whoever reads them, none of which takes more than a few megabytes to refuse. */
class WorkbookLimitsTest {
    private static final String HEADER = "<row r=\"1\"><c r=\"A1\" t=\"inlineStr\"><is><t>Name</t></is></c>"
            + "<c r=\"B1\" t=\"inlineStr\"><is><t>Letter</t></is></c></row>";
    private static final String NO_TEXTS = "";

    @Test
    void a_coloured_cell_far_to_the_right_is_no_column() throws IOException {
        assertThat(rows(workbook(
                        HEADER + "<row r=\"2\"><c r=\"B2\"><v>7</v></c><c r=\"XFD2\" s=\"1\"/></row>", NO_TEXTS)))
                .extracting(SheetRow::cells)
                .containsExactly(List.of("", "7"));
    }

    @Test
    void a_cell_in_a_column_that_excel_does_not_have_is_refused() throws IOException {
        for (String forged : List.of("XFE2", "ZZZZZZ2", "AAAAAAAAAAAAAAAAAAAA2")) {
            assertRefused(
                    workbook(HEADER + "<row r=\"2\"><c r=\"" + forged + "\"><v>7</v></c></row>", NO_TEXTS), "CSV");
        }
        assertRefused(workbook(HEADER + "<row r=\"2\">" + "<c/>".repeat(20_000) + "</row>", NO_TEXTS), "CSV");
    }

    @Test
    void a_row_with_content_in_too_many_columns_ends_the_reading() throws IOException {
        SheetReader reader = read(workbook(
                HEADER + "<row r=\"2\"><c r=\"A2\"><v>1</v></c></row>"
                        + "<row r=\"3\"><c r=\"XFD3\"><v>7</v></c></row>",
                NO_TEXTS));
        assertThat(reader.next()).isNotNull();
        assertThatThrownBy(reader::next)
                .isInstanceOf(UnreadableFileException.class)
                .hasMessageContaining("Row 3");
    }

    @Test
    void a_text_that_the_workbook_does_not_have_is_not_looked_for() throws IOException {
        String second = "<row r=\"2\"><c r=\"A2\" t=\"s\"><v>2000000000</v></c></row>";
        assertRefused(workbook(HEADER + second, "<si><t>Only one</t></si>"), "not there");
        assertRefused(workbook(HEADER + second, NO_TEXTS), "not there");
    }

    @Test
    void what_unpacks_to_too_much_is_refused_before_it_is_kept() throws IOException {
        String endless = "a".repeat(1024 * 1024);
        assertRefused(workbook(HEADER, "<si/>".repeat(3_000_000)), "too large");
        assertRefused(
                workbook(HEADER, ("<si><t>" + endless.substring(0, 200_000) + "</t></si>").repeat(700)), "too large");
        assertRefused(workbook(HEADER, "<si><t>" + endless + "</t></si>"), "too large");
        assertRefused(workbook(HEADER, "<si><t><![CDATA[" + endless + "]]></t></si>"), "too large");
        assertRefused(workbook(HEADER + "<row r=\"" + "0".repeat(1024 * 1024) + "2\"></row>", NO_TEXTS), "too large");
        assertRefused(
                workbook(
                        HEADER + "<row r=\"2\"><c r=\"A2\" t=\"inlineStr\"><is>"
                                + ("<t>" + "a".repeat(100_000) + "</t>").repeat(100) + "</is></c></row>",
                        NO_TEXTS),
                "too large");
        StringBuilder names = new StringBuilder(HEADER);
        for (int i = 0; i < 6_000; i++) {
            names.append("<n").append(i).append("/>");
        }
        assertRefused(workbook(names.toString(), NO_TEXTS), "too large");
    }

    @Test
    void formulas_that_each_cell_would_be_compared_with_are_refused() throws IOException {
        assertRefused(
                workbook(
                        HEADER + "<row r=\"2\">" + "<c><f t=\"array\" ref=\"A1:B2\">1</f><v>1</v></c>".repeat(1_000)
                                + "</row>",
                        NO_TEXTS),
                "too large");
    }

    @Test
    void one_endlesstext_in_each_cell_of_a_row_ends_the_reading() throws IOException {
        String cells = "<c t=\"s\"><v>0</v></c>".repeat(1_000);
        SheetReader reader = read(
                workbook(HEADER + "<row r=\"2\">" + cells + "</row>", "<si><t>" + "a".repeat(30_000) + "</t></si>"));
        assertThatThrownBy(reader::next)
                .isInstanceOf(UnreadableFileException.class)
                .hasMessageContaining("Row 2");
    }

    @Test
    void a_number_with_a_billion_zeros_is_left_as_it_is_written() throws IOException {
        assertThat(rows(workbook(HEADER + "<row r=\"2\"><c><v>1</v></c><c><v>1e999999999</v></c></row>", NO_TEXTS)))
                .extracting(SheetRow::cells)
                .containsExactly(List.of("1", "1E+999999999"));
        assertThat(rows("{\"a\": 1e999999999, \"b\": 12e2}".getBytes(StandardCharsets.UTF_8)))
                .extracting(SheetRow::cells)
                .containsExactly(List.of("1E+999999999", "1200"));
    }

    @Test
    void a_date_that_is_none_is_its_rows_fault_alone() throws IOException {
        List<SheetRow> rows = rows(workbook(
                HEADER + "<row r=\"2\"><c s=\"1\"><v>-4</v></c></row><row r=\"3\"><c s=\"1\"><v>43798</v></c></row>",
                NO_TEXTS));
        assertThat(rows.getFirst().problem()).isNotNull();
        assertThat(rows.getLast().cells()).containsExactly("2019-11-29", "");
    }

    @Test
    void fields_of_fields_of_fields_do_not_multiply() {
        String deep = "{\"a\":1}\n" + ("{\"" + "n".repeat(5_000) + "\":").repeat(10) + "1" + "}".repeat(10);
        assertThat(rows(deep.getBytes(StandardCharsets.UTF_8)).getLast().problem())
                .isNotNull();
    }

    private static List<SheetRow> rows(byte[] file) {
        return UglyFiles.rows(read(file));
    }

    private static SheetReader read(byte[] file) {
        return UglyFiles.read(file, ReadingChoices.NONE);
    }

    private static void assertRefused(byte[] file, String whatToDo) {
        assertThatThrownBy(() -> rows(file))
                .isInstanceOf(UnreadableFileException.class)
                .hasMessageContaining(whatToDo);
    }

    /** A workbook of one sheet, part by part, so that it may say what no program would write. */
    private static byte[] workbook(String rows, String texts) throws IOException {
        String spreadsheet = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
        String relations = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
        String types = "application/vnd.openxmlformats-officedocument.spreadsheetml.";
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
            put(zip, "[Content_Types].xml", """
                    <Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">
                    <Override PartName="/xl/workbook.xml" ContentType="%1$ssheet.main+xml"/>
                    <Override PartName="/xl/styles.xml" ContentType="%1$sstyles+xml"/>
                    <Override PartName="/xl/sharedStrings.xml" ContentType="%1$ssharedStrings+xml"/></Types>""".formatted(types));
            put(zip, "xl/_rels/workbook.xml.rels", """
                    <Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">
                    <Relationship Id="rId1" Type="%s/worksheet" Target="worksheets/sheet1.xml"/></Relationships>""".formatted(relations));
            put(zip, "xl/workbook.xml", """
                    <workbook xmlns="%s" xmlns:r="%s"><sheets><sheet name="S" sheetId="1" r:id="rId1"/></sheets></workbook>""".formatted(spreadsheet, relations));
            put(zip, "xl/styles.xml", """
                    <styleSheet xmlns="%s"><cellXfs><xf numFmtId="0"/><xf numFmtId="14"/></cellXfs></styleSheet>""".formatted(spreadsheet));
            put(zip, "xl/sharedStrings.xml", "<sst xmlns=\"%s\">%s</sst>".formatted(spreadsheet, texts));
            put(
                    zip,
                    "xl/worksheets/sheet1.xml",
                    "<worksheet xmlns=\"%s\"><sheetData>%s</sheetData></worksheet>".formatted(spreadsheet, rows));
        }
        return bytes.toByteArray();
    }

    private static void put(ZipOutputStream zip, String name, String content) throws IOException {
        zip.putNextEntry(new ZipEntry(name));
        zip.write(content.getBytes(StandardCharsets.UTF_8));
    }
}
