package org.duly.query.rebuild;

import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Runs a rebuild in the background, one at a time in this instance, and says how it goes. */
public final class RebuildJob {
    private static final Logger LOG = LoggerFactory.getLogger(RebuildJob.class);

    private final OneAtATime one = new OneAtATime();
    private final Rebuild rebuild;
    private final InstantSource clock;
    private volatile Progress progress = new Progress(State.NONE, null, null, Map.of(), null);

    public RebuildJob(Rebuild rebuild, InstantSource clock) {
        this.rebuild = rebuild;
        this.clock = clock;
    }

    /** Where a rebuild is. */
    public enum State {
        /** None was asked of this instance. */
        NONE,
        RUNNING,
        /** The rebuilt models are live. */
        DONE,
        /** The live models are as they were. */
        FAILED
    }

    /**
     * How the last rebuild of this instance goes or went.
     *
     * @param positions how far each log is rebuilt
     * @param problem why it failed
     */
    public record Progress(
            State state,
            @Nullable Instant startedAt,
            @Nullable Instant endedAt,
            Map<String, Long> positions,
            @Nullable String problem) {}

    /** How it goes. */
    public Progress progress() {
        return progress;
    }

    /** Starts one, unless one is running. */
    public boolean start() {
        Instant startedAt = clock.instant();
        return one.start(
                "rebuild",
                () -> progress = new Progress(State.RUNNING, startedAt, null, Map.of(), null),
                () -> run(startedAt));
    }

    private void run(Instant startedAt) {
        try {
            Map<String, Long> positions =
                    rebuild.run(now -> progress = new Progress(State.RUNNING, startedAt, null, now, null));
            progress = new Progress(State.DONE, startedAt, clock.instant(), positions, null);
        } catch (Exception failed) {
            LOG.error("The rebuild failed; the live read models are as they were", failed);
            progress = new Progress(
                    State.FAILED,
                    startedAt,
                    clock.instant(),
                    progress.positions(),
                    String.valueOf(failed.getMessage()));
        }
    }
}
