package org.duly.command.intake.sheet;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A handful of files as they would lie on a desk. */
class KeptFilesTest {
    @Test
    void letters_kept_by_hand_on_a_mac() {
        SheetReader sheet = open("letters-kept-by-hand-mac.csv");
        assertThat(sheet.layout())
                .isEqualTo(new Layout(
                        SheetFormat.CSV,
                        "x-MacRoman",
                        ';',
                        0,
                        1,
                        null,
                        List.of(),
                        List.of("Received", "Name", "Group", "Letter")));
        assertThat(UglyFiles.rows(sheet))
                .extracting(SheetRow::cells)
                .containsExactly(
                        List.of("12.11.2019", "Zoë Müller", "Public", "“Please don’t close it” – and that’s all"),
                        List.of("13.11.2019", "Siân Ifans", "Public", "£5 isn’t enough…"));
    }

    @Test
    void unicode_text_from_excel_with_headers_in_two_languages() {
        SheetReader sheet = open("unicode-text-from-excel.txt");
        assertThat(sheet.layout().charset()).isEqualTo("UTF-16LE");
        assertThat(sheet.layout().delimiter()).isEqualTo('\t');
        assertThat(sheet.layout().columns())
                .containsExactly("Enw / Name", "Dyddiad / Date", "Sylwadau", "Sylwadau (2)");
        List<SheetRow> rows = UglyFiles.rows(sheet);
        assertThat(rows)
                .extracting(SheetRow::cells)
                .containsExactly(
                        List.of("Siôn", "29/11/2019 14:05", "Dwy\nlinell", "ie"),
                        List.of("Jo", "30/11/2019", "", "na"));
        assertThat(rows).extracting(SheetRow::line).containsExactly(2L, 4L);
    }

    @Test
    void a_survey_tools_export_with_sub_questions() {
        SheetReader sheet = open("survey-tool-windows.csv");
        assertThat(sheet.layout().charset()).isEqualTo("windows-1252");
        assertThat(sheet.layout().columns())
                .containsExactly(
                        "Respondent ID",
                        "End Date",
                        "Do you agree with proposal 1? – Response",
                        "Do you agree with proposal 1? – Please say why",
                        "Which of these matter? (choose all) – Cost",
                        "Which of these matter? (choose all) – Access",
                        "Which of these matter? (choose all) – Other (please specify)",
                        "How do you respond? – Response");
        assertThat(UglyFiles.rows(sheet).getFirst().cells())
                .containsExactly(
                        "11223344551",
                        "11/29/2019 02:05:11 PM",
                        "No",
                        "It’s “unfair”, and…",
                        "Cost",
                        "",
                        "parking",
                        "Yes, I am a GP");
    }

    @Test
    void json_lines() {
        SheetReader sheet = open("responses.jsonl");
        assertThat(sheet.layout().format()).isEqualTo(SheetFormat.JSON_LINES);
        assertThat(sheet.layout().columns()).containsExactly("id", "received", "answers.Q1", "topics");
        assertThat(UglyFiles.rows(sheet).getFirst().cells())
                .containsExactly("a1", "2019-11-29T14:05:00Z", "I don’t agree", "Cost; Access");
    }

    @Test
    void a_workbook_with_a_hidden_sheet_a_merged_header_dates_since_1904_and_an_error() {
        SheetReader sheet = open("post-book.xlsx");
        assertThat(sheet.layout().sheets()).containsExactly("Post book");
        assertThat(sheet.layout().columns())
                .containsExactly(
                        "Received",
                        "Keyed",
                        "Letter – Open-ended",
                        "Marks out of ten – Clarity",
                        "Marks out of ten – Fairness",
                        "Keyed by");
        List<SheetRow> rows = UglyFiles.rows(sheet);
        assertThat(rows.getFirst().cells())
                .containsExactly("2019-11-29", "2019-11-30T14:05", "Dear Sirs\r\nwe object", "7", "7.5", "clerk-2");
        assertThat(rows).extracting(SheetRow::line).containsExactly(4L, 7L);
        assertThat(requireNonNull(rows.getLast().problem()).reason())
                .contains("D7")
                .contains("#N/A");
    }

    private static SheetReader open(String name) {
        try (InputStream in = requireNonNull(KeptFilesTest.class.getResourceAsStream(name), name)) {
            return UglyFiles.read(in.readAllBytes(), ReadingChoices.NONE);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }
}
