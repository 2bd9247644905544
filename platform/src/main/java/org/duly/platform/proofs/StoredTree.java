package org.duly.platform.proofs;

import java.util.ArrayList;
import java.util.List;
import org.duly.platform.proofs.TreeTable.FullTile;
import org.duly.platform.proofs.TreeTable.Node;
import org.duly.proofs.Hash;
import org.duly.proofs.MerkleTree;
import org.duly.proofs.Tile;
import org.duly.proofs.TileNodes;

/**
 * A log's tree that grows: what is full is in the database, what is not yet full (at most 255 hashes of each level) in
 * memory. After a restart it has only full tiles of entries, and the entries after them are added anew.
 *
 * <p>Thread-safe: one thread adds, any number read.
 */
public final class StoredTree implements TileNodes.TileSource {
    private final TreeTable table;
    /** Of each level, the hashes of its last tile, which is not full. */
    private final List<List<Hash>> tails = new ArrayList<>();

    private long size;

    /** The tree as the database has it. */
    public StoredTree(TreeTable table) {
        this.table = table;
        long full = table.tiles();
        this.size = full * Tile.FULL;
        tails.add(new ArrayList<>());
        for (int level = 1; full > 0; level++) {
            tails.add(new ArrayList<>(table.nodes(level, full / Tile.FULL)));
            full /= Tile.FULL;
        }
    }

    /** How many entries it has. */
    public synchronized long size() {
        return size;
    }

    /**
     * Adds entries by their hashes; what becomes full is kept before this returns.
     *
     * @throws TreeUnavailableException if it could not be kept; then nothing was added
     * @throws DifferentTreeException if another instance kept something else; then nothing was added
     */
    public synchronized void add(List<Hash> entries) {
        List<List<Hash>> grown = new ArrayList<>();
        tails.forEach(tail -> grown.add(new ArrayList<>(tail)));
        List<FullTile> tiles = new ArrayList<>();
        List<Node> nodes = new ArrayList<>();
        long next = size;
        for (Hash entry : entries) {
            grown.getFirst().add(entry);
            next++;
            if (next % Tile.FULL == 0) {
                complete(grown, next / Tile.FULL - 1, tiles, nodes);
            }
        }
        if (!tiles.isEmpty()) {
            table.add(tiles, nodes);
        }
        tails.clear();
        tails.addAll(grown);
        size = next;
    }

    private static void complete(List<List<Hash>> grown, long tile, List<FullTile> tiles, List<Node> nodes) {
        tiles.add(new FullTile(tile, Hash.joined(grown.getFirst())));
        long index = tile;
        for (int level = 0; grown.get(level).size() == Tile.FULL; level++) {
            Hash over = over(grown.get(level));
            grown.set(level, new ArrayList<>());
            if (grown.size() == level + 1) {
                grown.add(new ArrayList<>());
            }
            grown.get(level + 1).add(over);
            nodes.add(new Node(level + 1, index, over));
            index /= Tile.FULL;
        }
    }

    /** The hash of an entry it has. */
    public Hash entry(long index) {
        return nodes().node(0, index);
    }

    /** The hashes of the entries after the last full tile, at most 255: what the database does not have. */
    public synchronized List<Hash> tail() {
        return List.copyOf(tails.getFirst());
    }

    /** Roots and proofs at any size up to {@link #size()}. */
    public MerkleTree merkleTree() {
        return new MerkleTree(nodes());
    }

    /** The hashes over complete subtrees. */
    public TileNodes nodes() {
        return new TileNodes(this);
    }

    @Override
    public byte[] hashes(int level, long index) {
        synchronized (this) {
            if (level >= tails.size()) {
                return new byte[0];
            }
            long full = size >> ((level + 1) * Tile.HEIGHT);
            if (index > full) {
                return new byte[0];
            }
            if (index == full) {
                return Hash.joined(tails.get(level));
            }
        }
        return table.full(level, index);
    }

    private static Hash over(List<Hash> hashes) {
        List<Hash> level = hashes;
        while (level.size() > 1) {
            List<Hash> above = new ArrayList<>(level.size() / 2);
            for (int at = 0; at < level.size(); at += 2) {
                above.add(Hash.ofChildren(level.get(at), level.get(at + 1)));
            }
            level = above;
        }
        return level.getFirst();
    }
}
