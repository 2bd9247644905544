package org.duly.benchmarks;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.SplittableRandom;
import org.HdrHistogram.Histogram;
import org.duly.command.log.EventLog.LoggedEvent;
import org.duly.command.log.PostgresEventLog;
import org.duly.platform.proofs.StoredTree;
import org.duly.proofs.Hash;
import org.duly.proofs.MerkleTree;
import org.duly.proofs.SignedNote;
import org.duly.proofs.TlogProof;

/**
 * The tree over a log of {@code -Devents} (1,000,000): how fast it grows from the log, beside reading the same events and beside
 * hashing the same bytes; what it takes on disk; and how long a proof takes.
 */
final class ProofBenchmark {
    private static final long EVENTS = Long.getLong("events", 1_000_000);
    private static final int ROUNDS = Integer.getInteger("rounds", 3);
    private static final int QUESTIONS = Integer.getInteger("questions", 2_000);
    private static final int CALLERS = 64;
    private static final int PAGE = 1_000;
    private static final int HASHED = 100_000;

    private final Servers servers;
    private final SplittableRandom random = new SplittableRandom(42);

    private ProofBenchmark(Servers servers) {
        this.servers = servers;
    }

    static void run() throws Exception {
        try (Servers servers = new Servers()) {
            ProofBenchmark benchmark = new ProofBenchmark(servers);
            try (ProvenLog proven = new ProvenLog(servers)) {
                Load.run(
                        CALLERS,
                        EVENTS,
                        (_, number) -> proven.log.append(Envelopes.append(ProvenLog.NAME, "fill", number)));
            }
            benchmark.growth();
            benchmark.bytes();
            System.out.printf(
                    Locale.ROOT,
                    "%n### Inclusion proofs out of %,d events, at random positions%n%n"
                            + "| | p50 (ms) | p95 (ms) | max (ms) |%n| --- | ---: | ---: | ---: |%n",
                    EVENTS);
            try (ProvenLog proven = new ProvenLog(servers)) {
                benchmark.proofs("while the service runs", proven, false);
                benchmark.proofs("nothing remembered by the service", proven, true);
            }
            servers.restart();
            try (ProvenLog proven = new ProvenLog(servers)) {
                benchmark.proofs("the same, PostgreSQL just started", proven, true);
            }
        }
    }

    private void growth() throws Exception {
        Figures figures = new Figures("The tree of a log of %,d events grows".formatted(EVENTS), "events/s");
        for (int round = -1; round < ROUNDS; round++) {
            servers.execute("TRUNCATE proof.tile, proof.node, proof.checkpoint", "CHECKPOINT");
            Figures into = round < 0 ? new Figures("", "") : figures;
            try (ProvenLog proven = new ProvenLog(servers)) {
                List<byte[]> some = new ArrayList<>(HASHED);
                into.add("reading the log", read(proven.log, some));
                into.add("SHA-256 of the same bytes", hash(some));
                long began = System.nanoTime();
                proven.follower().follow();
                into.add("the tree, signed", perSecond(proven.tree.size(), began));
                if (proven.tree.size() != EVENTS) {
                    throw new IllegalStateException("The tree has " + proven.tree.size() + " entries");
                }
            }
        }
        figures.print();
        figures.printRatio("the tree, signed", "reading the log", "none set");
        figures.printRatio("the tree, signed", "SHA-256 of the same bytes", "none set");
    }

    private static double read(PostgresEventLog log, List<byte[]> some) {
        long began = System.nanoTime();
        long position = -1;
        List<LoggedEvent> page;
        do {
            page = log.readAfter(position, PAGE);
            for (LoggedEvent event : page) {
                position = event.position();
                if (some.size() < HASHED) {
                    some.add(event.bytes());
                }
            }
        } while (page.size() == PAGE);
        return perSecond(position + 1, began);
    }

    private static double hash(List<byte[]> events) throws NoSuchAlgorithmException {
        MessageDigest digest = MessageDigest.getInstance("SHA-256");
        long hashed = 0;
        long began = System.nanoTime();
        while (hashed < EVENTS) {
            for (byte[] event : events) {
                digest.digest(event);
            }
            hashed += events.size();
        }
        return perSecond(hashed, began);
    }

    private void bytes() throws SQLException {
        try (Connection connection = servers.superuser("duly_log");
                Statement statement = connection.createStatement()) {
            statement.execute("VACUUM ANALYZE proof.tile, proof.node");
            try (ResultSet row = statement.executeQuery("SELECT pg_total_relation_size('proof.tile') AS tiles,"
                    + " pg_total_relation_size('proof.node') AS nodes, pg_total_relation_size('log.event') AS log")) {
                row.next();
                System.out.printf(
                        Locale.ROOT,
                        "%nOn disk, tables with their indexes: %.1f bytes of tree an event (aim under 70): %.1f of tiles,"
                                + " %.2f of nodes; the log itself has %,.0f%n",
                        (row.getLong("tiles") + row.getLong("nodes")) / (double) EVENTS,
                        row.getLong("tiles") / (double) EVENTS,
                        row.getLong("nodes") / (double) EVENTS,
                        row.getLong("log") / (double) EVENTS);
            }
        }
    }

    /** As the service does it once it has the checkpoint: the path, and the proof as it is handed out. */
    private void proofs(String name, ProvenLog proven, boolean forgetting) {
        proven.follower().follow();
        SignedNote checkpoint = proven.checkpoints
                .last()
                .orElseThrow(() -> new IllegalStateException("Nothing was signed"))
                .note();
        List<Hash> missing = proven.notStored();
        Histogram latencies = new Histogram(3);
        int warmUp = forgetting ? 0 : QUESTIONS;
        for (int asked = -warmUp; asked < QUESTIONS; asked++) {
            StoredTree tree = proven.tree;
            if (forgetting) {
                tree = proven.treeAsStored();
                tree.add(missing);
            }
            MerkleTree merkle = tree.merkleTree();
            long position = random.nextLong(EVENTS);
            long began = System.nanoTime();
            String proof = new TlogProof(position, merkle.inclusionProof(position, EVENTS), checkpoint).toString();
            if (asked >= 0 && !proof.isEmpty()) {
                latencies.recordValue((System.nanoTime() - began) / 1_000);
            }
        }
        System.out.printf(
                Locale.ROOT,
                "| %s | %.2f | %.2f | %.2f |%n",
                name,
                latencies.getValueAtPercentile(50) / 1e3,
                latencies.getValueAtPercentile(95) / 1e3,
                latencies.getMaxValue() / 1e3);
    }

    private static double perSecond(long events, long began) {
        return events / ((System.nanoTime() - began) / 1e9);
    }
}
