package org.duly.endtoend.processes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.duly.query.QueryServiceApplication;
import org.duly.testsupport.RandomCases;
import org.duly.testsupport.TestKafka;
import org.duly.testsupport.TestPostgres;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/**
 * Two logs, two instances of the command service on the first, two query services that share both: whatever is killed,
 * restarted or away for a while under load, no command that was acknowledged is lost or done twice, the topic is the log, and
 * the read models are what a rebuild gives.
 */
class SeveralInstancesTest {
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final int SOME = 20;

    @Test
    void nothing_acknowledged_is_lost_doubled_or_reordered_through_kills_restarts_and_outages(@TempDir Path directory) {
        RandomCases.tryMany(1, random -> {
            try (Deployment duly = new Deployment(directory);
                    Callers north = new Callers(duly.north, 3, random);
                    Callers south = new Callers(List.of(duly.south), 1, random)) {
                new Scenario(duly, north, south).play();
            }
        });
    }

    private record Scenario(Deployment duly, Callers north, Callers south) {
        void play() throws Exception {
            duly.queries.forEach(query -> query.become(OlderQueryService.class));
            duly.start();
            for (Callers callers : List.of(north, south)) {
                callers.consultation().open();
                callers.start();
            }
            Instance killed = killThePublisher();
            upgradeOneByOneQueryServicesFirst(killed);
            north.consultation().beginToAcknowledge();
            bothGoOn();
            stopAndStartTheBroker();
            stopAndStartTheDatabase();
            crashAndStartTheDatabase();
            north.stop();
            south.stop();
            awaitAllApplied(duly.queries.getFirst());
            assertNothingEverStoodStill();

            letAnOlderQueryServiceMeetANewTypeOfEvent();

            verifyLogs();
            verifyReadModels(duly.queries.getFirst());
            verifyProofs(duly.queries.getFirst());
        }

        private Instance killThePublisher() {
            Instance publisher = duly.publisher();
            publisher.kill();
            Instance other = duly.north.get(1 - duly.north.indexOf(publisher));
            await("the other instance publishes").atMost(PATIENCE).until(() -> Deployment.publishes(other));
            bothGoOn();
            return publisher;
        }

        private void upgradeOneByOneQueryServicesFirst(Instance killed) {
            duly.queries.forEach(query -> query.become(QueryServiceApplication.class));
            duly.queries.getFirst().end();
            duly.queries.getFirst().start();
            duly.queries.getLast().kill();
            duly.queries.getLast().start();
            killed.start();
            for (Instance command : duly.commands()) {
                if (command != killed) {
                    command.end();
                    command.start();
                }
            }
            bothGoOn();
        }

        private void stopAndStartTheBroker() {
            TestKafka.shared().stop();
            try {
                bothGoOn();
            } finally {
                TestKafka.shared().start();
            }
            awaitAllApplied(duly.queries.getLast());
        }

        private void stopAndStartTheDatabase() {
            TestPostgres.shared().restart();
            bothGoOn();
        }

        private void crashAndStartTheDatabase() {
            TestPostgres.shared().crash();
            TestPostgres.shared().start();
            bothGoOn();
        }

        private void bothGoOn() {
            north.awaitMore(SOME);
            south.awaitMore(SOME / 2);
        }

        /** Everything that is acknowledged by now. */
        private void awaitAllApplied(Instance query) {
            Map<String, Long> acknowledged =
                    Map.of(Deployment.LOGS.getFirst(), last(north), Deployment.LOGS.getLast(), last(south));
            await("what is acknowledged is applied").atMost(PATIENCE).untilAsserted(() -> {
                Map<String, Long> applied = Deployment.applied(query);
                acknowledged.forEach(
                        (log, position) -> assertThat(applied.get(log)).isGreaterThanOrEqualTo(position));
            });
        }

        private static long last(Callers callers) {
            return callers.acknowledged().stream()
                    .mapToLong(Acknowledged::position)
                    .max()
                    .orElseThrow();
        }

        private void assertNothingEverStoodStill() throws ExecutionException, InterruptedException {
            assertThat(topics()).as("topics").contains(duly.topic).doesNotContain(duly.deadLetters());
            duly.queries.forEach(
                    query -> assertThat(query.ask("/actuator/health/is-fresh").statusCode())
                            .isEqualTo(200));
        }

