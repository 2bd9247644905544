package org.duly.query.witness;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.duly.platform.vault.MasterKey;
import org.duly.proofs.Checkpoint;
import org.duly.proofs.SignatureType;
import org.duly.proofs.SignedNote;
import org.duly.proofs.SigningKey;
import org.duly.proofs.VerifierKey;
import org.duly.testsupport.TestDatabases;
import org.duly.testsupport.TestKafka;
import org.duly.testsupport.TestPostgres;
import org.duly.testsupport.TestServices;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** What a witness cosigns, and what it refuses. */
class WitnessTest {
    private final TestDatabases databases = TestPostgres.shared().freshDatabases();
    private final Path masterKey = TestServices.masterKeyFile();
    private final PublishedLog log = new PublishedLog(TestKafka.shared(), "duly.example/log");
    private RunningWitness witness;

    @BeforeEach
    void aLogThatIsWitnessed() {
        MasterKey.loadOrGenerate(masterKey);
        log.append(600);
        log.signFirst();
        witness = start(Map.of());
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
    void itCosignsWhatExtendsWhatItHasSeen() {
        witness.awaitCosigned(600);
        log.append(130);
        log.sign();

        SignedNote note = witness.awaitCosigned(730);

        VerifierKey own = witness.keys().getLast();
        assertThat(own.name()).isEqualTo("witness.example/elsewhere");
        assertThat(own.type()).isEqualTo(SignatureType.COSIGNATURE_ED25519);
        assertThat(note.signedBy(List.of(log.key().verifier(), own)))
                .containsExactly(log.key().verifier(), own);
        assertThat(Checkpoint.parse(note.text())).isEqualTo(log.checkpoint());
        assertThat(witness.json("/actuator/health")
                        .at("/components/witness/status")
                        .stringValue())
                .isEqualTo("UP");
    }

    @Test
    void itProvesEveryEventUnderACheckpointItCosigned() {
        witness.awaitCosigned(600);

        WitnessedCheckpoint last = witness.witness().last(log.name()).orElseThrow();

        assertThat(last.logKeys()).containsExactly(log.key().verifier());
        assertThat(last.witnessKeys()).isEqualTo(witness.keys());
        for (int position : new int[] {0, 255, 256, 599}) {
            assertThat(witness.witness().proof(position, last).holdsOf(log.event(position), last.logKeys()))
                    .isTrue();
        }
        assertThatIllegalArgumentException().isThrownBy(() -> witness.witness().proof(600, last));
        assertThat(witness.witness().last("duly.example/other")).isEmpty();
    }

    @Test
    void itGoesOnAfterARestart() {
        witness.awaitCosigned(600);
        List<VerifierKey> keys = witness.keys();
        witness.close();
        log.append(57);
        log.sign();
        log.append(500);
        log.sign();

        witness = start(Map.of());

        assertThat(witness.awaitCosigned(1_157).signedBy(keys)).isEqualTo(keys);
        assertThat(witness.json("/api/v1/witness").path("alarms").isEmpty()).isTrue();
    }

    @Test
    void itWaitsForTheEventsOfACheckpoint() {
        witness.awaitCosigned(600);
        List<byte[]> events = log.events();
        events.add(log.event(600));
        log.publish(SignedNote.of(log.checkpoint(events).text(), log.key()));
        log.publish(SignedNote.of(log.checkpoint().text(), log.key()));

        log.append(1);

        witness.awaitCosigned(601);
    }

    @Test
    void itRefusesAnotherRoot() {
        witness.awaitCosigned(600);
        List<byte[]> others = log.events();
        others.set(590, log.event(-1));
        others.add(log.event(600));
        log.append(1);

        log.publish(SignedNote.of(log.checkpoint(others).text(), log.key()));

        JsonNode alarm = witness.awaitAlarm();
        assertThat(alarm.path("finding").stringValue())
                .isEqualTo("The checkpoint of 601 events is not of the past that was read."
                        + " Something from position 600 to 600 differs.");
        assertNothingMoreIsCosigned();
    }

    @Test
    void itRefusesAnOldCheckpointWithAnotherRootAndPassesOverTheOldOneItself() {
        witness.awaitCosigned(600);
        Checkpoint old = log.checkpoint();
        log.append(10);
        log.sign();
        witness.awaitCosigned(610);
        log.publish(SignedNote.of(old.text(), log.key()));
        log.append(10);
        log.sign();
        witness.awaitCosigned(620);
        assertThat(witness.json("/api/v1/witness").path("alarms").isEmpty()).isTrue();

        List<byte[]> others = log.events().subList(0, 600);
        others.set(3, log.event(-1));
        log.publish(SignedNote.of(log.checkpoint(others).text(), log.key()));

        assertThat(witness.awaitAlarm().path("finding").stringValue())
                .contains("The checkpoint of 600 events is not of the past that was read.");
        assertNothingMoreIsCosigned();
    }

    @Test
    void itRefusesWhatIsNotOfTheLogOrNotSignedByItsKey() {
        witness.awaitCosigned(600);
        SigningKey other = log.newKey();
        log.append(1);

        assertRefused(SignedNote.of(log.checkpoint().text(), other).toString(), "No key signed it that is trusted");
        Checkpoint elsewhere =
                new Checkpoint("duly.example/other", 601, log.checkpoint().root());
        assertRefused(
                SignedNote.of(elsewhere.text(), log.key()).toString(), "It is of another log, duly.example/other");
        assertRefused(
                SignedNote.of(log.checkpoint().text(), log.key()).toString().replace("601", "602"),
                "The signature of duly.example/log does not fit the text");
        assertRefused("no checkpoint\n", "A note is text, an empty line and signatures");
        assertRefused(
                SignedNote.of(log.checkpoint().naming(other.verifier()).text(), other)
                        .toString(),
                "No key signed it that is trusted");
        assertRefused(
                SignedNote.of(log.checkpoint().naming(other.verifier()).text(), log.key())
                        .toString(),
                "It hands over to a key that is not the log's, or did not sign it");

        log.sign();
        witness.awaitCosigned(601);
        assertThat(witness.json("/api/v1/witness/alarms").size()).isEqualTo(6);
    }

    @Test
    void itGoesAlongWithAKeyThatTheOldOneHandsOverTo() {
        witness.awaitCosigned(600);
        SigningKey old = log.key();
        log.use(log.newKey());
        log.append(1);
        String text = log.checkpoint().naming(log.key().verifier()).text();
        log.publish(SignedNote.of(text, old).with(log.key().sign(text)));
        witness.awaitCosigned(601);
        log.append(1);
        log.sign();

        witness.awaitCosigned(602);

        assertThat(witness.witness().last(log.name()).orElseThrow().logKeys())
                .containsExactly(old.verifier(), log.key().verifier());
        log.append(1);
        assertRefused(SignedNote.of(log.checkpoint().text(), old).toString(), "No key signed it that is trusted");
    }

    @Test
    void severalInstancesRememberTheSame() {
        try (RunningWitness other = start(Map.of())) {
            log.append(400);
            log.sign();

            witness.awaitCosigned(1_000);
            other.awaitRead(1_000);
            assertThat(other.keys()).isEqualTo(witness.keys());
            assertThat(other.witness().last(log.name()))
                    .isEqualTo(witness.witness().last(log.name()));
        }
    }

    @Test
    void anInstanceThatIsShownAnotherPastStopsThemAll() {
        witness.awaitCosigned(600);
        try (PublishedLog another = new PublishedLog(TestKafka.shared(), log.name())) {
            List<byte[]> events = log.events();
            events.set(300, log.event(-1));
            another.replaceBy(events);
            try (RunningWitness misled = new RunningWitness(another, databases, masterKey, Map.of())) {
                assertThat(misled.awaitAlarm().path("firstPosition").longValue())
                        .isEqualTo(300);
            }
        }

        assertNothingMoreIsCosigned();
    }

    @Test
    void withKeysInItsSettingsItTrustsNoOther() {
        witness.awaitCosigned(600);
        witness.close();
        witness = start(Map.of("duly.witness.log-keys", log.newKey().verifier().toString()));
        log.append(1);
        log.sign();
        assertThat(witness.awaitAlarm().path("finding").stringValue()).contains("No key signed it that is trusted");
        witness.close();

        witness = start(Map.of("duly.witness.log-keys", log.key().verifier().toString()));
        acknowledge(witness.awaitAlarm(), "The key in the settings was wrong");
        log.append(1);
        log.sign();
        witness.awaitCosigned(602);
    }

    /** Publishes something, sees it refused, and acknowledges that. */
    private void assertRefused(String note, String finding) {
        log.publish(note);
        JsonNode alarm = witness.awaitAlarm();
        assertThat(alarm.path("finding").stringValue()).contains(finding);
        acknowledge(alarm, "Somebody tried");
    }

    private void acknowledge(JsonNode alarm, String reason) {
        String path = "/api/v1/witness/alarms/" + alarm.path("id").longValue() + "/acknowledge";
        assertThat(witness.post(path, "{\"by\": \"operator-1\"}").statusCode()).isEqualTo(400);
        assertThat(witness.post(path, "{\"by\": \"operator-1\", \"reason\": \"" + reason + "\"}")
                        .statusCode())
                .isEqualTo(200);
        assertThat(witness.post(path, "{\"by\": \"operator-1\", \"reason\": \"" + reason + "\"}")
                        .statusCode())
                .isEqualTo(404);
    }

    private void assertNothingMoreIsCosigned() {
        Checkpoint last = witness.witness().last(log.name()).orElseThrow().checkpoint();
        log.append(1);
        log.sign();
        witness.awaitRead(log.events().size());
        witness.close();
        witness = start(Map.of());
        witness.awaitRead(log.events().size());
        witness.awaitAlarm();
        assertThat(witness.witness().last(log.name()).orElseThrow().checkpoint())
                .isEqualTo(last);
    }
}
