package org.duly.command.proof;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.duly.command.due.Follower;
import org.duly.command.log.EventLog;
import org.duly.command.log.EventLog.LoggedEvent;
import org.duly.platform.proofs.StoredTree;
import org.duly.proofs.Hash;

/**
 * Grows the log's tree: leaf <i>i</i> is event <i>i</i>'s exact published bytes. It follows the log in the order of
 * positions and begins at every start with what the tree has.
 */
public final class LogTree implements Follower.Task {
    private static final int PAGE = 1_000;

    private final EventLog log;
    private final StoredTree tree;
    private final CheckpointSigner signer;

    public LogTree(EventLog log, StoredTree tree, CheckpointSigner signer) {
        this.log = log;
        this.tree = tree;
        this.signer = signer;
    }

    @Override
    public Duration follow() {
        List<LoggedEvent> page;
        do {
            long next = tree.size();
            page = log.readAfter(next - 1, PAGE);
            List<Hash> entries = new ArrayList<>(page.size());
            for (LoggedEvent event : page) {
                if (event.position() != next + entries.size()) {
                    throw new IllegalStateException("The log has no position " + (next + entries.size()));
                }
                entries.add(Hash.ofEntry(event.bytes()));
            }
            tree.add(entries);
        } while (page.size() == PAGE);
        signer.verifyNothingIsGone(log.head() + 1, tree.size());
        return signer.signIfDue();
    }
}
