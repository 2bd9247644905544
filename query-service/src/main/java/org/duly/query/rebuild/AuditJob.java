package org.duly.query.rebuild;

import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import org.duly.query.rebuild.Audit.Findings;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Runs an audit in the background, one at a time in this instance, and says how it goes and what it found. */
public final class AuditJob {
    private static final Logger LOG = LoggerFactory.getLogger(AuditJob.class);

    private final OneAtATime one = new OneAtATime();
    private final Audit audit;
    private final InstantSource clock;
    private volatile AuditProgress progress = new AuditProgress(State.NONE, null, null, Map.of(), null, null);

    public AuditJob(Audit audit, InstantSource clock) {
        this.audit = audit;
        this.clock = clock;
    }

    /** Where an audit is. */
    public enum State {
        /** None was asked of this instance. */
        NONE,
        RUNNING,
        /** Every table was compared; the findings say with what result. */
        DONE,
        /** It could not be finished; nothing is known. */
        FAILED
    }

    /**
     * How the last audit of this instance goes or went.
     *
     * @param positions how far each log is rebuilt
     * @param problem why it failed
     * @param findings what it found, once it is done
     */
    public record AuditProgress(
            State state,
            @Nullable Instant startedAt,
            @Nullable Instant endedAt,
            Map<String, Long> positions,
            @Nullable String problem,
            @Nullable Findings findings) {}

    /** How it goes. */
    public AuditProgress progress() {
        return progress;
    }

    /** Starts one, unless one is running. */
    public boolean start() {
        Instant startedAt = clock.instant();
        return one.start(
                "audit",
                () -> progress = new AuditProgress(State.RUNNING, startedAt, null, Map.of(), null, null),
                () -> run(startedAt));
    }

    private void run(Instant startedAt) {
        try {
            Findings findings =
                    audit.run(now -> progress = new AuditProgress(State.RUNNING, startedAt, null, now, null, null));
            if (!findings.equal()) {
                LOG.error("The read models differ from what the topic gives: {}", findings);
            }
            progress = new AuditProgress(State.DONE, startedAt, clock.instant(), findings.positions(), null, findings);
        } catch (Exception failed) {
            LOG.error("The audit could not be finished", failed);
            progress = new AuditProgress(
                    State.FAILED,
                    startedAt,
                    clock.instant(),
                    progress.positions(),
                    String.valueOf(failed.getMessage()),
                    null);
        }
    }
}
