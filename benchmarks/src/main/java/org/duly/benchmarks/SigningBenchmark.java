package org.duly.benchmarks;

import java.sql.SQLException;
import java.util.concurrent.locks.LockSupport;
import org.duly.benchmarks.Load.Outcome;
import org.duly.command.due.Follower;

/**
 * How fast the log takes in {@code -Dappends} (200,000) while a tree follows it and checkpoints are signed, beside the same log
 * without.
 */
final class SigningBenchmark {
    private static final long APPENDS = Long.getLong("appends", 200_000);
    private static final int ROUNDS = Integer.getInteger("rounds", 3);
    private static final int CALLERS = 64;
    private static final String WITH = "with proofs";
    private static final String UNTIL_PROVEN = "with proofs, until the tree has all";
    private static final String WITHOUT = "without proofs";

    private final Servers servers;

    private SigningBenchmark(Servers servers) {
        this.servers = servers;
    }

    static void run() throws Exception {
        Figures rates = new Figures("%,d appends with %d callers".formatted(APPENDS, CALLERS), "events/s");
        Figures behind = new Figures("How far the tree was behind at the last append", "events");
        try (Servers servers = new Servers()) {
            SigningBenchmark benchmark = new SigningBenchmark(servers);
            for (int round = -1; round < ROUNDS; round++) {
                Figures into = round < 0 ? new Figures("", "") : rates;
                Figures left = round < 0 ? new Figures("", "") : behind;
                // Whoever comes second finds a warmer machine.
                if (round % 2 == 0) {
                    benchmark.with(round, into, left);
                    benchmark.without(round, into);
                } else {
                    benchmark.without(round, into);
                    benchmark.with(round, into, left);
                }
            }
        }
        rates.print();
        rates.printRatio(WITH, WITHOUT, "0.95");
        rates.printRatio(UNTIL_PROVEN, WITHOUT, "none set");
        behind.print();
    }

    private void without(int round, Figures into) throws Exception {
        try (ProvenLog proven = emptied()) {
            into.add(WITHOUT, append(proven, "without " + round).perSecond());
        }
    }

    private void with(int round, Figures into, Figures behind) throws Exception {
        try (ProvenLog proven = emptied()) {
            Follower follower = new Follower("benchmark-tree", proven.log, proven.follower());
            follower.start();
            long began = System.nanoTime();
            into.add(WITH, append(proven, "with " + round).perSecond());
            behind.add("events", (double) (APPENDS - proven.tree.size()));
            while (proven.tree.size() < APPENDS) {
                LockSupport.parkNanos(1_000_000);
            }
            into.add(UNTIL_PROVEN, APPENDS / ((System.nanoTime() - began) / 1e9));
            // Idle again, it is not interrupted in the middle of anything.
            while (proven.signed() < APPENDS) {
                LockSupport.parkNanos(10_000_000);
            }
            follower.stop();
        }
    }

    private static Outcome append(ProvenLog proven, String run) throws Exception {
        return Load.run(
                CALLERS, APPENDS, (_, number) -> proven.log.append(Envelopes.append(ProvenLog.NAME, run, number)));
    }

    private ProvenLog emptied() throws SQLException {
        // The first one makes the tables.
        new ProvenLog(servers).close();
        servers.execute("TRUNCATE log.event, proof.tile, proof.node, proof.checkpoint", "CHECKPOINT");
        return new ProvenLog(servers);
    }
}
