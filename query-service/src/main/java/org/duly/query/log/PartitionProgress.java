package org.duly.query.log;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** What this instance knows of a partition it reads. Written by the consumer's thread alone, read by any. */
final class PartitionProgress {
    /** Where the log was when last read from or written to the database; null until then and after losing it. */
    volatile @Nullable Applied applied;

    /** When the last applied event was recorded; null until one was applied here. */
    volatile @Nullable Instant appliedUntil;

    /** Why it stands still; null while it moves. */
    volatile @Nullable Blockage blockage;

    /** Records on the broker that were not read yet; -1 while not known. */
    volatile long lag = -1;
}
