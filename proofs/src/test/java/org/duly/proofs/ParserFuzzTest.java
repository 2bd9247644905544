package org.duly.proofs;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.random.RandomGenerator;
import org.duly.testsupport.RandomCases;
import org.junit.jupiter.api.Test;

/** Whatever comes in from outside is what it should be, in its one writing, or refused as malformed; nothing else happens. */
class ParserFuzzTest {
    private static final int CASES = 20_000;
    private static final String ODDITIES = "\n\n— +/=. 0\u0000\r\t\u2028\uD800é9";

    private final SigningKey log = SigningKey.generate("log.example/main", SignatureType.ED25519);
    private final SigningKey witness = SigningKey.generate("witness.example", SignatureType.COSIGNATURE_ED25519);
    private final SigningKey later = SigningKey.generate("later.example", SignatureType.COSIGNATURE_ML_DSA_44);
    private final Checkpoint checkpoint =
            new Checkpoint("log.example/main", 70_000, Hash.ofEntry(new byte[] {1}), List.of("more", "and more"));
    private final SignedNote note = SignedNote.of(checkpoint.text(), log)
            .with(witness.cosign(checkpoint, Instant.ofEpochSecond(1_600_000_000)))
            .with(later.cosign(checkpoint, Instant.ofEpochSecond(1_600_000_001)));
    private final TlogProof proof = new TlogProof(67, List.of(Hash.ofNothing(), Hash.ofEntry(new byte[0])), note);

    @Test
    void aNoteAndItsSignatures() {
        eachIsWhatItSaysOrMalformed(
                note.toString(), text -> SignedNote.parse(text).toString());
        eachIsWhatItSaysOrMalformed(
                note.signatures().getFirst().line(),
                text -> NoteSignature.parse(text).line());
    }

    @Test
    void whoSignedANoteThatWasChanged() {
        List<VerifierKey> keys = List.of(log.verifier(), witness.verifier(), later.verifier());
        RandomCases.tryMany(500, random -> {
            String changed = changed(note.toString(), random);
            try {
                SignedNote parsed = SignedNote.parse(changed);
                boolean sameText = parsed.text().equals(note.text());
                assertThat(parsed.signedBy(keys).isEmpty() || sameText).isTrue();
            } catch (MalformedProofException refused) {
                assertThat(changed).isNotEqualTo(note.toString());
            }
        });
    }

    @Test
    void aNoteInBytes() {
        RandomCases.tryMany(CASES, random -> {
            byte[] bytes = note.toString().getBytes(StandardCharsets.UTF_8);
            for (int changes = random.nextInt(1, 4); changes > 0; changes--) {
                bytes[random.nextInt(bytes.length)] = (byte) random.nextInt();
            }
            try {
                assertThat(SignedNote.parse(bytes).toString().getBytes(StandardCharsets.UTF_8))
                        .isEqualTo(bytes);
            } catch (MalformedProofException refused) {
                assertThat(refused).hasMessageNotContaining("\n");
            }
        });
    }

    @Test
    void aCheckpoint() {
        eachIsWhatItSaysOrMalformed(
                checkpoint.text(), text -> Checkpoint.parse(text).text());
    }

    @Test
    void aProof() {
        eachIsWhatItSaysOrMalformed(proof.toString(), text -> {
            String parsed = TlogProof.parse(text).toString();
            // Extra data, which nothing vouches for, is read over.
            return text.contains("\nextra ") ? text : parsed;
        });
    }

    @Test
    void theKeyOfALogOrAWitness() {
        for (SigningKey key : List.of(log, witness, later)) {
            eachIsWhatItSaysOrMalformed(
                    key.verifier().toString(), text -> VerifierKey.parse(text).toString());
        }
    }

    @Test
    void thePathOfATile() {
        eachIsWhatItSaysOrMalformed(
                "x001/x234/067.p/12", place -> Tile.at("0", place).path().replace("tile/0/", ""));
        eachIsWhatItSaysOrMalformed(
                "12", level -> Integer.toString(Tile.at(level, "067").level()));
    }

    @Test
    void theEntriesUnderATile() {
        RandomCases.tryMany(CASES, random -> {
            List<byte[]> entries = new ArrayList<>();
            for (int left = random.nextInt(6); left > 0; left--) {
                byte[] entry = new byte[random.nextInt(20)];
                random.nextBytes(entry);
                entries.add(entry);
            }
            byte[] bundle = EntryBundle.of(entries);
            if (bundle.length > 0) {
                bundle[random.nextInt(bundle.length)] = (byte) random.nextInt();
            }
            try {
                assertThat(EntryBundle.of(EntryBundle.entriesOf(bundle))).isEqualTo(bundle);
            } catch (MalformedProofException refused) {
                assertThat(refused).hasMessageStartingWith("The bundle ends within entry");
            }
        });
    }

    private static void eachIsWhatItSaysOrMalformed(String genuine, UnaryOperator<String> parsedAndWritten) {
        assertThat(parsedAndWritten.apply(genuine)).isEqualTo(genuine);
        RandomCases.tryMany(CASES, random -> {
            String changed = changed(genuine, random);
            try {
                assertThat(parsedAndWritten.apply(changed)).isEqualTo(changed);
            } catch (MalformedProofException refused) {
                assertThat(changed).isNotEqualTo(genuine);
            }
        });
    }

    /** A few characters put in, left out, doubled or exchanged. */
    private static String changed(String genuine, RandomGenerator random) {
        StringBuilder text = new StringBuilder(genuine);
        for (int changes = random.nextInt(1, 4); changes > 0 && !text.isEmpty(); changes--) {
            int at = random.nextInt(text.length());
            int to = Math.min(text.length(), at + 1 + random.nextInt(random.nextInt(1, 60)));
            switch (random.nextInt(4)) {
                case 0 -> text.insert(at, ODDITIES.charAt(random.nextInt(ODDITIES.length())));
                case 1 -> text.delete(at, to);
                case 2 -> text.insert(at, text.substring(at, to));
                default -> text.setCharAt(at, (char) random.nextInt(' ', 127));
            }
        }
        return text.toString();
    }
}
