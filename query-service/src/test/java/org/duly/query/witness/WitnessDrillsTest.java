package org.duly.query.witness;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.duly.platform.vault.MasterKey;
import org.duly.proofs.SignedNote;
import org.duly.testsupport.TestDatabases;
import org.duly.testsupport.TestKafka;
import org.duly.testsupport.TestPostgres;
import org.duly.testsupport.TestServices;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/**
 * Somebody who owns Kafka and every database, and has the log's key, alters the past and publishes it anew. The witness
 * says which position was the first that they touched, its health is red, and it cosigns nothing.
 */
class WitnessDrillsTest {
    private final TestDatabases databases = TestPostgres.shared().freshDatabases();
    private final Path masterKey = TestServices.masterKeyFile();
    private final PublishedLog log = new PublishedLog(TestKafka.shared(), "duly.example/log");
    private RunningWitness witness;

    @BeforeEach
    void aLogThatWasCosigned() {
        MasterKey.loadOrGenerate(masterKey);
        log.append(600);
        log.signFirst();
        witness = start(Map.of());
        witness.awaitCosigned(600);
    }

    @AfterEach
    void stop() {
        witness.close();
        log.close();
    }

    private RunningWitness start(Map<String, String> more) {
        return new RunningWitness(log, databases, masterKey, more);
    }

    @Test
    void theWholeLogReplacedByAResignedOne() {
        log.replaceBy(changedAt(42));
        log.append(30);
        log.sign();

        assertFirstDifference(42);
    }

    @Test
    void theWholeLogReplacedWhileTheWitnessIsAway() {
        witness.close();
        log.replaceBy(changedAt(599));
        log.append(30);
        log.sign();
        witness = start(Map.of());

        assertFirstDifference(599);
    }

    @Test
    void anEventThatWasNotYetCosignedReplaced() {
        log.append(20);
        witness.awaitRead(620);
        log.replaceBy(changedAt(610));
        log.sign();

        assertFirstDifference(610);
    }

    @Test
    void twoEventsExchanged() {
        List<byte[]> exchanged = log.events();
        Collections.swap(exchanged, 100, 101);
        log.replaceBy(exchanged);

        assertFirstDifference(100);
    }

    @Test
    void anEventRemoved() {
        List<byte[]> removed = log.events();
        removed.remove(300);
        log.replaceBy(removed);

        assertFirstDifference(300);
    }

    @Test
    void aPositionLeftOut() {
        log.append(5);
        log.send(606, log.event(606));
        log.flush();

        assertFirstDifference(605);
    }

    @Test
    void theTailCutOff() {
        log.replaceBy(log.events().subList(0, 550));

        assertFirstDifference(550);
        assertThat(openAlarm().path("finding").stringValue())
                .isEqualTo("The topic ends before position 550, which was there before.");
    }

    @Test
    void theTailCutOffAndAnotherGrown() {
        List<byte[]> grown = log.events().subList(0, 550);
        for (int more = 0; more < 100; more++) {
            grown.add(log.event(-more));
        }
        log.replaceBy(grown);

        assertFirstDifference(550);
    }

    @Test
    void anHonestRefillOfTheTopicIsNoDifference() {
        log.replaceBy(log.events());
        log.append(1);
        log.sign();

        witness.awaitCosigned(601);
        assertThat(witness.json("/api/v1/witness").path("alarms").isEmpty()).isTrue();
    }

    @Test
    void acknowledgedWhileItLastsItIsFoundAgain() {
        List<byte[]> honest = log.events();
        log.replaceBy(changedAt(42));
        assertFirstDifference(42);
        long first = openAlarm().path("id").longValue();

        acknowledge(first);
        await().until(() -> openAlarm().path("id").longValue(0) > first);
        assertThat(openAlarm().path("firstPosition").longValue()).isEqualTo(42);

        log.replaceBy(honest);
        acknowledge(openAlarm().path("id").longValue());
        log.append(1);
        log.sign();
        witness.awaitCosigned(601);
    }

    @Test
    void theHashesThatTheLogPublishesTellWhereItsCheckpointDeparts() throws Exception {
        witness.close();
        List<byte[]> forged = changedAt(513);
        for (int more = 600; more < 66_000; more++) {
            forged.add(log.event(more));
        }
        log.append(66_000 - 600);
        try (TileServer tiles = new TileServer(forged)) {
            witness = start(Map.of("duly.witness.log-url", tiles.address()));
            log.publish(SignedNote.of(log.checkpoint(forged).text(), log.key()));

            assertFirstDifference(513);
            assertThat(tiles.asked()).isLessThan(10);
        }
    }

    @Test
    void whereTheLogPublishesNonsenseTheTopicIsRead() throws Exception {
        witness.close();
        try (TileServer tiles = new TileServer(log.events())) {
            tiles.saying(new byte[1_000_000]);
            witness = start(Map.of("duly.witness.log-url", tiles.address()));
            log.append(1);
            List<byte[]> forged = changedAt(9);
            log.publish(SignedNote.of(log.checkpoint(forged).text(), log.key()));

            JsonNode alarm = witness.awaitAlarm();
            assertThat(alarm.path("firstPosition").isNumber()).isFalse();
            assertThat(alarm.path("finding").stringValue()).endsWith("Something from position 600 to 600 differs.");
        }
    }

    @Test
    void theWitnessesOwnTreeCutOff() throws SQLException {
        alter("DELETE FROM witness.tile WHERE index = 1");

        assertThat(witness.awaitAlarm().path("firstPosition").longValue()).isEqualTo(256);
    }

    @Test
    void theWitnessesOwnCheckpointForged() throws SQLException {
        alter("UPDATE witness.checkpoint SET note = replace(note, '600', '599')");

        assertThat(witness.awaitAlarm().path("finding").stringValue())
                .startsWith("What this witness kept is not what it cosigned");
    }

    @Test
    void theWitnessMadeToForgetWhatItReadButNotWhatItCosigned() throws SQLException {
        witness.close();
        log.replaceBy(changedAt(42));
        log.append(30);
        log.sign();
        alter("DELETE FROM witness.progress; DELETE FROM witness.tile; DELETE FROM witness.node");

        assertThat(witness.awaitAlarm().path("finding").stringValue())
                .startsWith("The checkpoint of 630 events does not extend the one of 600 that this witness cosigned.");
        assertThat(witness.witness().last(log.name()).orElseThrow().checkpoint().size())
                .isEqualTo(600);
    }

    private List<byte[]> changedAt(int position) {
        List<byte[]> events = log.events();
        events.set(position, log.event(-1));
        return events;
    }

    private void assertFirstDifference(long position) {
        assertThat(witness.awaitAlarm().path("firstPosition").longValue()).isEqualTo(position);
        assertThat(witness.witness().last(log.name()).orElseThrow().checkpoint().size())
                .isEqualTo(600);
    }

    private JsonNode openAlarm() {
        return witness.json("/api/v1/witness").path("alarms").path(0);
    }

    private void acknowledge(long alarm) {
        assertThat(witness.post(
                                "/api/v1/witness/alarms/" + alarm + "/acknowledge",
                                "{\"by\": \"operator-1\", \"reason\": \"The topic is filled again\"}")
                        .statusCode())
                .isEqualTo(200);
    }

    /** While the witness is away. */
    private void alter(String sql) throws SQLException {
        witness.close();
        try (Connection owner = DriverManager.getConnection(
                        databases.readUrl(), databases.queryUsername(), databases.queryPassword());
                Statement statement = owner.createStatement()) {
            statement.execute(sql);
        }
        witness = start(Map.of());
    }
}
