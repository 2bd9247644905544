package org.duly.command.intake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.duly.command.intake.ImportScenario.MAPPING;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.IntStream;
import org.duly.command.web.RunningCommandService;
import org.duly.command.web.RunningCommandService.Answer;
import org.duly.events.EventEnvelope;
import org.duly.events.response.Intake;
import org.duly.events.response.ResponseLogged;
import org.duly.events.response.ResponseTranscriptionChecked;
import org.duly.events.response.Transcription;
import org.duly.platform.vault.KeyErasedException;
import org.duly.platform.vault.KeyVault;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

class ImportApiTest {
    private static final String HEADER = "No,Received,Name,Who,Letter\n";
    private static final String ZOE = "1,29/09/2019 14:05,Zoë,\"Yes, I am a GP\",Please don’t\n";
    private static final String JO = "2,30/09/2019,Jo,,\"Two\nlines\"\n";
    private static final String BAD_DATE = "3,31/02/2019,Sam,,Never\n";
    private static final String BAD_GROUP = "4,30/09/2019,Ann,Somebody,Well\n";

    private static RunningCommandService service;

    @BeforeAll
    static void start() {
        service = RunningCommandService.start();
    }

    @AfterAll
    static void stop() {
        service.close();
    }

    @Test
    void a_preview_shows_the_rows_mapped_and_everything_that_would_fail_and_writes_nothing() {
        ImportScenario scenario = new ImportScenario(service);
        UUID id = scenario.uploaded(HEADER + ZOE + JO + BAD_DATE + BAD_GROUP);
        JsonNode preview = scenario.preview(id, MAPPING);
        assertThat(preview.required("layout").required("charset").stringValue()).isEqualTo("UTF-8");
        assertThat(preview.required("rows").intValue()).isEqualTo(4);
        assertThat(preview.required("wouldBeLogged").intValue()).isEqualTo(2);
        assertThat(preview.required("wouldFail").intValue()).isEqualTo(2);
        JsonNode first = preview.required("firstRows").get(0);
        assertThat(first.required("cells").required("Who").stringValue()).isEqualTo("Yes, I am a GP");
        assertThat(first.required("response").required("stakeholderGroup").stringValue())
                .isEqualTo("practices");
        assertThat(first.required("response").required("receivedAt").stringValue())
                .isEqualTo("2019-09-29T13:05:00Z");
        JsonNode failures = preview.required("failures");
        assertThat(failures.get(0).required("line").intValue()).isEqualTo(5);
        assertThat(failures.get(0).required("faults").get(0).required("column").stringValue())
                .isEqualTo("Received");
        assertThat(failures.get(1).required("faults").get(0).required("column").stringValue())
                .isEqualTo("Who");
        assertThat(scenario.logged()).isEmpty();
        assertThat(scenario.get("/" + id).required("state").stringValue()).isEqualTo("UPLOADED");
    }

    @Test
    void a_preview_counts_rows_that_repeat_others_of_the_file_as_its_import_will() {
        ImportScenario scenario = new ImportScenario(service);
        String file = HEADER + ZOE + JO + ZOE + ZOE.replace("don’t", "do") + JO + ZOE.replace("don’t", "do");
        JsonNode preview = scenario.preview(scenario.uploaded(file), MAPPING);
        JsonNode one = scenario.imported(file, MAPPING);
        assertThat(counts(one)).containsExactly(6, 2, 2, 2);
        assertThat(List.of(
                        preview.required("rows").intValue(),
                        preview.required("wouldBeLogged").intValue(),
                        preview.required("alreadyThere").intValue(),
                        preview.required("wouldFail").intValue()))
                .containsExactly(6, 2, 2, 2);
        assertThat(preview.required("failures").get(0).required("line").intValue())
                .isEqualTo(6);
    }

