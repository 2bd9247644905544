package org.duly.proofs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import org.duly.testsupport.RandomCases;
import org.junit.jupiter.api.Test;

class MerkleTreeTest {
    private static final int LARGEST = 70;
    private static final List<Hash> HASHES = Entries.hashes(LARGEST);
    private static final MerkleTree TREE = new MerkleTree(Entries.nodes(HASHES));

    @Test
    void hashesAreThoseOfCertificateTransparency() {
        // Of the test vectors in Google's Certificate Transparency sources.
        assertThat(hex(Hash.ofNothing())).isEqualTo("e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855");
        assertThat(hex(Hash.ofEntry(new byte[0])))
                .isEqualTo("6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d");
        Hash first = Hash.ofEntry(new byte[0]);
        Hash second = Hash.ofEntry(new byte[] {0});
        assertThat(hex(Hash.ofChildren(first, second)))
                .isEqualTo("fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125");
    }

    @Test
    void rootsOfEverySizeAreThoseOfTheDefinition() {
        GrowingRoot growing = new GrowingRoot();
        for (int size = 0; size <= LARGEST; size++) {
            Hash expected = Entries.root(HASHES.subList(0, size));
            assertThat(TREE.root(size)).isEqualTo(expected);
            assertThat(growing.root()).isEqualTo(expected);
            assertThat(growing.size()).isEqualTo(size);
            assertThat(new GrowingRoot(size, Entries.nodes(HASHES)).root()).isEqualTo(expected);
            if (size < LARGEST) {
                growing.add(HASHES.get(size));
            }
        }
    }

    @Test
    void everyEntryIsProvenInEverySizeAndNowhereElse() {
        for (int size = 1; size <= LARGEST; size++) {
            Hash root = TREE.root(size);
            for (int index = 0; index < size; index++) {
                List<Hash> proof = TREE.inclusionProof(index, size);
                Hash entry = HASHES.get(index);
                assertThat(MerkleProofs.includes(entry, index, size, proof, root))
                        .isTrue();
                for (int other = 0; other < size; other++) {
                    assertThat(MerkleProofs.includes(entry, other, size, proof, root))
                            .as("entry %s of %s at %s", index, size, other)
                            .isEqualTo(other == index);
                }
                assertThat(MerkleProofs.includes(entry, size, size, proof, root))
                        .isFalse();
                assertThat(MerkleProofs.includes(entry, -1, size, proof, root)).isFalse();
            }
        }
    }

    @Test
    void everyTreeIsProvenToExtendEveryEarlierOneAndNoOther() {
        for (int size = 0; size <= LARGEST; size++) {
            Hash root = TREE.root(size);
            for (int earlier = 0; earlier <= size; earlier++) {
                List<Hash> proof = TREE.consistencyProof(earlier, size);
                Hash earlierRoot = TREE.root(earlier);
                assertThat(MerkleProofs.extend(earlier, earlierRoot, size, root, proof))
                        .as("%s extends %s", size, earlier)
                        .isTrue();
                assertThat(MerkleProofs.extend(earlier, Hash.ofEntry(new byte[] {1}), size, root, proof))
                        .isFalse();
                assertThat(MerkleProofs.extend(size + 1, earlierRoot, size, root, proof))
                        .isFalse();
            }
        }
    }

    @Test
    void aProofWithAnythingAlteredProvesNothing() {
        RandomCases.tryMany(2_000, random -> {
            int size = random.nextInt(2, LARGEST + 1);
            int index = random.nextInt(size);
            int earlier = random.nextInt(1, size);
            Hash root = TREE.root(size);
            List<Hash> inclusion = new ArrayList<>(TREE.inclusionProof(index, size));
            List<Hash> consistency = new ArrayList<>(TREE.consistencyProof(earlier, size));
            alter(inclusion, random.nextInt(3), random.nextInt(inclusion.size()));
            alter(consistency, random.nextInt(3), random.nextInt(consistency.size()));
            assertThat(MerkleProofs.includes(HASHES.get(index), index, size, inclusion, root))
                    .isFalse();
            assertThat(MerkleProofs.extend(earlier, TREE.root(earlier), size, root, consistency))
                    .isFalse();
        });
    }

    @Test
    void whatIsNotInTheTreeHasNoProof() {
        assertThatThrownBy(() -> TREE.inclusionProof(5, 5)).hasMessage("Entry 5 is not among the first 5");
        assertThatThrownBy(() -> TREE.consistencyProof(6, 5))
                .hasMessage("A tree of 5 entries does not extend one of 6");
    }

    private static void alter(List<Hash> proof, int how, int at) {
        switch (how) {
            case 0 -> proof.remove(at);
            case 1 -> proof.add(at, Hash.ofNothing());
            default -> {
                byte[] bytes = proof.get(at).bytes();
                bytes[at % bytes.length] ^= 1;
                proof.set(at, Hash.of(bytes));
            }
        }
    }

    private static String hex(Hash hash) {
        return HexFormat.of().formatHex(hash.bytes());
    }
}
