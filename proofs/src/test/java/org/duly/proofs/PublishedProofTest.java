package org.duly.proofs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;

/**
 * A proof that none of our programs made, with the cosignatures of witnesses that run other implementations: entry 7271 of
 * the public log {@code markovianprotocol.com/log}, as published on 2026-08-14 and kept, with keys captured from their
 * operators, in {@code github.com/b7n0de/proofbundle} (MIT licence) at commit e69ac5b96d14, under
 * {@code tests/fixtures/anchors/markovian_log/proof_7271}; the two files {@code published.tlog-proof} and
 * {@code published-entry.json} are those bytes, {@code published-keys.txt} is that list without its comments.
 *
 * <p>C2SP itself publishes no vectors for tlog-cosignature and tlog-proof: the examples in the specifications have no keys,
 * or are cut short; and the tests of transparency-dev/formats, FiloSottile/torchwood and sigsum-go verify what they have
 * just signed themselves.
 */
class PublishedProofTest {
    private static final Instant PUBLISHED = Instant.parse("2026-08-14T06:35:02Z");

    private final String published = text("published.tlog-proof");
    private final TlogProof proof = TlogProof.parse(published);
    private final byte[] entry = bytes("published-entry.json");
    private final List<VerifierKey> keys =
            text("published-keys.txt").lines().map(VerifierKey::parse).toList();

    @Test
    void itHoldsOfItsEntry() {
        assertThat(proof.index()).isEqualTo(7_271);
        assertThat(proof.holdsOf(entry, keys)).isTrue();
        assertThat(proof.toString()).isEqualTo(published);
        entry[365] ^= 1;
        assertThat(proof.holdsOf(entry, keys)).isFalse();
    }

    @Test
    void cosignaturesOfSevenOtherWitnessesHold() {
        SignedNote note = proof.checkpoint();

        assertThat(note.signedBy(keys)).containsExactlyInAnyOrderElementsOf(keys);
        Map<SignatureType, Integer> count = new EnumMap<>(SignatureType.class);
        keys.forEach(key -> count.merge(key.type(), 1, Integer::sum));
        assertThat(count)
                .containsEntry(SignatureType.ED25519, 1)
                .containsEntry(SignatureType.COSIGNATURE_ED25519, 5)
                .containsEntry(SignatureType.COSIGNATURE_ML_DSA_44, 2);
        note.signatures().stream()
                .filter(signature -> keys.stream().anyMatch(key -> key.type().isCosignature() && key.made(signature)))
                .forEach(signature ->
                        assertThat(Cosignatures.timeOf(signature)).isBetween(PUBLISHED, PUBLISHED.plusSeconds(2)));
    }

    @Test
    void noneHoldsOfAnotherCheckpoint() {
        SignedNote note = proof.checkpoint();
        for (VerifierKey key : keys) {
            SignedNote other = new SignedNote(note.text().replace("7341", "7342"), note.signatures());
            assertThatExceptionOfType(MalformedProofException.class)
                    .isThrownBy(() -> other.signedBy(List.of(key)))
                    .withMessage("The signature of " + key.name() + " does not fit the text");
        }
    }

    private static String text(String name) {
        return new String(bytes(name), StandardCharsets.UTF_8);
    }

    private static byte[] bytes(String name) {
        try (InputStream file = Objects.requireNonNull(PublishedProofTest.class.getResourceAsStream(name))) {
            return file.readAllBytes();
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }
}
