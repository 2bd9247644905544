package org.duly.proofs;

import java.util.NoSuchElementException;

/** The nodes of a tree, worked out from its tiles. */
public final class TileNodes implements NodeSource {
    private final TileSource tiles;

    public TileNodes(TileSource tiles) {
        this.tiles = tiles;
    }

    @Override
    public Hash node(int level, long index) {
        int tileLevel = level / Tile.HEIGHT;
        int within = level % Tile.HEIGHT;
        long first = index << within;
        byte[] hashes = tiles.hashes(tileLevel, first >> Tile.HEIGHT);
        int from = (int) (first & (Tile.FULL - 1)) * Hash.LENGTH;
        int to = from + (Hash.LENGTH << within);
        if (hashes.length < to) {
            throw new NoSuchElementException(
                    "The tree does not have all entries under node " + index + " of level " + level);
        }
        return over(hashes, from, to);
    }

    private static Hash over(byte[] hashes, int from, int to) {
        if (to - from == Hash.LENGTH) {
            return Hash.at(hashes, from);
        }
        int middle = (from + to) >>> 1;
        return Hash.ofChildren(over(hashes, from, middle), over(hashes, middle, to));
    }

    /** Where tiles are kept. */
    @FunctionalInterface
    public interface TileSource {
        /** As many hashes of a tile as there are, one after the other; none if there is no such tile yet. */
        byte[] hashes(int level, long index);
    }
}
