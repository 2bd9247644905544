package org.duly.query.disclosure;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.duly.query.disclosure.DisclosedLog.DECISION;
import static org.duly.query.disclosure.DisclosedLog.MERGER;
import static org.duly.query.disclosure.DisclosedLog.SIGN_OFF;
import static org.duly.query.disclosure.DisclosedLog.event;
import static org.duly.query.disclosure.DisclosedLog.proof;
import static org.duly.query.disclosure.DisclosedLog.unzipped;

import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Map;
import java.util.UUID;
import javax.crypto.AEADBadTagException;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;
import org.duly.platform.vault.FieldCipher;
import org.duly.query.testing.EventFeed.Logged;
import org.duly.testsupport.Verifier;
import org.duly.testsupport.Verifier.Verdict;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Bundles as they are asked for over HTTP, and what the verifier says of them. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class BundleTest {
    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final String ANSWER = "/data/answers/0/text";

    private final Verifier verifier = Verifier.compiled();
    private DisclosedLog log;

    @TempDir
    private Path folder;

    @BeforeAll
    void tell() {
        log = new DisclosedLog();
    }

    @AfterAll
    void stop() {
        log.close();
    }

    private Verdict verified(byte[] bundle, String... options) throws IOException {
        Path file = Files.write(folder.resolve("bundle.zip"), bundle);
        String[] arguments = new String[options.length + 1];
        arguments[0] = file.toString();
        System.arraycopy(options, 0, arguments, 1, options.length);
        return verifier.run(arguments);
    }

    private static JsonNode manifest(Map<String, byte[]> files) {
        return JSON.readTree(files.get("manifest.json"));
    }

    private static String everything(Map<String, byte[]> files) {
        StringBuilder all = new StringBuilder();
        files.forEach((name, content) -> all.append(name).append(new String(content, UTF_8)));
        return all.toString();
    }

    @Test
    void a_decision_comes_with_everything_it_rests_on_and_nothing_else() throws Exception {
        HttpResponse<byte[]> answer = log.ask("DECISION", DECISION, "");
        Map<String, byte[]> files = unzipped(answer.body());
        assertThat(files)
                .containsKeys(event(log.annLogged), event(log.answered), event(log.signedOff), event(log.decided))
                .doesNotContainKey(event(log.bobLogged));
        assertThat(JSON.readTree(files.get(event(log.decided)))
                        .at("/data/title")
                        .asString())
                .isEqualTo("Merge");
        assertThat(new String(files.get("record.html"), UTF_8))
                .contains("<h1>Merge</h1>", "The board agrees to merge.");
        String digest =
                HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(files.get("manifest.json")));
        assertThat(answer.headers().firstValue("Duly-Manifest-SHA256")).contains(digest);

        Verdict verdict = verified(answer.body(), "--manifest", digest);
        assertThat(verdict.said()).contains("is signed by the log test.example/disclosure", "by the witness", "VALID");
        assertThat(verdict.isValid()).as(verdict.said()).isTrue();
    }

    @ParameterizedTest
    @CsvSource({"DECISION, decision/", "SIGN_OFF, sign-off/", "ENGAGEMENT, engagement/", "MERGER, merger/"})
    void whatever_a_bundle_is_about_it_verifies(String kind, String stream) throws Exception {
        UUID id = switch (kind) {
            case "DECISION" -> DECISION;
            case "SIGN_OFF" -> SIGN_OFF;
            case "ENGAGEMENT" -> log.engagement;
            default -> MERGER;
        };
        byte[] bundle = log.bundle(kind, id, "");
        assertThat(new String(unzipped(bundle).get("HOW-TO-CHECK.txt"), UTF_8))
                .contains(stream + id, "java Verify.java bundle.zip")
                .doesNotContain("{", "}");
        assertThat(new String(unzipped(bundle).get("record.html"), UTF_8)).startsWith("<!DOCTYPE html>");
        Verdict verdict = verified(bundle);
        assertThat(verdict.isValid()).as(verdict.said()).isTrue();
    }

    @Test
    void a_bundle_of_an_engagement_is_everything_in_its_scope() {
        Map<String, byte[]> files = unzipped(log.bundle("ENGAGEMENT", log.engagement, ""));
        assertThat(files).containsKeys(event(0), event(log.annLogged), event(log.bobLogged), event(log.decided));
    }

    @Test
    void a_bundle_of_a_merger_has_the_decisions_of_its_parties_and_what_these_rest_on() {
        Map<String, byte[]> files = unzipped(log.bundle("MERGER", MERGER, ""));
        assertThat(files).containsKeys(event(log.resolved), event(log.decided), event(log.signedOff));
        assertThat(new String(files.get("record.html"), UTF_8))
                .contains("<h1>Two become one</h1>", "<h2>Parties</h2>", "<time datetime=\"2019-10-18T");
    }

    @Test
    void the_same_question_about_the_same_past_gives_the_same_bytes() {
        String past = ", \"asOfPosition\": " + log.decided;
        assertThat(log.bundle("DECISION", DECISION, past)).isEqualTo(log.bundle("DECISION", DECISION, past));
    }

    @Test
    void a_bundle_of_the_past_has_nothing_later() throws Exception {
        String before = ", \"asOfPosition\": " + (log.decided - 1);
        assertThat(log.ask("DECISION", DECISION, before).statusCode()).isEqualTo(404);

        byte[] bundle = log.bundle("SIGN_OFF", SIGN_OFF, before);
        assertThat(unzipped(bundle)).containsKey(event(log.signedOff)).doesNotContainKey(event(log.decided));
        assertThat(manifest(unzipped(bundle)).at("/asOf/position").asLong()).isEqualTo(log.decided - 1);
        assertThat(verified(bundle).isValid()).isTrue();

        String recorded = JSON.readTree(
                        unzipped(log.bundle("SIGN_OFF", SIGN_OFF, "")).get(event(log.decided)))
                .get("recordedtime")
                .asString();
        byte[] then = log.bundle("SIGN_OFF", SIGN_OFF, ", \"asOfRecorded\": \"" + recorded + "\"");
        assertThat(manifest(unzipped(then)).at("/asOf/position").asLong()).isEqualTo(log.decided);
        assertThat(manifest(unzipped(then)).at("/asOf/recorded").asString()).isEqualTo(recorded);
    }

    @Test
    void of_a_withheld_event_nothing_is_shown_but_that_it_is_there_and_why() throws Exception {
        byte[] bundle = log.bundle("DECISION", DECISION, """
                , "withheld": [{"position": %d, "exemption": "FOIA 2000 s.42", "reason": "Legal advice"}]""".formatted(log.answered));
        Map<String, byte[]> files = unzipped(bundle);
        assertThat(files).containsKey(proof(log.answered)).doesNotContainKey(event(log.answered));
        assertThat(everything(files)).doesNotContain("Counsel says").contains("FOIA 2000 s.42");
        assertThat(new String(files.get("record.html"), UTF_8))
                .contains("is left out", "FOIA 2000 s.42", "Legal advice")
                .doesNotContain("The board agrees to merge.");

        Verdict verdict = verified(bundle);
        assertThat(verdict.isValid()).as(verdict.said()).isTrue();
        assertThat(verdict.said()).contains("is withheld: FOIA 2000 s.42, Legal advice");
    }

    @Test
    void a_page_that_draws_on_no_response_is_shown_though_a_response_is_withheld() {
        String withheld = """
                , "withheld": [{"position": %d, "exemption": "FOIA 2000 s.40", "reason": "A person"}]""".formatted(log.annLogged);
        assertThat(new String(
                        unzipped(log.bundle("DECISION", DECISION, withheld)).get("record.html"), UTF_8))
                .contains("The board agrees to merge.");
        assertThat(new String(
                        unzipped(log.bundle("ENGAGEMENT", log.engagement, withheld))
                                .get("record.html"),
                        UTF_8))
                .contains("is left out");
    }

    @Test
    void one_field_can_be_opened_and_its_key_is_good_for_nothing_else() throws Exception {
        byte[] bundle = log.bundle("ENGAGEMENT", log.engagement, opened(log.annLogged));
        Map<String, byte[]> files = unzipped(bundle);
        String path = manifest(files).at("/opened/0/path").asString();
        JsonNode opening = JSON.readTree(files.get(path));
        assertThat(opening.get("text").asString()).isEqualTo(DisclosedLog.ANN_SAID);
        files.remove(path);
        assertThat(everything(files)).doesNotContain(DisclosedLog.ANN_SAID, DisclosedLog.BOB_SAID);
        Verdict verdict = verified(bundle);
        assertThat(verdict.isValid()).as(verdict.said()).isTrue();
        assertThat(verdict.said()).contains(path + ": is what " + event(log.annLogged) + " committed to");

        byte[] key = Base64.getDecoder().decode(opening.get("key").asString());
        JsonNode event = JSON.readTree(files.get(event(log.annLogged)));
        String commitment = event.at(ANSWER).get("commitment").asString();
        assertThat(FieldCipher.verifyCommitment(key, DisclosedLog.ANN_SAID, commitment))
                .isTrue();
        assertThat(FieldCipher.verifyCommitment(
                        key, "Ann", event.at("/data/respondentName/commitment").asString()))
                .isFalse();
        JsonNode other = JSON.readTree(files.get(event(log.bobLogged)));
        assertThat(FieldCipher.verifyCommitment(
                        key,
                        DisclosedLog.BOB_SAID,
                        other.at(ANSWER).get("commitment").asString()))
                .isFalse();
        byte[] sealed =
                Base64.getDecoder().decode(event.at(ANSWER).get("ciphertext").asString());
        assertThat(decryptedBy(key, sealed)).isFalse();
    }

    /** AES-GCM under the key as it is, or as the secret of a respondent. */
    private static boolean decryptedBy(byte[] key, byte[] sealed) throws Exception {
        Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
        cipher.init(Cipher.DECRYPT_MODE, new SecretKeySpec(key, "AES"), new GCMParameterSpec(128, sealed, 0, 12));
        try {
            cipher.doFinal(sealed, 12, sealed.length - 12);
            return true;
        } catch (AEADBadTagException notTheKey) {
            return false;
        }
    }

    @Test
    void what_was_erased_is_not_opened_and_everything_else_can_still_be_proven() throws Exception {
        Logged cat = log.feed.response(log.engagement, "Cat", "Cats need no bus");
        long logged = log.feed.position();
        log.feed.erase(log.engagement, cat.respondentId());
        log.awaited();
        HttpResponse<byte[]> refused = log.ask("ENGAGEMENT", log.engagement, opened(logged));
        assertThat(refused.statusCode()).isEqualTo(410);
        assertThat(JSON.readTree(refused.body()).get("type").asString())
                .isEqualTo("urn:duly:problem:respondent-erased");
        byte[] bundle = log.bundle("ENGAGEMENT", log.engagement, "");
        assertThat(unzipped(bundle)).containsKey(event(logged));
        assertThat(verified(bundle).isValid()).isTrue();
    }

    private static String opened(long position) {
        return """
                , "opened": [{"position": %d, "field": "%s", "reason": "Its author asked"}]""".formatted(position, ANSWER);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "'asOfPosition': -1",
                "'asOfPosition': 1, 'asOfRecorded': '2020-01-01T00:00:00Z'",
                "'withheld': [{'position': 9999, 'exemption': 'e', 'reason': 'r'}]",
                "'withheld': [{'position': 0, 'exemption': ' ', 'reason': 'r'}]",
                "'withheld': [{'position': 0, 'exemption': 'e', 'reason': ''}]",
                "'withheld': [{'position': 0, 'exemption': 'e', 'reason': 'r'}, {'position': 0, 'exemption': 'e', 'reason': 'r'}]",
                "'withheld': [{'position': 5, 'exemption': 'e', 'reason': 'r'}], 'opened': [{'position': 5, 'field': '/data/answers/0/text', 'reason': 'r'}]",
                "'opened': [{'position': 0, 'field': '/data/plan/title', 'reason': 'r'}]",
                "'opened': [{'position': 5, 'field': '/data/answers/7/text', 'reason': 'r'}]",
                "'opened': [{'position': 5, 'field': '/data/answers/0', 'reason': 'r'}]",
                "'opened': [{'position': 5, 'field': '/data/answers/0/text', 'reason': ''}]"
            })
    void what_cannot_be_so_is_refused(String more) {
        HttpResponse<byte[]> answer = log.ask("ENGAGEMENT", log.engagement, ", " + more.replace('\'', '"'));
        assertThat(answer.statusCode()).as(new String(answer.body(), UTF_8)).isEqualTo(400);
    }

    @Test
    void there_is_no_bundle_of_nothing() {
        assertThat(log.ask("MERGER", new UUID(0, 0), "").statusCode()).isEqualTo(404);
        assertThat(log.ask("BALLOT", MERGER, "").statusCode()).isEqualTo(400);
    }

    @Test
    void an_outsider_checks_it_in_an_empty_folder_with_a_jdk_alone(@TempDir Path empty) throws IOException {
        Files.write(empty.resolve("bundle.zip"), log.bundle("DECISION", DECISION, ""));
        Verdict verdict = Verifier.launch(empty, "bundle.zip");
        assertThat(verdict.isValid()).as(verdict.said()).isTrue();
    }
}
