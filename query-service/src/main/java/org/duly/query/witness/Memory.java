package org.duly.query.witness;

import java.util.OptionalLong;
import javax.sql.DataSource;
import org.apache.kafka.common.TopicPartition;
import org.duly.platform.proofs.StoredTree;
import org.duly.platform.proofs.TreeTable;
import org.duly.proofs.Checkpoint;
import org.jspecify.annotations.Nullable;

/**
 * What a witness remembers over a restart.
 *
 * @param database where all of it lies
 * @param differences finds out where something departs from it
 */
record Memory(
        DataSource database,
        Progress.Table progress,
        LogKeys keys,
        Cosigned cosigned,
        Alarms alarms,
        FirstDifference differences) {
    /** The name of the schema. */
    static final String SCHEMA = "witness";

    /** The tree of a log as far as it was kept. */
    StoredTree tree(Progress progress) {
        StoredTree tree = new StoredTree(TreeTable.of(progress.log(), database, SCHEMA));
        if (tree.size() + progress.tail().size() == progress.size()) {
            tree.add(progress.tail());
        }
        return tree;
    }

    /** Whether what was kept is no longer what was cosigned, which is an alarm: somebody altered it. */
    boolean isDamaged(Progress progress, StoredTree tree, TopicPartition partition) {
        long kept = tree.size();
        if (kept < progress.size()) {
            raise(progress, kept, "This witness's own tree ends before position " + kept + ", which it had read.");
            return true;
        }
        // Another instance may have read and cosigned more in the meantime.
        Cosigned.Entry last = cosigned.last(progress.log(), kept).orElse(null);
        if (last == null || isOf(tree, last)) {
            return false;
        }
        Checkpoint checkpoint = last.checkpoint();
        OptionalLong first = differences.find(checkpoint, tree, partition);
        raise(
                progress,
                first.isPresent() ? first.getAsLong() : null,
                "What this witness kept is not what it cosigned: the checkpoint of " + checkpoint.size()
                        + " events does not fit its own tree.");
        return true;
    }

    /** Whether this witness cosigned it, and it is of this tree. */
    boolean isOf(StoredTree tree, Cosigned.Entry entry) {
        Checkpoint checkpoint = entry.checkpoint();
        return cosigned.isOurs(entry)
                && checkpoint.size() <= tree.size()
                && tree.merkleTree().root(checkpoint.size()).equals(checkpoint.root());
    }

    private void raise(Progress progress, @Nullable Long position, String finding) {
        alarms.raise(progress.log(), position, position == null ? 0 : position, finding);
    }
}
