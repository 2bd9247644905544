package org.duly.command.intake;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.duly.command.intake.ImportMapping.ColumnMapping;
import org.duly.command.intake.RowMapper.Mapped;
import org.duly.command.intake.sheet.SheetRow;
import org.duly.command.response.ResponseRequests.LogResponseRequest;
import org.duly.command.response.ResponseRequests.PlainAnswer;
import org.duly.events.engagement.Channel;
import org.duly.events.response.Consent;
import org.duly.events.response.PublicationConsent;
import org.duly.events.response.RespondentKind;
import org.junit.jupiter.api.Test;

class RowMapperTest {
    private static final Map<String, String> CONSTANTS = Map.of(
            "channel", "web",
            "receivingBody", "eastvale",
            "receivedAt", "2019-10-01",
            "respondentKind", "Individual");

    @Test
    void a_constant_holds_where_no_column_says_otherwise() {
        Mapping mapping = new Mapping(column("Via", "channel"));
        assertThat(body(mapping.map("Post")).channel()).isEqualTo(Channel.POST);
        assertThat(body(mapping.map("")).channel()).isEqualTo(Channel.WEB);
        assertThat(body(mapping.map("")).consent()).isEqualTo(new Consent(PublicationConsent.NOT_STATED, false));
    }

    @Test
    void a_value_stands_for_another_whatever_its_capitals_and_spaces() {
        Mapping mapping = new Mapping(new ColumnMapping(
                "Are you a GP?", "stakeholderGroup", Map.of("Yes, I am a GP", "practices"), "public", null, null));
        assertThat(body(mapping.map("yes,  I am a gp")).stakeholderGroup()).isEqualTo("practices");
        assertThat(body(mapping.map("No")).stakeholderGroup()).isEqualTo("public");
        assertThat(body(mapping.map("")).stakeholderGroup()).isNull();
    }

    @Test
    void the_options_of_a_cell_are_told_apart_and_each_stands_for_what_it_stands_for() {
        Mapping mapping =
                new Mapping(new ColumnMapping("Topics", "answers.Q1", Map.of("a", "Access"), null, ";", null));
        assertThat(body(mapping.map(" a ;Cost;; A")).answers())
                .containsExactly(new PlainAnswer("Q1", "Access; Cost; Access"));
    }

    @Test
    void columns_of_one_question_are_put_together_in_the_order_of_the_mapping() {
        Mapping mapping = new Mapping(
                new ColumnMapping("Clarity", "answers.Q1", null, null, null, true),
                column("Why", "answers.Q1"),
                column("Else", "answers.*"));
        assertThat(body(mapping.map("7", "Because", "")).answers())
                .containsExactly(new PlainAnswer("Q1", "Clarity: 7\nBecause"));
        assertThat(body(mapping.map("", "", "More")).answers()).containsExactly(new PlainAnswer("*", "More"));
    }

    @Test
    void a_day_and_a_time_of_day_are_one_time_and_two_names_one_name() {
        Mapping mapping = new Mapping(
                column("Day", "receivedAt"),
                column("Time", "receivedAt"),
                column("First", "respondentName"),
                column("Last", "respondentName"));
        LogResponseRequest body = body(mapping.map("29/11/2019", "2:05 pm", "Zoë", "Müller"));
        assertThat(body.receivedAt()).isEqualTo("2019-11-29T14:05:00Z");
        assertThat(body.respondentName()).isEqualTo("Zoë Müller");
    }

    @Test
    void everything_wrong_with_a_row_is_said_at_once_each_with_its_column() {
        Mapping mapping = new Mapping(
                column("When", "receivedAt"),
                column("Who", "respondentKind"),
                column("People", "signatories"),
                column("Contact?", "mayContact"),
                column("Kept", "publication"));
        Mapped mapped = mapping.map("soon", "alien", "many", "perhaps", "maybe");
        assertThat(mapped.body()).isNull();
        assertThat(mapped.faults())
                .extracting(RowFault::column)
                .containsExactlyInAnyOrder("When", "Who", "People", "Contact?", "Kept");
        assertThat(mapped.faults().toString()).doesNotContain("soon", "alien", "many", "perhaps", "maybe");
    }

    @Test
    void who_keyed_an_item_is_never_left_to_be_guessed() {
        Mapping mapping = new Mapping(column("By", "keyedBy"), column("At", "keyedAt"));
        assertThat(body(mapping.map("", "")).transcription()).isNull();
        assertThat(requireNonNull(body(mapping.map("clerk", "2019-10-02")).transcription())
                        .keyedBy())
                .isEqualTo("clerk");
        assertThat(mapping.map("", "2019-10-02").faults())
                .extracting(RowFault::column)
                .containsExactly("By");
        assertThat(mapping.map("clerk", "").faults())
                .extracting(RowFault::column)
                .containsExactly("At");
    }

    @Test
    void yes_and_no_in_both_languages() {
        Mapping mapping = new Mapping(column("Contact?", "mayContact"));
        for (String yes : List.of("Yes", "y", "TRUE", "1", "Ydw")) {
            assertThat(body(mapping.map(yes)).consent().mayContact()).as(yes).isTrue();
        }
        for (String no : List.of("No", "n", "false", "0", "Nac ydw", "")) {
            assertThat(body(mapping.map(no)).consent().mayContact()).as(no).isFalse();
        }
    }

    @Test
    void a_kind_is_read_from_its_name_as_people_write_it() {
        Mapping mapping = new Mapping(column("Kind", "respondentKind"));
        assertThat(body(mapping.map("Member practice")).respondentKind()).isEqualTo(RespondentKind.MEMBER_PRACTICE);
        assertThat(body(mapping.map("elected-representative")).respondentKind())
                .isEqualTo(RespondentKind.ELECTED_REPRESENTATIVE);
    }

    private static LogResponseRequest body(Mapped mapped) {
        assertThat(mapped.faults()).isEmpty();
        return requireNonNull(mapped.body());
    }

    private static ColumnMapping column(String name, String to) {
        return new ColumnMapping(name, to, null, null, null, null);
    }

    /** A mapping with the constants of all, and a file that has just its columns. */
    private static final class Mapping {
        private final RowMapper mapper;

        Mapping(ColumnMapping... columns) {
            List<String> names = new ArrayList<>();
            Arrays.stream(columns).map(ColumnMapping::column).forEach(names::add);
            mapper = new RowMapper(new ImportMapping(List.of(columns), CONSTANTS, null, null), names);
        }

        Mapped map(String... cells) {
            return mapper.map(new SheetRow(2, 1, List.of(cells), null));
        }
    }
}
