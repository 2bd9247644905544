package org.duly.proofs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import org.duly.testsupport.RandomCases;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class NoteTest {
    /** Key and note of the example in C2SP signed-note. */
    private static final String EXAMPLE_KEY = "example.com/foo+530d903a+AekyeRrm56hApGFkyQR4ZCbV54Id2LKaANYcrnKv3U2k";

    private static final String EXAMPLE_NOTE = """
            This is an example message.

            — example.com/foo Uw2QOkn8srV1yJGh2VYRlL1Tnagv1YEq6TfXppzi2ONncAlTgK7Ztg1ERYNZXsYjOBH3mFXmRKuwHjG1Yu72IneyaQM=
            """;

    private static final Instant AT = Instant.parse("2026-01-14T09:00:00Z");
    private static final Checkpoint CHECKPOINT = new Checkpoint("duly.example/log", 3, Hash.ofNothing());

    @Test
    void theExampleOfTheSpecificationHolds() {
        VerifierKey key = VerifierKey.parse(EXAMPLE_KEY);
        SignedNote note = SignedNote.parse(EXAMPLE_NOTE);

        assertThat(key.toString()).isEqualTo(EXAMPLE_KEY);
        assertThat(note.text()).isEqualTo("This is an example message.\n");
        assertThat(note.signedBy(List.of(key))).containsExactly(key);
        assertThat(note.toString()).isEqualTo(EXAMPLE_NOTE);
    }

    @Test
    void aNoteMayHaveEmptyLinesInItsText() {
        SignedNote note = SignedNote.of("one\n\ntwo\n", key("a", SignatureType.ED25519));

        assertThat(SignedNote.parse(note.toString()).text()).isEqualTo("one\n\ntwo\n");
    }

    @Test
    void aSignatureOfAnUnknownKeyIsPassedOverAndAWrongOneOfAKnownKeyRefused() {
        VerifierKey known = VerifierKey.parse(EXAMPLE_KEY);
        SignedNote altered = SignedNote.parse(EXAMPLE_NOTE.replace("an example", "no example"));

        assertThat(SignedNote.parse(EXAMPLE_NOTE)
                        .signedBy(List.of(
                                key("example.com/foo", SignatureType.ED25519).verifier())))
                .isEmpty();
        assertThatExceptionOfType(MalformedProofException.class)
                .isThrownBy(() -> altered.signedBy(List.of(known)))
                .withMessage("The signature of example.com/foo does not fit the text");
    }

    @ParameterizedTest
    @EnumSource(SignatureType.class)
    void aKeyIsKeptAndReadBackAndVerifiesWhatItSigned(SignatureType type) {
        SigningKey made = key("witness.example/1", type);
        VerifierKey verifier = VerifierKey.parse(made.verifier().toString());
        SigningKey kept = SigningKey.of(verifier, made.encodedSecret());

        NoteSignature signature = type.isCosignature() ? kept.cosign(CHECKPOINT, AT) : kept.sign(CHECKPOINT.text());
        SignedNote note = new SignedNote(CHECKPOINT.text(), List.of(signature));

        assertThat(SignedNote.parse(note.toString()).signedBy(List.of(verifier)))
                .containsExactly(verifier);
        if (type.isCosignature()) {
            assertThat(Cosignatures.timeOf(signature)).isEqualTo(AT);
        }
        SignedNote other =
                new SignedNote(new Checkpoint("duly.example/log", 4, Hash.ofNothing()).text(), List.of(signature));
        assertThatExceptionOfType(MalformedProofException.class).isThrownBy(() -> other.signedBy(List.of(verifier)));
    }

    @Test
    void anotherKeysSecretIsRefused() {
        SigningKey one = key("a", SignatureType.ED25519);
        SigningKey other = key("a", SignatureType.ED25519);

        assertThatExceptionOfType(MalformedProofException.class)
                .isThrownBy(() -> SigningKey.of(one.verifier(), other.encodedSecret()));
    }

    @Test
    void aCheckpointIsWrittenAsTheSpecificationSays() {
        String text = "example.com/behind-the-sofa\n20852163\nCsUYapGGPo4dkMgIAUqom/Xajj7h2fB2MPA3j2jxq2I=\n";

        Checkpoint checkpoint = Checkpoint.parse(text);

        assertThat(checkpoint.origin()).isEqualTo("example.com/behind-the-sofa");
        assertThat(checkpoint.size()).isEqualTo(20_852_163);
        assertThat(checkpoint.text()).isEqualTo(text);
        assertThat(Checkpoint.parse(text + "more\n").extensions()).containsExactly("more");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "a\n1\n",
                "a\n01\nCsUYapGGPo4dkMgIAUqom/Xajj7h2fB2MPA3j2jxq2I=\n",
                "a\n-1\nCsUYapGGPo4dkMgIAUqom/Xajj7h2fB2MPA3j2jxq2I=\n",
                "a\n1\nCsUYapGGPo4dkMgIAUqom/Xajj7h2fB2MPA3j2jxq2I\n",
                "a\n1\nCsUYapGGPo4dkMgIAUqom/Xajj7h2fB2MPA3j2jxq2J=\n",
                "\n1\nCsUYapGGPo4dkMgIAUqom/Xajj7h2fB2MPA3j2jxq2I=\n",
                "a\n1\nCsUYapGGPo4dkMgIAUqom/Xajj7h2fB2MPA3j2jxq2I=\n\n",
                "a\n9999999999999999999\nCsUYapGGPo4dkMgIAUqom/Xajj7h2fB2MPA3j2jxq2I=\n",
                "a\n1\nCsUYapGGPo4dkMgIAUqom/Xajj7h2fB2MPA3j2jxq2I="
            })
    void nothingElseIsACheckpoint(String text) {
        assertThatExceptionOfType(MalformedProofException.class).isThrownBy(() -> Checkpoint.parse(text));
    }

    @Test
    void aProofHoldsOfItsEntryAloneAndForTheKeyOfItsLogAlone() {
        List<Hash> hashes = Entries.hashes(11);
        MerkleTree tree = new MerkleTree(Entries.nodes(hashes));
        SigningKey log = key("duly.example/log", SignatureType.ED25519);
        SigningKey otherLog = key("duly.example/other", SignatureType.ED25519);
        String text = new Checkpoint("duly.example/log", 11, tree.root(11)).text();
        TlogProof proof =
                TlogProof.parse(new TlogProof(6, tree.inclusionProof(6, 11), SignedNote.of(text, log)).toString());
        TlogProof ofOtherLog = new TlogProof(6, tree.inclusionProof(6, 11), SignedNote.of(text, otherLog));

        assertThat(proof.holdsOf(Entries.entry(6), List.of(log.verifier()))).isTrue();
        assertThat(proof.holdsOf(Entries.entry(5), List.of(log.verifier()))).isFalse();
        assertThat(proof.holdsOf(Entries.entry(6), List.of(otherLog.verifier())))
                .isFalse();
        assertThat(ofOtherLog.holdsOf(Entries.entry(6), List.of(otherLog.verifier())))
                .isFalse();
        assertThat(TlogProof.parse(proof.toString().replace("index", "extra AAEC\nindex")))
                .isEqualTo(proof);
    }

    @Test
    void alteredBytesAreRefusedInWordsOrProveNothing() {
        List<Hash> hashes = Entries.hashes(9);
        MerkleTree tree = new MerkleTree(Entries.nodes(hashes));
        SigningKey log = key("duly.example/log", SignatureType.ED25519);
        SigningKey witness = key("witness.example/1", SignatureType.COSIGNATURE_ED25519);
        Checkpoint checkpoint = new Checkpoint("duly.example/log", 9, tree.root(9));
        SignedNote note = SignedNote.of(checkpoint.text(), log).with(witness.cosign(checkpoint, AT));
        String valid = new TlogProof(4, tree.inclusionProof(4, 9), note).toString();
        List<VerifierKey> keys = List.of(log.verifier(), witness.verifier());

        RandomCases.tryMany(5_000, random -> {
            byte[] bytes = valid.getBytes(StandardCharsets.UTF_8);
            int at = random.nextInt(bytes.length);
            byte[] altered;
            if (random.nextBoolean()) {
                altered = bytes;
                altered[at] ^= (byte) (1 << random.nextInt(8));
            } else {
                altered = java.util.Arrays.copyOf(bytes, at);
            }
            try {
                TlogProof proof = TlogProof.parse(new String(altered, StandardCharsets.UTF_8));
                boolean holds = proof.holdsOf(Entries.entry(4), keys)
                        && proof.checkpoint().signedBy(keys).size() == keys.size();
                assertThat(holds).isFalse();
            } catch (MalformedProofException refused) {
                assertThat(refused).hasMessageNotContaining("null");
            }
        });
    }

    private static SigningKey key(String name, SignatureType type) {
        return SigningKey.generate(name, type);
    }
}
