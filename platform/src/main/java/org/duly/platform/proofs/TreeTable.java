package org.duly.platform.proofs;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import javax.sql.DataSource;
import org.duly.platform.database.Transactions;
import org.duly.proofs.Hash;
import org.duly.proofs.Tile;
import org.jspecify.annotations.Nullable;

/**
 * The hashes of a tree that never change any more: full tiles of entries, and above them a hash for every full tile below.
 * About 34 bytes an entry. Thread-safe.
 *
 * <p>Two tables in a schema of the service: {@code tile (index, hashes)} and {@code node (level, index, hash)}; level 1
 * is over 256 entries, level 2 over 65,536. Where they hold the trees of several logs, a column {@code log} comes first.
 * Several instances may write the same rows, which must be equal.
 */
public final class TreeTable {
    private static final int TILES_REMEMBERED = 512;

    private final DataSource database;
    private final Transactions transactions;
    private final String tile;
    private final String node;
    private final @Nullable String log;
    private final Cache<Place, byte[]> remembered =
            Caffeine.newBuilder().maximumSize(TILES_REMEMBERED).build();

    /**
     * The tree of the one log whose tables these are.
     *
     * @param schema the name of a schema that has the two tables; not from outside
     */
    public TreeTable(DataSource database, String schema) {
        this(database, schema, null);
    }

    /**
     * The tree of one of several logs.
     *
     * @param schema the name of a schema whose two tables have the column {@code log}; not from outside
     */
    public static TreeTable of(String log, DataSource database, String schema) {
        return new TreeTable(database, schema, log);
    }

    private TreeTable(DataSource database, String schema, @Nullable String log) {
        this.database = database;
        this.transactions = new Transactions(database, TreeUnavailableException::new);
        this.tile = schema + ".tile";
        this.node = schema + ".node";
        this.log = log;
    }

    private record Place(int level, long index) {}

    /** A full tile of entries. */
    record FullTile(long index, byte[] hashes) {}

    /** The hash over a full tile: {@code level} says where it stands, one above the tile. */
    record Node(int level, long index, Hash hash) {}

    /** How many full tiles of entries there are. */
    long tiles() {
        return query("SELECT coalesce(max(index) + 1, 0) FROM " + tile + " WHERE " + ofLog("true"), row -> {
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
                "SELECT hash FROM " + node + " WHERE " + ofLog("level = ? AND index >= ? AND index < ? ORDER BY index"),
                rows -> {
                    List<Hash> hashes = new ArrayList<>();
                    while (rows.next()) {
                        hashes.add(Hash.of(rows.getBytes(1)));
                    }
                    return hashes;
                },
                level,
                tile * Tile.FULL,
                (tile + 1) * Tile.FULL);
    }

    /**
     * Keeps what became full; what another instance kept already is left as it is.
     *
     * @throws DifferentTreeException if another instance kept something else; then nothing is kept
     */
    void add(List<FullTile> tiles, List<Node> nodes) {
        String columns = log == null ? "" : "log, ";
        String values = log == null ? "" : "?, ";
        transactions.change(connection -> {
            try (PreparedStatement insertTile = connection.prepareStatement("INSERT INTO " + tile + " (" + columns
                            + "index, hashes) VALUES (" + values + "?, ?) ON CONFLICT DO NOTHING");
                    PreparedStatement insertNode = connection.prepareStatement("INSERT INTO " + node + " (" + columns
                            + "level, index, hash) VALUES (" + values + "?, ?, ?) ON CONFLICT DO NOTHING")) {
                for (FullTile full : tiles) {
                    bind(insertTile, full.index(), full.hashes());
                    insertTile.addBatch();
                }
                int[] keptTiles = insertTile.executeBatch();
                for (Node above : nodes) {
                    bind(insertNode, above.level(), above.index(), above.hash().bytes());
                    insertNode.addBatch();
                }
                int[] keptNodes = insertNode.executeBatch();
                compareTiles(connection, tiles, keptTiles);
                compareNodes(connection, nodes, keptNodes);
            }
        });
    }

    private void compareTiles(Connection connection, List<FullTile> tiles, int[] kept) throws SQLException {
        for (int at = 0; at < kept.length; at++) {
            if (kept[at] == 0) {
                FullTile full = tiles.get(at);
                byte[] there =
                        bytes(connection, "SELECT hashes FROM " + tile + " WHERE " + ofLog("index = ?"), full.index());
                int different = Arrays.mismatch(there, full.hashes());
                if (different >= 0) {
                    throw new DifferentTreeException(full.index() * Tile.FULL + different / Hash.LENGTH);
                }
            }
        }
    }

    private void compareNodes(Connection connection, List<Node> nodes, int[] kept) throws SQLException {
        for (int at = 0; at < kept.length; at++) {
            if (kept[at] == 0) {
                Node above = nodes.get(at);
                byte[] there = bytes(
                        connection,
                        "SELECT hash FROM " + node + " WHERE " + ofLog("level = ? AND index = ?"),
                        above.level(),
                        above.index());
                if (!Arrays.equals(there, above.hash().bytes())) {
                    throw new DifferentTreeException(above.index() << (above.level() * Tile.HEIGHT));
                }
            }
        }
    }

    private byte[] tile(long index) {
        try (Connection connection = database.getConnection()) {
            return bytes(connection, "SELECT hashes FROM " + tile + " WHERE " + ofLog("index = ?"), index);
        } catch (SQLException failed) {
            throw new TreeUnavailableException(failed);
        }
    }

    private byte[] bytes(Connection connection, String sql, Object... values) throws SQLException {
        try (PreparedStatement select = connection.prepareStatement(sql)) {
            bind(select, values);
            try (ResultSet row = select.executeQuery()) {
                return row.next() ? row.getBytes(1) : new byte[0];
            }
        }
    }

    private <T> T query(String sql, Reading<T> reading, Object... values) {
        try (Connection connection = database.getConnection();
                PreparedStatement select = connection.prepareStatement(sql)) {
            bind(select, values);
            try (ResultSet rows = select.executeQuery()) {
                return reading.read(rows);
            }
        } catch (SQLException failed) {
            throw new TreeUnavailableException(failed);
        }
    }

    /** A condition on rows of this log alone. */
    private String ofLog(String condition) {
        return log == null ? condition : "log = ? AND " + condition;
    }

    /** Sets the values of a statement, after the log's name where that is a column. */
    private void bind(PreparedStatement statement, Object... values) throws SQLException {
        int column = 1;
        if (log != null) {
            statement.setString(column++, log);
        }
        for (Object value : values) {
            statement.setObject(column++, value);
        }
    }

    private interface Reading<T> {
        T read(ResultSet rows) throws SQLException;
    }
}
