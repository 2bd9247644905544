package org.duly.command.intake;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * An import as it is kept.
 *
 * @param key of all that is kept of its file, in the vault
 * @param uploader opaque id
 * @param commandId of the upload
 * @param fileDigest keyed
 * @param sealedPlan encrypted {@link ImportPlan}; null once nothing is kept of the file
 * @param actor who started it, opaque id; null until somebody does
 * @param problem why it is broken or stopped, or, while it runs, why it was last cut off; or null
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
record ImportRecord(
        UUID id,
        UUID engagementId,
        String source,
        UUID key,
        String uploader,
        String commandId,
        byte[] fileDigest,
        long bytes,
        State state,
        byte @Nullable [] sealedPlan,
        @Nullable String actor,
        @Nullable String actorRole,
        @Nullable String onBehalfOf,
        Counts counts,
        @Nullable String problem,
        Instant uploadedAt,
        @Nullable Instant startedAt,
        @Nullable Instant endedAt) {

    /** Where an import stands. */
    enum State {
        /** The file is here; nothing of it is in the log. */
        UPLOADED,
        /** Rows go into the log, or will again once the service is back. */
        RUNNING,
        /** It failed at one place again and again; what lies above is in the log, and it can be resumed. */
        STOPPED,
        /** Every row was logged, was there already, or failed. */
        FINISHED,
        /** The file could not be read to its end; what lies above is in the log. */
        BROKEN,
        /** Somebody ended it, and nothing is kept of its file. */
        DISCARDED
    }

    /** What became of the rows so far: {@code read = logged + alreadyThere + failed}. */
    record Counts(long read, long logged, long alreadyThere, long failed) {
        static final Counts NONE = new Counts(0, 0, 0, 0);

        Counts plus(long moreLogged, long moreAlreadyThere, long moreFailed) {
            return new Counts(
                    read + moreLogged + moreAlreadyThere + moreFailed,
                    logged + moreLogged,
                    alreadyThere + moreAlreadyThere,
                    failed + moreFailed);
        }
    }
}
