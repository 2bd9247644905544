package org.duly.command.intake;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.awaitility.Awaitility;
import org.duly.command.handling.BatchDispatcher;
import org.duly.command.handling.Request;
import org.duly.command.intake.ImportRecord.Counts;
import org.duly.command.intake.ImportRecord.State;
import org.duly.command.intake.ImportRequests.ImportRequest;
import org.duly.command.response.ResponseCommand.LogResponse;
import org.duly.command.web.RunningCommandService;
import org.duly.command.web.RunningCommandService.Answer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What nobody foresaw: one row of it fails alone, and an import that cannot go on stops until it is resumed. */
class ImportBreakdownTest {
    private static final String MAPPING = """
            {"columns": [
               {"column": "Received", "to": "receivedAt"},
               {"column": "Name", "to": "respondentName"},
               {"column": "Letter", "to": "answers.Q1"}],
             "constants": {"channel": "POST", "receivingBody": "eastvale", "respondentKind": "INDIVIDUAL"}}""";
    private static final int ROWS = 1_200;

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
    void a_row_that_breaks_its_batch_fails_alone_and_is_logged_once_that_is_mended() throws IOException {
        ImportScenario scenario = new ImportScenario(service);
        ImportRunner runner = service.bean(ImportRunner.class);
        runner.stop();
        UUID id = scenario.uploaded(file());
        Imports imports = service.bean(Imports.class);
        imports.start(
                imports.get(scenario.engagement, id),
                new ImportRequest(null, new JsonMapper().readValue(MAPPING, ImportMapping.class)),
                new Request("importer", "officer", null, "start", new byte[1], "c", null));
        ImportScenario.runner(service, new Brittle(700)).run(imports.get(scenario.engagement, id));
        runner.start();

        ImportRecord ended = imports.get(scenario.engagement, id);
        assertThat(ended.state()).isEqualTo(State.FINISHED);
        assertThat(ended.counts()).isEqualTo(new Counts(ROWS, ROWS - 1, 0, 1));
        assertThat(scenario.failures(ended))
                .singleElement()
                .asString()
                .startsWith("699 700 ")
                .contains("a fault of its own");
        JsonNode again = scenario.imported(scenario.report(id), MAPPING);
        assertThat(again.required("logged").intValue()).isEqualTo(1);
        assertThat(scenario.register()).hasSize(ROWS).doesNotHaveDuplicates();
    }

    @Test
    void an_import_that_cannot_go_on_stops_and_goes_on_when_it_is_resumed() {
        ImportScenario scenario = new ImportScenario(service);
        ImportStore store = service.bean(ImportStore.class);
        ImportRunner runner = service.bean(ImportRunner.class);
        runner.stop();
        UUID id = scenario.uploaded(file());
        assertThat(scenario.start(id, MAPPING).status()).isEqualTo(202);
        byte[] file = store.part(id, 0).orElseThrow();
        store.deleteParts(id);
        store.addPart(id, 0, new byte[file.length]);
        runner.start();

        JsonNode stopped = Awaitility.await()
                .atMost(Duration.ofSeconds(30))
                .pollInterval(Duration.ofMillis(50))
                .until(
                        () -> {
                            runner.wake();
                            return scenario.get("/" + id);
                        },
                        one -> one.has("endedAt"));
        assertThat(stopped.required("state").stringValue()).isEqualTo("STOPPED");
        assertThat(stopped.required("problem").stringValue()).contains("resume");
        assertThat(stopped.required("read").intValue()).isZero();

        store.deleteParts(id);
        store.addPart(id, 0, file);
        Answer resumed = service.post(scenario.imports() + "/" + id + "/resume", "");
        assertThat(resumed.status()).isEqualTo(202);
        JsonNode ended = scenario.ended(id);
        assertThat(ended.required("state").stringValue()).isEqualTo("FINISHED");
        assertThat(ended.required("logged").intValue()).isEqualTo(ROWS);
        assertThat(ended.has("problem")).isFalse();
        assertThat(service.post(scenario.imports() + "/" + id + "/resume", "").problem())
                .isEqualTo("only-a-stopped-import-is-resumed");
    }

    private static String file() {
        StringBuilder file = new StringBuilder("Received,Name,Letter\r\n");
        for (int i = 1; i <= ROWS; i++) {
            file.append("28/09/2019,Name ").append(i).append(",Letter\r\n");
        }
        return file.toString();
    }

    /** Breaks at every batch that has one row among it. */
    private record Brittle(long line) implements BatchDispatcher {
        @Override
        public List<Outcome> dispatchAll(List<Start> starts) {
            for (Start start : starts) {
                if (start.commands().getFirst() instanceof LogResponse log
                        && log.intake() != null
                        && log.intake().row() == line) {
                    throw new IllegalStateException("Nobody foresaw what " + line + " says");
                }
            }
            return service.bean(BatchDispatcher.class).dispatchAll(starts);
        }
    }
}
