package org.duly.proofs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.duly.testsupport.RandomCases;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TileTest {
    @Test
    void aTreeOfSeventyThousandHasTheTilesThatTheSpecificationSays() {
        List<Tile> tiles = Tile.of(70_000);

        assertThat(tiles.stream().filter(tile -> tile.level() == 0 && tile.isFull()))
                .hasSize(273);
        assertThat(tiles.stream().filter(tile -> !tile.isFull()))
                .containsExactly(new Tile(0, 273, 112), new Tile(1, 1, 17), new Tile(2, 0, 1));
        assertThat(tiles.stream().filter(tile -> tile.level() > 0 && tile.isFull()))
                .containsExactly(new Tile(1, 0, 256));
        assertThat(Tile.of(256)).containsExactly(new Tile(0, 0, 256), new Tile(1, 0, 1));
        assertThat(Tile.of(0)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "0, 1234067, 256, tile/0/x001/x234/067",
        "1, 0, 17, tile/1/000.p/17",
        "63, 999, 1, tile/63/999.p/1",
        "2, 1000, 255, tile/2/x001/000.p/255"
    })
    void aTileIsPublishedUnderItsPath(int level, long index, int width, String path) {
        Tile tile = new Tile(level, index, width);

        assertThat(tile.path()).isEqualTo(path);
        assertThat(Tile.at(Integer.toString(level), path.split("/", 3)[2])).isEqualTo(tile);
    }

    @ParameterizedTest
    @CsvSource({
        "0, 67", "0, 0067", "0, x067", "0, x000/067", "0, 001/067", "0, 067.p/256", "0, 067.p/0", "0, 067.p/01",
        "0, 067.p/", "0, 067.p/1.p/1", "64, 067", "00, 067", "-1, 067", "0, ../067", "0, ''",
                "0, x999/x999/x999/x999/x999/x999/x999/999"
    })
    void nothingElseIsATile(String level, String place) {
        assertThatExceptionOfType(MalformedProofException.class).isThrownBy(() -> Tile.at(level, place));
    }

    @Test
    void tilesPublishedStepByStepAreTheTilesOfTheWholeAndHoldItsNodes() {
        RandomCases.tryMany(20, random -> {
            int size = random.nextInt(1, 1_500);
            List<Hash> hashes = Entries.hashes(size);
            NodeSource nodes = Entries.nodes(hashes);
            Map<Long, byte[]> kept = new HashMap<>();
            Set<Tile> published = new HashSet<>();
            long earlier = 0;
            while (earlier < size) {
                long next = Math.min(size, earlier + random.nextInt(1, 400));
                for (Tile tile : Tile.since(earlier, next)) {
                    assertThat(published.add(tile)).as("%s is new", tile).isTrue();
                    assertThat(tile.isIn(next)).isTrue();
                    assertThat(tile.isIn(earlier)).isFalse();
                    kept.put(key(tile.level(), tile.index()), tile.hashes(nodes));
                }
                earlier = next;
            }
            assertThat(published).containsAll(Tile.of(size));
            MerkleTree fromTiles =
                    new MerkleTree(new TileNodes((level, index) -> kept.getOrDefault(key(level, index), new byte[0])));
            assertThat(fromTiles.root(size)).isEqualTo(Entries.root(hashes));
            int index = random.nextInt(size);
            assertThat(fromTiles.inclusionProof(index, size))
                    .isEqualTo(new MerkleTree(nodes).inclusionProof(index, size));
        });
    }

    @Test
    void aBundleHoldsTheEntriesUnderATile() {
        List<byte[]> entries = List.of(Entries.entry(0), new byte[0], new byte[EntryBundle.LONGEST_ENTRY]);

        byte[] bundle = EntryBundle.of(entries);

        assertThat(EntryBundle.entriesOf(bundle)).containsExactlyElementsOf(entries);
        assertThat(bundle[1]).isEqualTo((byte) "entry 0".length());
    }

    @Test
    void aBundleThatEndsWithinAnEntryIsNone() {
        byte[] bundle = EntryBundle.of(List.of(Entries.entry(0)));
        for (int length = 1; length < bundle.length; length++) {
            byte[] cut = java.util.Arrays.copyOf(bundle, length);
            assertThatExceptionOfType(MalformedProofException.class).isThrownBy(() -> EntryBundle.entriesOf(cut));
        }
        List<byte[]> tooMany = new ArrayList<>();
        for (int entry = 0; entry <= Tile.FULL; entry++) {
            tooMany.add(Entries.entry(entry));
        }
        assertThatExceptionOfType(MalformedProofException.class)
                .isThrownBy(() -> EntryBundle.entriesOf(EntryBundle.of(tooMany)));
    }

    private static long key(int level, long index) {
        return index << 6 | level;
    }
}