    @Test
    void where_no_row_failed_there_is_no_report_to_mend() {
        ImportScenario scenario = new ImportScenario(service);
        JsonNode one = scenario.imported(HEADER + ZOE, MAPPING);
        assertThat(scenario.report(UUID.fromString(one.required("id").stringValue())))
                .contains("some-row-failed", "nothing to mend");
    }

    @Test
    void a_preview_without_a_mapping_shows_what_the_columns_hold() {
        ImportScenario scenario = new ImportScenario(service);
        UUID id = scenario.uploaded(HEADER + ZOE);
        Answer preview = service.post(scenario.imports() + "/" + id + "/preview", "{}");
        JsonNode row = preview.json().required("firstRows").get(0);
        assertThat(row.required("cells").required("Name").stringValue()).isEqualTo("Zoë");
        assertThat(row.required("faults").isEmpty()).isTrue();
        assertThat(service.post(scenario.imports() + "/" + id + "/start", "{}").problem())
                .isEqualTo("import-has-a-mapping");
    }

    @Test
    void rows_that_fail_are_reported_with_line_column_and_reason_and_the_rest_go_in() {
        ImportScenario scenario = new ImportScenario(service);
        JsonNode one = scenario.imported(HEADER + ZOE + BAD_DATE + JO + BAD_GROUP, MAPPING);
        assertThat(one.required("state").stringValue()).isEqualTo("FINISHED");
        assertThat(counts(one)).containsExactly(4, 2, 0, 2);
        assertThat(scenario.register())
                .containsExactly("Jo|Q1=Two\nlines|2019-09-29T23:00:00Z", "Zoë|Q1=Please don’t|2019-09-29T13:05:00Z");
        JsonNode failures = scenario.get("/" + one.required("id").stringValue() + "/failures")
                .required("failures");
        assertThat(failures.size()).isEqualTo(2);
        assertThat(failures.get(0).required("row").intValue()).isEqualTo(2);
        assertThat(failures.get(0).required("line").intValue()).isEqualTo(3);
        assertThat(failures.get(0).required("faults").get(0).required("reason").stringValue())
                .contains("no such day");
    }

    @Test
    void the_report_of_failed_rows_is_mended_and_uploaded_again_and_adds_only_them() {
        ImportScenario scenario = new ImportScenario(service);
        JsonNode one = scenario.imported(HEADER + ZOE + BAD_DATE + "5,31/02/2019,=Sum,,'=1+1\n", MAPPING);
        String report = scenario.report(UUID.fromString(one.required("id").stringValue()));
        assertThat(report).startsWith("\uFEFFDuly: line,Duly: column,Duly: reason,No,Received,Name,Who,Letter");
        assertThat(report).contains(",'=Sum,").doesNotContain(",=Sum").contains("''=1+1");
        String mended = report.replace("31/02/2019", "28/02/2019");
        assertThat(counts(scenario.imported(mended, MAPPING))).containsExactly(2, 2, 0, 0);
        assertThat(scenario.register())
                .containsExactly(
                        "=Sum|Q1='=1+1|2019-02-28T00:00:00Z",
                        "Sam|Q1=Never|2019-02-28T00:00:00Z",
                        "Zoë|Q1=Please don’t|2019-09-29T13:05:00Z");
        assertThat(counts(scenario.imported(mended, MAPPING))).containsExactly(2, 0, 2, 0);
    }

    @Test
    void the_same_rows_again_add_nothing_whoever_sends_them_in_whatever_order_and_columns() {
        ImportScenario scenario = new ImportScenario(service);
        String unnamed = MAPPING.replace("{\"column\": \"No\", \"to\": \"externalId\"},", "");
        String twice = "6,30/09/2019,Twin,,The same\n";
        scenario.imported(HEADER + ZOE + JO + twice + twice, unnamed);
        assertThat(scenario.logged()).hasSize(4);
        JsonNode again = scenario.imported(HEADER + ZOE + JO + twice + twice, unnamed, "Duly-Actor", "somebody-else");
        assertThat(counts(again)).containsExactly(4, 0, 4, 0);
        assertThat(again.has("sameFileAs")).isTrue();
        String otherOrder = "Letter,Name,Who,No,Received,Notes\n"
                + "The same,Twin,,6,30/09/2019,\n"
                + "New,New,,7,30/09/2019,\n"
                + "Please don’t,Zoë,\"Yes, I am a GP\",1,29/09/2019 14:05,\n";
        assertThat(counts(scenario.imported(otherOrder, unnamed))).containsExactly(3, 1, 2, 0);
        assertThat(scenario.logged()).hasSize(5);
    }

