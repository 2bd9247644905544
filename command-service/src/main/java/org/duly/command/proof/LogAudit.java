package org.duly.command.proof;

import java.util.Iterator;
import java.util.List;
import org.duly.command.log.EventLog;
import org.duly.command.log.EventLog.LoggedEvent;
import org.duly.command.proof.Checkpoints.Signed;
import org.duly.platform.proofs.StoredTree;
import org.duly.proofs.Checkpoint;
import org.duly.proofs.GrowingRoot;
import org.duly.proofs.Hash;
import org.duly.proofs.MalformedProofException;
import org.duly.proofs.Tile;
import org.duly.proofs.VerifierKey;
import org.jspecify.annotations.Nullable;

/**
 * Reads the whole log and holds it against its tree and against every checkpoint that was signed. It finds whatever was
 * altered behind the service's back, unless log, tree and checkpoints were all replaced together: that only a witness
 * elsewhere can know.
 */
final class LogAudit {
    private static final int PAGE = 1_000;

    private final EventLog log;
    private final StoredTree tree;
    private final Checkpoints checkpoints;

    LogAudit(EventLog log, StoredTree tree, Checkpoints checkpoints) {
        this.log = log;
        this.tree = tree;
        this.checkpoints = checkpoints;
    }

    /**
     * What an audit found.
     *
     * @param events how many events were read
     * @param checkpoints how many checkpoints hold
     * @param firstDifference the first position that differs from what was signed, or is missing; null if none does
     * @param finding in words
     */
    record Finding(long events, long checkpoints, @Nullable Long firstDifference, String finding) {}

    /**
     * Audits everything up to the head.
     *
     * @param trusted the keys that may have signed the checkpoints
     */
    Finding audit(List<VerifierKey> trusted) {
        GrowingRoot read = new GrowingRoot();
        CheckpointWalk walk = new CheckpointWalk();
        byte[] tile = {};
        List<LoggedEvent> page;
        do {
            page = log.readAfter(read.size() - 1, PAGE);
            for (LoggedEvent event : page) {
                long position = read.size();
                if (event.position() != position) {
                    return new Finding(position, walk.held, position, "Position " + position + " is missing.");
                }
                if (position % Tile.FULL == 0) {
                    tile = tree.hashes(0, position / Tile.FULL);
                }
                Hash entry = Hash.ofEntry(event.bytes());
                if (!isIn(tile, (int) (position % Tile.FULL), entry)) {
                    return new Finding(
                            position, walk.held, position, "Position " + position + " is not what its tree has.");
                }
                read.add(entry);
                Finding broken = walk.compare(read, trusted);
                if (broken != null) {
                    return broken;
                }
            }
        } while (!page.isEmpty());
        Signed beyond = walk.next();
        if (beyond != null) {
            long missing = read.size();
            return new Finding(
                    missing,
                    walk.held,
                    missing,
                    "Position " + missing + " and what followed are gone: "
                            + beyond.checkpoint().size() + " events were signed.");
        }
        return new Finding(read.size(), walk.held, null, "The log is what was signed.");
    }

    private static boolean isIn(byte[] tile, int at, Hash entry) {
        // What the tree does not have yet was appended while this went on.
        return (at + 1) * Hash.LENGTH > tile.length || Hash.in(tile, at).equals(entry);
    }

    /** Walks along the checkpoints as the log is read. */
    private final class CheckpointWalk {
        private Iterator<Signed> page = List.<Signed>of().iterator();
        private @Nullable Signed next;
        private long last;
        long held;

        @Nullable
        Signed next() {
            if (next == null) {
                if (!page.hasNext()) {
                    page = checkpoints.after(last, PAGE).iterator();
                }
                next = page.hasNext() ? page.next() : null;
            }
            return next;
        }

        @Nullable
        Finding compare(GrowingRoot read, List<VerifierKey> trusted) {
            Signed signed = next();
            if (signed == null || signed.checkpoint().size() != read.size()) {
                return null;
            }
            Checkpoint checkpoint = signed.checkpoint();
            if (!isSigned(signed, trusted) || !checkpoint.root().equals(read.root())) {
                return new Finding(
                        read.size(),
                        held,
                        last,
                        "The checkpoint of " + checkpoint.size()
                                + " events does not hold, the one of " + last + " did: something from position " + last
                                + " on was altered, and the tree with it.");
            }
            held++;
            last = checkpoint.size();
            next = null;
            return null;
        }

        private boolean isSigned(Signed signed, List<VerifierKey> trusted) {
            try {
                return !signed.note().signedBy(trusted).isEmpty()
                        && signed.checkpoint().origin().equals(log.name());
            } catch (MalformedProofException forged) {
                return false;
            }
        }
    }
}
