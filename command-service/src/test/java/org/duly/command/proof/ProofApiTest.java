package org.duly.command.proof;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.duly.command.log.EventLog;
import org.duly.command.web.RunningCommandService;
import org.duly.proofs.Checkpoint;
import org.duly.proofs.EntryBundle;
import org.duly.proofs.Hash;
import org.duly.proofs.MerkleProofs;
import org.duly.proofs.SignedNote;
import org.duly.proofs.Tile;
import org.duly.proofs.TlogProof;
import org.duly.proofs.VerifierKey;
import org.duly.testsupport.TestServices;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Proofs as an outsider gets and checks them, over HTTP. */
class ProofApiTest {
    private static final JsonMapper JSON = new JsonMapper();
    private static RunningCommandService service;

    @BeforeAll
    static void startAndRecordSomething() {
        service = RunningCommandService.start();
        for (int programme = 0; programme < 5; programme++) {
            record();
        }
    }

    @AfterAll
    static void stop() {
        service.close();
    }

    @Test
    void everyEventIsProvenToStandInTheLog() {
        SignedNote note = checkpointOf(head() + 1);
        Checkpoint checkpoint = Checkpoint.parse(note.text());

        assertThat(checkpoint.origin()).isEqualTo("duly.example/test");
        assertThat(note.signedBy(keys())).isNotEmpty();
        service.bean(EventLog.class).readAfter(EventLog.NOTHING, 1_000).forEach(event -> {
            TlogProof proof = TlogProof.parse(text("/api/v1/proofs/events/" + event.position()));
            assertThat(proof.index()).isEqualTo(event.position());
            assertThat(proof.holdsOf(event.bytes(), keys())).isTrue();
        });
        assertThat(service.get("/api/v1/proofs/events/" + checkpoint.size()).statusCode())
                .isEqualTo(404);
    }

    @Test
    void oneCheckpointIsProvenToExtendAnother() {
        Checkpoint earlier = Checkpoint.parse(checkpointOf(head() + 1).text());
        record();
        Checkpoint later = Checkpoint.parse(checkpointOf(head() + 1).text());

        JsonNode answer =
                JSON.readTree(text("/api/v1/proofs/consistency?from=" + earlier.size() + "&to=" + later.size()));

        List<Hash> proof = new ArrayList<>();
        answer.required("proof").forEach(hash -> proof.add(Hash.fromBase64(hash.stringValue())));
        assertThat(MerkleProofs.extend(earlier.size(), earlier.root(), later.size(), later.root(), proof))
                .isTrue();
        assertThat(service.get("/api/v1/proofs/consistency?from=" + later.size() + "&to=" + earlier.size())
                        .statusCode())
                .isEqualTo(400);
    }

    @Test
    void hashesAreForEveryoneAndEntriesForReadersOfEvents() {
        long size = Checkpoint.parse(checkpointOf(head() + 1).text()).size();
        Tile tile = new Tile(0, 0, (int) size);

        byte[] hashes = service.get("/tlog/" + tile.path()).body();
        HttpResponse<byte[]> withoutRole = service.get("/tlog/" + tile.entriesPath());
        HttpResponse<byte[]> entries = get("/tlog/" + tile.entriesPath(), "auditor");

        assertThat(withoutRole.statusCode()).isEqualTo(403);
        List<byte[]> read = EntryBundle.entriesOf(entries.body());
        assertThat(Hash.joined(read.stream().map(Hash::ofEntry).toList())).isEqualTo(hashes);
        assertThat(entries.headers().firstValue("Cache-Control"))
                .hasValueSatisfying(cache -> assertThat(cache).contains("immutable"));
        assertThat(service.get("/tlog/tile/0/001").statusCode()).isEqualTo(404);
        assertThat(service.get("/tlog/tile/0/0001").statusCode()).isEqualTo(404);
        assertThat(service.get("/tlog/tile/x/000").statusCode()).isEqualTo(404);
    }

    @Test
    void aRetiredKeyKeepsProvingWhatItSigned() {
        SignedNote before = checkpointOf(head() + 1);
        int keysBefore = keys().size();

        assertThat(service.post("/proofs/keys/rotate", "{}").status()).isEqualTo(200);
        record();
        SignedNote handedOver = checkpointOf(head() + 1);
        record();
        SignedNote after = checkpointOf(head() + 1);

        List<VerifierKey> old = keys().subList(0, keysBefore);
        assertThat(keys()).hasSize(keysBefore + 1);
        assertThat(handedOver.signedBy(old)).hasSize(1);
        assertThat(handedOver.signedBy(List.of(keys().getLast()))).hasSize(1);
        assertThat(Checkpoint.parse(handedOver.text()).namedKey()).hasValue(keys().getLast());
        assertThat(after.signedBy(List.of(keys().getLast()))).hasSize(1);
        assertThat(after.signedBy(old)).isEmpty();
        assertThat(Checkpoint.parse(after.text()).namedKey()).isEmpty();
        assertThat(before.signedBy(keys())).hasSize(1);
    }

    @Test
    void anAuditSaysThatTheLogIsWhatWasSigned() {
        checkpointOf(head() + 1);

        JsonNode finding = JSON.readTree(text("/api/v1/proofs/audit"));

        assertThat(finding.required("finding").stringValue()).isEqualTo("The log is what was signed.");
        assertThat(finding.required("checkpoints").longValue()).isPositive();
    }

    private static void record() {
        assertThat(service.post("/programmes", """
                        {"title": "A programme", "purpose": "To have something recorded", "ownerBodies": ["eastvale"]}
                        """).status()).isEqualTo(201);
    }

    private static long head() {
        return service.bean(EventLog.class).head();
    }

    private static SignedNote checkpointOf(long size) {
        return await().until(
                        () -> service.get("/tlog/checkpoint").statusCode() == 200
                                ? SignedNote.parse(text("/tlog/checkpoint"))
                                : null,
                        note -> note != null && Checkpoint.parse(note.text()).size() >= size);
    }

    private static List<VerifierKey> keys() {
        return text("/tlog/keys").lines().map(VerifierKey::parse).toList();
    }

    private static String text(String path) {
        HttpResponse<byte[]> response = service.get(path);
        assertThat(response.statusCode()).as(path).isEqualTo(200);
        return new String(response.body(), StandardCharsets.UTF_8);
    }

    private static HttpResponse<byte[]> get(String path, String role) {
        try (HttpClient client = HttpClient.newHttpClient()) {
            URI address = service.address().resolve(path);
            return TestServices.send(
                    client,
                    HttpRequest.newBuilder(address).header("Duly-Actor-Role", role),
                    BodyHandlers.ofByteArray());
        }
    }
}