    @Test
    void a_row_known_by_name_that_says_something_else_fails_and_changes_nothing() {
        ImportScenario scenario = new ImportScenario(service);
        scenario.imported(HEADER + ZOE, MAPPING);
        JsonNode one = scenario.imported(HEADER + ZOE.replace("don’t", "do") + JO + JO, MAPPING);
        assertThat(counts(one)).containsExactly(3, 1, 1, 1);
        JsonNode failure = scenario.get("/" + one.required("id").stringValue() + "/failures")
                .required("failures")
                .get(0);
        assertThat(failure.required("faults").get(0).required("column").stringValue())
                .isEqualTo("No");
        assertThat(scenario.register()).contains("Zoë|Q1=Please don’t|2019-09-29T13:05:00Z");
    }

    @Test
    void the_same_file_under_another_name_or_with_its_rows_named_otherwise_is_refused() {
        ImportScenario scenario = new ImportScenario(service);
        scenario.imported(HEADER + ZOE + BAD_DATE, MAPPING);
        UUID id = scenario.uploaded(HEADER + ZOE + BAD_DATE);
        String otherwise = MAPPING.replace("{\"column\": \"No\", \"to\": \"externalId\"},", "");
        assertThat(scenario.start(id, otherwise).problem()).isEqualTo("same-file-keeps-its-identity");
        assertThat(scenario.start(id, MAPPING).status()).isEqualTo(202);
    }

    @Test
    void a_transcribed_item_keeps_who_keyed_who_checked_and_for_whom_apart_from_who_imported_it() {
        ImportScenario scenario = new ImportScenario(service);
        String mapping = """
                {"columns": [
                   {"column": "Came", "to": "receivedAt"}, {"column": "At", "to": "receivedAt"},
                   {"column": "Body", "to": "receivingBody"},
                   {"column": "Keyed by", "to": "keyedBy"}, {"column": "Keyed", "to": "keyedAt"},
                   {"column": "Checked by", "to": "checkedBy"}, {"column": "For", "to": "onBehalfOf"},
                   {"column": "Cost", "to": "answers.Q2", "withName": true},
                   {"column": "Topics", "to": "answers.Q2", "separator": ";", "values": {"a": "Access"}}],
                 "constants": {"channel": "post", "respondentKind": "member practice"}}""";
        JsonNode one = scenario.imported("""
                Came,At,Body,Keyed by,Keyed,Checked by,For,Cost,Topics
                28/09/2019,2.05 pm,eastvale,clerk-1,30/09/2019 09:00,clerk-2,westvale,high,a; b
                28/09/2019,3 pm,eastvale,clerk-1,30/09/2019 09:00,clerk-1,westvale,,
                28/09/2019,4 pm,eastvale,,30/09/2019 09:00,,,,
                """, mapping, "Duly-Actor", "importer");
        assertThat(counts(one)).containsExactly(3, 1, 0, 2);
        EventEnvelope event = scenario.logged().getFirst();
        ResponseLogged logged = (ResponseLogged) event.data();
        assertThat(event.actor()).isEqualTo("importer");
        assertThat(event.onBehalfOf()).isEqualTo("westvale");
        assertThat(logged.transcription())
                .isEqualTo(new Transcription("clerk-1", Instant.parse("2019-09-30T08:00:00Z")));
        assertThat(logged.receivedAt()).isEqualTo("2019-09-28T13:05:00Z");
        assertThat(event.time()).isEqualTo(logged.receivedAt());
        assertThat(event.recordedTime()).isAfter(logged.receivedAt());
        Intake intake = Objects.requireNonNull(logged.intake());
        assertThat(intake.importId())
                .isEqualTo(UUID.fromString(one.required("id").stringValue()));
        assertThat(intake.source()).isEqualTo(ImportScenario.SOURCE);
        assertThat(intake.row()).isEqualTo(2);
        assertThat(scenario.events().stream().map(EventEnvelope::data))
                .contains(new ResponseTranscriptionChecked("clerk-2", true));
        assertThat(scenario.register()).containsExactly("|Q2=Cost: high\nAccess; b|2019-09-28T13:05:00Z");
    }

