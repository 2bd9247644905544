package org.duly.proofs;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** An implementation that is not ours, nor of our making, agrees: with what holds and with what does not. */
class SecondOpinionTest {
    private static final int SIZE = 66_000; // so that tiles of three levels are there
    private static final List<Hash> HASHES = Entries.hashes(SIZE);

    @Test
    void goOpensOurNotesAndRefusesAlteredOnes() throws Exception {
        SigningKey key = SigningKey.generate("duly.example/log", SignatureType.ED25519);
        SigningKey witness = SigningKey.generate("witness.example/1", SignatureType.COSIGNATURE_ED25519);
        Checkpoint checkpoint = new Checkpoint("duly.example/log", 7, Hash.ofNothing());
        SignedNote note = SignedNote.of(checkpoint.text(), key).with(witness.cosign(checkpoint, Instant.EPOCH));
        SignedNote altered = new SignedNote(note.text().replace("7", "8"), note.signatures());

        List<String> answers =
                GoOpinion.on(List.of(GoOpinion.note(key.verifier(), note), GoOpinion.note(key.verifier(), altered)));

        assertThat(answers.get(0)).isEqualTo("yes");
        assertThat(answers.get(1)).startsWith("no:");
    }

    @Test
    void goAcceptsOurProofsAndRefusesThoseOfOtherEntries() throws Exception {
        MerkleTree tree = new MerkleTree(Entries.nodes(HASHES));
        List<String> right = new ArrayList<>();
        List<String> wrong = new ArrayList<>();
        for (int size : new int[] {1, 2, 3, 7, 8, 70, 255, 256, 257, 1000}) {
            Hash root = tree.root(size);
            for (int index = 0; index < size; index += 1 + size / 9) {
                List<Hash> proof = tree.inclusionProof(index, size);
                right.add(GoOpinion.inclusion(Entries.entry(index), index, size, proof, root));
                wrong.add(GoOpinion.inclusion(Entries.entry(index + 1), index, size, proof, root));
                if (index > 0) {
                    List<Hash> extension = tree.consistencyProof(index, size);
                    right.add(GoOpinion.consistency(index, tree.root(index), size, root, extension));
                    wrong.add(GoOpinion.consistency(index, tree.root(index), size, tree.root(size - 1), extension));
                }
            }
        }

        assertThat(GoOpinion.on(right)).containsOnly("yes");
        assertThat(GoOpinion.on(wrong)).allMatch(answer -> answer.startsWith("no:"));
    }

    @Test
    void goReadsOurTilesAndSeesAnAlteredOne(@TempDir Path folder) throws Exception {
        NodeSource nodes = new TileNodes(Kept.of(HASHES));
        Hash root = new MerkleTree(nodes).root(SIZE);
        for (Tile tile : Tile.of(SIZE)) {
            Path file = folder.resolve(tile.path());
            Files.createDirectories(file.getParent());
            Files.write(file, tile.hashes(nodes));
        }
        StringBuilder question = new StringBuilder("tiles " + SIZE + " " + root + " " + folder);
        for (int index = 0; index < SIZE; index += 997) {
            question.append(' ').append(index).append(' ').append(GoOpinion.base64(Entries.entry(index)));
        }
        String all = question.toString();

        assertThat(GoOpinion.on(List.of(all))).containsExactly("yes");

        Path altered = folder.resolve(new Tile(0, 132, Tile.FULL).path());
        byte[] bytes = Files.readAllBytes(altered);
        bytes[100] ^= 1;
        Files.write(altered, bytes);

        assertThat(GoOpinion.on(List.of(all)).getFirst()).startsWith("no:");
    }
}
