package org.duly.proofs;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.duly.testsupport.RandomCases;
import org.duly.testsupport.Verifier;
import org.duly.testsupport.Verifier.Verdict;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The verifier on two checkpoints that somebody kept. */
class VerifierConsistencyTest {
    private static final Verifier VERIFIER = Verifier.compiled();
    private static final List<Hash> ENTRIES = Entries.hashes(300);
    private static final SigningKey LOG = SigningKey.generate("log.example", SignatureType.ED25519);
    private static final SigningKey WITNESS = SigningKey.generate("w.example", SignatureType.COSIGNATURE_ED25519);

    @TempDir
    private Path folder;

    private Verdict verdictOn(SignedNote older, SignedNote newer, List<Hash> proof, SigningKey... trusted)
            throws IOException {
        Files.writeString(folder.resolve("older"), older.toString());
        Files.writeString(folder.resolve("newer"), newer.toString());
        Files.writeString(
                folder.resolve("proof"),
                proof.stream().map(hash -> hash.toBase64() + "\n").collect(Collectors.joining()));
        String[] arguments = new String[4 + 2 * trusted.length];
        arguments[0] = "consistency";
        arguments[1] = folder.resolve("older").toString();
        arguments[2] = folder.resolve("newer").toString();
        arguments[3] = folder.resolve("proof").toString();
        for (int at = 0; at < trusted.length; at++) {
            arguments[4 + 2 * at] = "--key";
            arguments[5 + 2 * at] = trusted[at].verifier().toString();
        }
        return VERIFIER.run(arguments);
    }

    private static SignedNote checkpoint(String log, List<Hash> entries) {
        return SignedNote.of(new Checkpoint(log, entries.size(), Entries.root(entries)).text(), LOG);
    }

    private static SignedNote checkpoint(int size) {
        return checkpoint("log.example", ENTRIES.subList(0, size));
    }

    private static List<Hash> proof(int older, int newer) {
        return new MerkleTree(Entries.nodes(ENTRIES)).consistencyProof(older, newer);
    }

    @Test
    void aCheckpointExtendsEveryEarlierOne() {
        RandomCases.tryMany(100, random -> {
            int newer = random.nextInt(1, ENTRIES.size());
            int older = random.nextInt(1, newer + 1);
            Verdict verdict = verdictOn(checkpoint(older), checkpoint(newer), proof(older, newer), LOG);
            assertThat(verdict.isValid()).as(verdict.said()).isTrue();
        });
    }

    @Test
    void anotherPastIsSeen() {
        RandomCases.tryMany(100, random -> {
            List<Hash> altered = new ArrayList<>(ENTRIES);
            altered.set(random.nextInt(100), Hash.ofEntry(new byte[] {42}));
            Verdict verdict = verdictOn(checkpoint(100), checkpoint("log.example", altered), proof(100, 300), LOG);
            assertThat(verdict.exitCode()).isEqualTo(1);
            assertThat(verdict.said()).contains("does not extend the one of 100: the log shows two different pasts");
        });
    }

    @Test
    void anotherLogIsNotThisOne() throws IOException {
        assertThat(verdictOn(checkpoint(100), checkpoint("other.example", ENTRIES), proof(100, 300))
                        .said())
                .contains("is of another log: other.example, not log.example", "NOT VALID");
    }

    @Test
    void whoSignedIsCheckedByTheKeysThatAreGiven() throws IOException {
        SignedNote older = checkpoint(100);
        SignedNote newer = checkpoint(300);
        Checkpoint seen = Checkpoint.parse(newer.text());
        assertThat(verdictOn(older, newer, proof(100, 300)).said()).contains("Nobody's signature was checked", "VALID");
        SigningKey other = SigningKey.generate("log.example", SignatureType.ED25519);
        assertThat(verdictOn(older, newer, proof(100, 300), other).said())
                .contains("is not signed by a key of the log log.example", "NOT VALID");
        assertThat(verdictOn(older, newer, proof(100, 300), LOG, WITNESS).said())
                .contains("is not cosigned by the witness w.example", "NOT VALID");
        SignedNote cosignedOlder = older.with(WITNESS.cosign(Checkpoint.parse(older.text()), Instant.EPOCH));
        SignedNote cosigned = newer.with(WITNESS.cosign(seen, Instant.parse("2020-01-02T03:04:05Z")));
        Verdict verdict = verdictOn(cosignedOlder, cosigned, proof(100, 300), LOG, WITNESS);
        assertThat(verdict.isValid()).as(verdict.said()).isTrue();
        assertThat(verdict.said()).contains("by the witness w.example at 2020-01-02T03:04:05Z");
        SignedNote forged = new SignedNote(seen.text(), checkpoint(299).signatures());
        assertThat(verdictOn(older, forged, proof(100, 300), LOG).said())
                .contains("has a signature that says it is of log.example and is not", "NOT VALID");
    }
}