    @Test
    void a_mapping_is_kept_for_its_source_and_used_where_none_is_given() {
        ImportScenario scenario = new ImportScenario(service);
        scenario.imported(HEADER + ZOE, MAPPING);
        UUID id = scenario.uploaded(HEADER + JO);
        assertThat(service.post(scenario.imports() + "/" + id + "/start", "{}").status())
                .isEqualTo(202);
        assertThat(counts(scenario.ended(id))).containsExactly(1, 1, 0, 0);
        String mappings = new String(
                service.get("/api/v1/engagements/" + scenario.engagement + "/import-mappings")
                        .body(),
                StandardCharsets.UTF_8);
        assertThat(mappings).contains(ImportScenario.SOURCE, "Yes, I am a GP");
    }

    @Test
    void a_guess_is_overruled_by_who_knows_better() {
        ImportScenario scenario = new ImportScenario(service);
        UUID id = scenario.uploaded((HEADER + ZOE).getBytes(Charset.forName("windows-1252")));
        JsonNode preview = service.post(scenario.imports() + "/" + id + "/preview", """
                {"reading": {"charset": "x-MacRoman"}, "mapping": %s}""".formatted(MAPPING))
                .json();
        assertThat(preview.required("layout").required("charset").stringValue()).isEqualTo("x-MacRoman");
        assertThat(preview.required("firstRows")
                        .get(0)
                        .required("cells")
                        .required("Name")
                        .stringValue())
                .isEqualTo("ZoÎ");
    }

    @Test
    void nothing_is_kept_of_a_file_that_went_in_whole() {
        ImportScenario scenario = new ImportScenario(service);
        UUID id = UUID.fromString(
                scenario.imported(HEADER + ZOE, MAPPING).required("id").stringValue());
        ImportStore store = service.bean(ImportStore.class);
        ImportRecord one = store.find(scenario.engagement, id).orElseThrow();
        assertThat(store.part(id, 0)).isEmpty();
        assertThatThrownBy(() -> service.bean(KeyVault.class).get(one.key())).isInstanceOf(KeyErasedException.class);
        assertThat(scenario.get("/" + id).has("layout")).isFalse();
    }

    @Test
    void a_discarded_import_keeps_nothing_and_cannot_be_started() {
        ImportScenario scenario = new ImportScenario(service);
        UUID id = scenario.uploaded(HEADER + ZOE);
        Answer discarded = service.post(scenario.imports() + "/" + id + "/discard", "{}");
        assertThat(discarded.json().required("state").stringValue()).isEqualTo("DISCARDED");
        assertThat(service.bean(ImportStore.class).part(id, 0)).isEmpty();
        assertThat(scenario.start(id, MAPPING).problem()).isEqualTo("file-waits-to-be-imported");
    }

    @Test
    void what_lies_above_a_place_that_cannot_be_read_goes_in() {
        ImportScenario scenario = new ImportScenario(service);
        String broken = HEADER + ZOE + "8,30/09/2019,\"Jo \"the\" Smith\",,x\n" + JO;
        JsonNode one = scenario.imported(broken, MAPPING);
        assertThat(one.required("state").stringValue()).isEqualTo("BROKEN");
        assertThat(one.required("problem").stringValue()).contains("line 3");
        JsonNode mended = scenario.imported(broken.replace("\"Jo \"the\" Smith\"", "Jo"), MAPPING);
        assertThat(counts(mended)).containsExactly(3, 2, 1, 0);
    }

