package org.duly.platform.proofs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.zaxxer.hikari.HikariDataSource;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import org.duly.platform.database.TestAccess;
import org.duly.proofs.GrowingRoot;
import org.duly.proofs.Hash;
import org.duly.proofs.MerkleProofs;
import org.duly.proofs.Tile;
import org.duly.testsupport.RandomCases;
import org.duly.testsupport.TestDatabases;
import org.duly.testsupport.TestPostgres;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class StoredTreeTest {
    private static final String SCHEMA = "tree";
    private static HikariDataSource pool;

    @BeforeAll
    static void open() throws SQLException {
        TestDatabases databases = TestPostgres.shared().freshDatabases();
        pool = TestAccess.asOwner(databases, databases.logUrl()).pool("tree", 4);
        execute(
                "CREATE SCHEMA tree; CREATE TABLE tree.tile (index bigint PRIMARY KEY, hashes bytea NOT NULL);"
                        + " CREATE TABLE tree.node (level smallint, index bigint, hash bytea NOT NULL, PRIMARY KEY (level, index))");
    }

    @AfterAll
    static void close() {
        pool.close();
    }

    @Test
    void howeverItGrewAndWasReopenedItIsTheTreeOfItsEntries() {
        RandomCases.tryMany(8, random -> {
            execute("TRUNCATE tree.tile, tree.node");
            GrowingRoot expected = new GrowingRoot();
            List<Hash> roots = new ArrayList<>();
            roots.add(expected.root());
            StoredTree tree = new StoredTree(new TreeTable(pool, SCHEMA));
            int target = random.nextInt(1, 70_000);
            while (tree.size() < target) {
                int more = (int) Math.min(random.nextInt(1, 6_000), target - tree.size());
                List<Hash> entries = new ArrayList<>();
                for (long index = tree.size(); index < tree.size() + more; index++) {
                    entries.add(entry(index));
                    if (expected.size() == index) {
                        expected.add(entry(index));
                        roots.add(expected.root());
                    }
                }
                tree.add(entries);
                if (random.nextInt(4) == 0) {
                    long before = tree.size();
                    tree = new StoredTree(new TreeTable(pool, SCHEMA));
                    assertThat(tree.size()).isEqualTo(before - before % Tile.FULL);
                }
            }
            int size = (int) tree.size();
            int earlier = random.nextInt(size + 1);
            int index = random.nextInt(size);
            assertThat(tree.merkleTree().root(size)).isEqualTo(roots.get(size));
            assertThat(tree.merkleTree().root(earlier)).isEqualTo(roots.get(earlier));
            assertThat(MerkleProofs.includes(
                            entry(index), index, size, tree.merkleTree().inclusionProof(index, size), roots.get(size)))
                    .isTrue();
            assertThat(MerkleProofs.extend(
                            earlier,
                            roots.get(earlier),
                            size,
                            roots.get(size),
                            tree.merkleTree().consistencyProof(earlier, size)))
                    .isTrue();
        });
    }

    @Test
    void severalInstancesGrowTheSameTree() throws SQLException {
        execute("TRUNCATE tree.tile, tree.node");
        StoredTree one = new StoredTree(new TreeTable(pool, SCHEMA));
        StoredTree other = new StoredTree(new TreeTable(pool, SCHEMA));
        List<Hash> entries = new ArrayList<>();
        for (int index = 0; index < 1_000; index++) {
            entries.add(entry(index));
        }

        one.add(entries);
        other.add(entries.subList(0, 300));
        other.add(entries.subList(300, 1_000));

        assertThat(other.merkleTree().root(1_000)).isEqualTo(one.merkleTree().root(1_000));
        assertThat(new StoredTree(new TreeTable(pool, SCHEMA)).size()).isEqualTo(768);
    }

    @Test
    void anInstanceThatWasShownAnotherPastIsToldWhereItBegins() throws SQLException {
        execute("TRUNCATE tree.tile, tree.node");
        List<Hash> entries = new ArrayList<>();
        for (int index = 0; index < 600; index++) {
            entries.add(entry(index));
        }
        StoredTree one = new StoredTree(new TreeTable(pool, SCHEMA));
        StoredTree other = new StoredTree(new TreeTable(pool, SCHEMA));
        one.add(entries);
        entries.set(300, entry(-1));

        assertThatExceptionOfType(DifferentTreeException.class)
                .isThrownBy(() -> other.add(entries))
                .satisfies(different -> assertThat(different.position()).isEqualTo(300));
        assertThat(other.size()).isZero();
    }

    @Test
    void treesOfSeveralLogsLieBesideEachOther() throws SQLException {
        execute(
                "CREATE SCHEMA trees; CREATE TABLE trees.tile (log text, index bigint, hashes bytea, PRIMARY KEY (log, index));"
                        + " CREATE TABLE trees.node (log text, level smallint, index bigint, hash bytea, PRIMARY KEY (log, level, index))");
        List<Hash> entries = new ArrayList<>();
        for (int index = 0; index < 600; index++) {
            entries.add(entry(index));
        }
        StoredTree one = new StoredTree(TreeTable.of("one", pool, "trees"));
        StoredTree other = new StoredTree(TreeTable.of("other", pool, "trees"));
        one.add(entries);
        entries.set(300, entry(-1));
        other.add(entries);

        StoredTree reopened = new StoredTree(TreeTable.of("one", pool, "trees"));
        assertThat(reopened.size()).isEqualTo(512);
        assertThat(reopened.merkleTree().root(512)).isEqualTo(one.merkleTree().root(512));
        assertThat(other.merkleTree().root(512)).isNotEqualTo(one.merkleTree().root(512));
        assertThat(other.entry(300)).isEqualTo(entry(-1));
        assertThat(one.tail()).isEqualTo(entries.subList(512, 600));
    }

    private static Hash entry(long index) {
        return Hash.ofEntry(Long.toString(index).getBytes(StandardCharsets.UTF_8));
    }

    private static void execute(String sql) throws SQLException {
        try (Connection connection = pool.getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
