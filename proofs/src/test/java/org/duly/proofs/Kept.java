package org.duly.proofs;

import java.util.ArrayList;
import java.util.List;

/** Tiles kept in memory, each level made of the one below. */
final class Kept {
    private Kept() {}

    static TileNodes.TileSource of(List<Hash> entries) {
        List<List<Hash>> levels = new ArrayList<>();
        for (List<Hash> level = entries; !level.isEmpty(); level = above(level)) {
            levels.add(level);
        }
        return (level, index) -> {
            List<Hash> hashes = level < levels.size() ? levels.get(level) : List.of();
            int from = (int) Math.min(index * Tile.FULL, hashes.size());
            int to = Math.min(from + Tile.FULL, hashes.size());
            byte[] tile = new byte[(to - from) * Hash.LENGTH];
            for (int at = from; at < to; at++) {
                hashes.get(at).copyTo(tile, (at - from) * Hash.LENGTH);
            }
            return tile;
        };
    }

    private static List<Hash> above(List<Hash> level) {
        List<Hash> above = new ArrayList<>();
        for (int from = 0; from + Tile.FULL <= level.size(); from += Tile.FULL) {
            above.add(Entries.root(level.subList(from, from + Tile.FULL)));
        }
        return above;
    }
}