    @Test
    void an_upload_repeated_under_its_key_is_the_same_upload() {
        ImportScenario scenario = new ImportScenario(service);
        byte[] file = (HEADER + ZOE).getBytes(StandardCharsets.UTF_8);
        String key = UUID.randomUUID().toString();
        UUID first = scenario.upload(file, "Idempotency-Key", key).id();
        assertThat(scenario.upload(file, "Idempotency-Key", key).id()).isEqualTo(first);
        assertThat(scenario.upload(new byte[] {'x'}, "Idempotency-Key", key).problem())
                .isEqualTo("upload-is-repeated-as-it-was");
    }

    @Test
    void what_cannot_be_imported_is_refused_with_what_to_do() {
        ImportScenario scenario = new ImportScenario(service);
        assertThat(scenario.upload(new byte[] {(byte) 0xD0, (byte) 0xCF, 0x11, (byte) 0xE0, 0, 0})
                        .problem())
                .isEqualTo("file-can-be-read");
        UUID id = scenario.uploaded(HEADER + ZOE);
        assertThat(scenario.start(id, MAPPING.replace("\"Letter\"", "\"Lettre\""))
                        .problem())
                .isEqualTo("mapped-column-is-in-the-file");
        assertThat(scenario.start(id, MAPPING.replace("answers.Q1", "answers.Q9"))
                        .problem())
                .isEqualTo("mapped-field-exists");
        assertThat(scenario.start(id, MAPPING.replace("\"channel\": \"POST\", ", ""))
                        .problem())
                .isEqualTo("required-field-is-mapped");
        assertThat(service.get("/api/v1" + scenario.imports() + "/" + UUID.randomUUID())
                        .statusCode())
                .isEqualTo(404);
        assertThat(service.get("/api/v1/engagements/" + UUID.randomUUID() + "/imports")
                        .statusCode())
                .isEqualTo(404);
    }

    @Test
    void a_file_of_more_than_a_hundred_megabytes_is_refused_before_it_is_read() throws IOException {
        URI address = service.address();
        try (Socket socket = new Socket(address.getHost(), address.getPort())) {
            socket.getOutputStream()
                    .write(("POST /api/v1/engagements/" + UUID.randomUUID() + "/imports?source=x HTTP/1.1\r\n"
                                    + "Host: 127.0.0.1\r\nContent-Type: text/csv\r\nContent-Length: 104857601\r\n\r\n")
                            .getBytes(StandardCharsets.US_ASCII));
            BufferedReader answer =
                    new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.UTF_8));
            assertThat(answer.readLine()).contains(" 413");
        }
    }

    @Test
    void an_import_that_a_stop_cut_off_goes_on_at_the_next_start() {
        try (RunningCommandService first = RunningCommandService.start()) {
            ImportScenario scenario = new ImportScenario(first);
            StringBuilder file = new StringBuilder(HEADER);
            IntStream.range(0, 3_000)
                    .forEach(i ->
                            file.append(i).append(",30/09/2019,Name ").append(i).append(",,Letter\n"));
            UUID id = scenario.uploaded(file.toString());
            assertThat(scenario.start(id, MAPPING).status()).isEqualTo(202);
            try (RunningCommandService second = first.stopAndStart(Duration.ZERO)) {
                ImportScenario after = new ImportScenario(second, scenario.engagement);
                assertThat(counts(after.ended(id))).containsExactly(3_000, 3_000, 0, 0);
                assertThat(after.register()).hasSize(3_000).doesNotHaveDuplicates();
            }
        }
    }

    private static List<Integer> counts(JsonNode one) {
        return List.of(
                one.required("read").intValue(),
                one.required("logged").intValue(),
                one.required("alreadyThere").intValue(),
                one.required("failed").intValue());
    }
}
