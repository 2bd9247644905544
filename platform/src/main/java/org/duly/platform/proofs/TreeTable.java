package org.duly.platform.proofs;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import javax.sql.DataSource;
import org.duly.proofs.Hash;
import org.duly.proofs.Tile;

/**
 * The hashes of a tree that never change any more: full tiles of entries, and above them a hash for every full tile below.
 * About 34 bytes an entry. Thread-safe.
 *
 * <p>Two tables in a schema of the service: {@code tile (index, hashes)} and {@code node (level, index, hash)}; level 1
 * is over 256 entries, level 2 over 65,536. Several instances may write the same rows: they can only be equal.
 */
public final class TreeTable {
    private static final int TILES_REMEMBERED = 512;

    private final DataSource database;
    private final String schema;
    private final Cache<Place, byte[]> remembered =
            Caffeine.newBuilder().maximumSize(TILES_REMEMBERED).build();

    /** @param schema the name of a schema that has the two tables; not from outside */
    public TreeTable(DataSource database, String schema) {
        this.database = database;
        this.schema = schema;
    }

    private record Place(int level, long index) {}

    /** A full tile of entries. */
    record FullTile(long index, byte[] hashes) {}

    /** The hash over a full tile: {@code level} says where it stands, one above the tile. */
    record Node(int level, long index, Hash hash) {}

    /** How many full tiles of entries there are. */
    long tiles() {
        return query("SELECT coalesce(max(index) + 1, 0) FROM " + schema + ".tile", select -> {}, row -> {
            row.next();
            return row.getLong(1);
        });
    }

    /**
     * The hashes of a full tile.
     *
     * @return none if there is no such tile, or it is not full
     */
    byte[] full(int level, long index) {
        byte[] known = remembered.getIfPresent(new Place(level, index));
        if (known != null) {
            return known;
        }
        byte[] hashes = level == 0 ? tile(index) : Hash.joined(nodes(level, index));
        if (hashes.length < Tile.FULL * Hash.LENGTH) {
            return new byte[0];
        }
        remembered.put(new Place(level, index), hashes);
        return hashes;
    }

    /** Those of the 256 hashes of a tile above the entries that are there already. */
    List<Hash> nodes(int level, long tile) {
        return query(
                "SELECT hash FROM " + schema + ".node WHERE level = ? AND index >= ? AND index < ? ORDER BY index",
                select -> {
                    select.setInt(1, level);
                    select.setLong(2, tile * Tile.FULL);
                    select.setLong(3, (tile + 1) * Tile.FULL);
                },
                rows -> {
                    List<Hash> hashes = new ArrayList<>();
                    while (rows.next()) {
                        hashes.add(Hash.of(rows.getBytes(1)));
                    }
                    return hashes;
                });
    }

    /** Keeps what became full; what another instance kept already is left as it is. */
    void add(List<FullTile> tiles, List<Node> nodes) {
        try (Connection connection = database.getConnection()) {
            connection.setAutoCommit(false);
            try (PreparedStatement insertTile = connection.prepareStatement(
                            "INSERT INTO " + schema + ".tile (index, hashes) VALUES (?, ?) ON CONFLICT DO NOTHING");
                    PreparedStatement insertNode = connection.prepareStatement("INSERT INTO " + schema
                            + ".node (level, index, hash) VALUES (?, ?, ?) ON CONFLICT DO NOTHING")) {
                for (FullTile tile : tiles) {
                    insertTile.setLong(1, tile.index());
                    insertTile.setBytes(2, tile.hashes());
                    insertTile.addBatch();
                }
                insertTile.executeBatch();
                for (Node node : nodes) {
                    insertNode.setInt(1, node.level());
                    insertNode.setLong(2, node.index());
                    insertNode.setBytes(3, node.hash().bytes());
                    insertNode.addBatch();
                }
                insertNode.executeBatch();
                connection.commit();
            } catch (SQLException | RuntimeException failed) {
                connection.rollback();
                throw failed;
            }
        } catch (SQLException failed) {
            throw new TreeUnavailableException(failed);
        }
    }

    private byte[] tile(long index) {
        return query(
                "SELECT hashes FROM " + schema + ".tile WHERE index = ?",
                select -> select.setLong(1, index),
                row -> row.next() ? row.getBytes(1) : new byte[0]);
    }

    private <T> T query(String sql, Binding binding, Reading<T> reading) {
        try (Connection connection = database.getConnection();
                PreparedStatement select = connection.prepareStatement(sql)) {
            binding.bind(select);
            try (ResultSet rows = select.executeQuery()) {
                return reading.read(rows);
            }
        } catch (SQLException failed) {
            throw new TreeUnavailableException(failed);
        }
    }

    private interface Binding {
        void bind(PreparedStatement statement) throws SQLException;
    }

    private interface Reading<T> {
        T read(ResultSet rows) throws SQLException;
    }
}