        /** The wrong order: the command service records what the query service does not know yet. */
        private void letAnOlderQueryServiceMeetANewTypeOfEvent() throws Exception {
            duly.queries.forEach(Instance::end);
            Instance query = duly.queries.getFirst();
            query.become(OlderQueryService.class);
            query.start();
            long last = north.consultation().respond();
            long unknown = north.consultation().acknowledge();
            north.consultation().respond();
            long elsewhere = south.consultation().respond();
            await("the other log goes on").atMost(PATIENCE).untilAsserted(() -> {
                JsonNode logs = query.get("/api/v1/logs");
                assertThat(logs.at("/1/position").asLong()).isEqualTo(elsewhere);
                assertThat(logs.at("/0/blocked/position").asLong()).isEqualTo(unknown);
                assertThat(logs.at("/0/blocked/reason").asString()).contains(OlderQueryService.UNKNOWN_TYPE);
                assertThat(logs.at("/0/blocked/deadLetter").asString()).startsWith("copied to");
                assertThat(logs.at("/0/position").asLong()).isEqualTo(last);
            });
            assertThat(query.ask("/actuator/health/is-fresh").statusCode()).isEqualTo(503);
            assertThat(Recorded.committed(duly.deadLetters(), 0))
                    .extracting(ConsumerRecord::value)
                    .containsExactly(Recorded.of(duly.databases(0)).bytes(unknown));

            query.end();
            query.become(QueryServiceApplication.class);
            query.start();
            awaitAllApplied(query);
        }

        private void verifyLogs() throws Exception {
            List<Callers> callers = List.of(north, south);
            for (int log = 0; log < callers.size(); log++) {
                Recorded recorded = Recorded.of(duly.databases(log));
                recorded.assertHas(
                        callers.get(log).acknowledged(), callers.get(log).refused());
                recorded.assertIsWhatIsPublished(duly.topic, log);
            }
        }

        private void verifyReadModels(Instance query) throws Exception {
            Map<String, Long> heads = Map.of(
                    Deployment.LOGS.getFirst(), Recorded.of(duly.databases(0)).head(),
                    Deployment.LOGS.getLast(), Recorded.of(duly.databases(1)).head());
            assertThat(Deployment.applied(query)).isEqualTo(heads);
            JsonNode before = query.get("/api/v1/operations/digests");
            JsonNode audit = finished(query, "/api/v1/operations/audit");
            assertThat(audit.at("/findings/equal").asBoolean()).as("%s", audit).isTrue();
            JsonNode rebuild = finished(query, "/api/v1/operations/rebuild");
            assertThat(rebuild.get("positions")).as("%s", rebuild).isEqualTo(before.get("positions"));
            assertThat(query.get("/api/v1/operations/digests")).isEqualTo(before);
        }

        private static JsonNode finished(Instance query, String job) {
            query.post(job);
            return await(job)
                    .atMost(PATIENCE)
                    .until(
                            () -> query.get(job),
                            progress -> !progress.path("state").asString().equals("RUNNING"));
        }

        private void verifyProofs(Instance query) {
            for (Instance command : List.of(duly.north.getLast(), duly.south)) {
                JsonNode audit = command.get("/api/v1/proofs/audit");
                assertThat(audit.path("firstDifference").isNull())
                        .as("%s", audit)
                        .isTrue();
            }
            await("the witness has cosigned everything").atMost(PATIENCE).untilAsserted(() -> {
                JsonNode witness = query.get("/api/v1/witness");
                assertThat(witness.get("alarms")).isEmpty();
                Map<String, Long> cosigned = new HashMap<>();
                witness.get("logs")
                        .forEach(log -> cosigned.put(
                                log.path("log").asString(), log.path("cosigned").asLong() - 1));
                assertThat(cosigned).isEqualTo(Deployment.applied(query));
            });
        }

        private static Set<String> topics() throws ExecutionException, InterruptedException {
            try (Admin admin =
                    Admin.create(Map.of("bootstrap.servers", TestKafka.shared().bootstrapServers()))) {
                return admin.listTopics().names().get();
            }
        }
    }
}
