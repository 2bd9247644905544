package org.duly.command.intake;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.random.RandomGenerator;
import org.duly.command.handling.BatchDispatcher;
import org.duly.command.handling.Request;
import org.duly.command.intake.ImportRecord.State;
import org.duly.command.intake.ImportRequests.ImportRequest;
import org.duly.command.web.RunningCommandService;
import org.duly.testsupport.RandomCases;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

/** An import may be killed at any moment: what it comes to is the same as if it had not been. */
class ImportCutTest {
    private static final ImportMapping MAPPING = new JsonMapper().readValue("""
            {"columns": [
               {"column": "Received", "to": "receivedAt"},
               {"column": "Name", "to": "respondentName"},
               {"column": "For", "to": "onBehalfOf"},
               {"column": "Checked by", "to": "checkedBy"},
               {"column": "Letter", "to": "answers.Q1"}],
             "constants": {"channel": "POST", "receivingBody": "eastvale", "respondentKind": "INDIVIDUAL",
               "keyedBy": "kim", "keyedAt": "2019-09-29T10:00:00Z"}}""", ImportMapping.class);

    private static RunningCommandService service;

    @BeforeAll
    static void start() {
        service = RunningCommandService.start();
        service.bean(ImportRunner.class).stop(); // each import is run here, by hand
    }

    @AfterAll
    static void stop() {
        service.close();
    }

    @Test
    void any_file_cut_anywhere_and_resumed_gives_the_same_register_and_counts_as_uncut() {
        RandomCases.tryMany(8, random -> {
            String file = file(random);
            ImportScenario uncut = new ImportScenario(service);
            ImportRecord whole = runToItsEnd(uncut, file, new Killer(random, 0));
            ImportScenario cut = new ImportScenario(service);
            Killer killer = new Killer(random, 1 + random.nextInt(4));
            ImportRecord resumed = runToItsEnd(cut, file, killer);
            assertThat(killer.deaths).isPositive();
            assertThat(resumed.counts()).isEqualTo(whole.counts());
            assertThat(cut.recorded()).isNotEmpty().isEqualTo(uncut.recorded());
            assertThat(cut.failures(resumed)).isEqualTo(uncut.failures(whole));
        });
    }

    /** Some rows of a few kinds, in whatever mixture, so that equal ones and faulty ones are among them. */
    private static String file(RandomGenerator random) {
        StringBuilder file = new StringBuilder("Received,Name,For,Checked by,Letter\r\n");
        int rows = 600 + random.nextInt(1_500);
        int different = 1 + random.nextInt(rows);
        for (int i = 0; i < rows; i++) {
            int which = random.nextInt(different);
            if (random.nextInt(50) == 0) {
                file.append("soon,Name ").append(which).append(",,,Letter\r\n");
            } else if (random.nextInt(200) == 0) {
                file.append("28/09/2019,a,b,,c,too many\r\n");
            } else {
                file.append("28/09/2019,Name ")
                        .append(which)
                        .append(which % 3 == 0 ? ",eastvale," : ",,")
                        .append(which % 5 == 0 ? "sam," : ",")
                        .append("\"Letter\n")
                        .append(which)
                        .append("\"\r\n");
            }
            if (random.nextInt(20) == 0) {
                file.append(",,,,\r\n");
            }
        }
        if (random.nextInt(4) == 0) {
            file.append("28/09/2019,\"a\"b,,,never read\r\n28/09/2019,After,,,it\r\n");
        }
        return file.toString();
    }

    private static ImportRecord runToItsEnd(ImportScenario scenario, String file, Killer killer) throws IOException {
        UUID id = scenario.uploaded(file);
        Imports imports = service.bean(Imports.class);
        imports.start(
                imports.get(scenario.engagement, id),
                new ImportRequest(null, MAPPING),
                new Request("importer", "officer", null, "start", new byte[1], "c", null));
        for (int lives = 0; lives < 20; lives++) {
            ImportRecord one = imports.get(scenario.engagement, id);
            if (one.state() != State.RUNNING) {
                return one;
            }
            try {
                ImportScenario.runner(service, killer).run(one);
            } catch (Killed next) {
                killer.deaths++;
            }
        }
        throw new AssertionError("It never came to its end");
    }

    /** Kills imports as they write a batch: before any of it is in the log, after some of it is, or after all of it. */
    private static final class Killer implements BatchDispatcher {
        private final BatchDispatcher dispatcher = service.bean(BatchDispatcher.class);
        private final RandomGenerator random;
        private int left;
        private int deaths;

        Killer(RandomGenerator random, int deaths) {
            this.random = random;
            this.left = deaths;
        }

        @Override
        public List<Outcome> dispatchAll(List<Start> starts) {
            if (left > 0 && (deaths == 0 || random.nextBoolean())) {
                left--;
                dispatcher.dispatchAll(new ArrayList<>(starts.subList(0, random.nextInt(starts.size() + 1))));
                throw new Killed();
            }
            return dispatcher.dispatchAll(starts);
        }
    }

    /** As nothing would catch the end of the process. */
    private static final class Killed extends Error {}
}
