package org.duly.query.disclosure;

import java.time.Duration;
import org.duly.platform.web.Problem;
import org.duly.platform.web.ProblemException;
import org.duly.query.QuerySettings;
import org.duly.query.witness.Witness;
import org.duly.query.witness.WitnessedCheckpoint;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;

/** Waits for the checkpoint that a bundle is proven under. */
@Component
class CosignedCheckpoints {
    private static final Duration LOOK_EVERY = Duration.ofMillis(100);

    private final Witness witness;
    private final Duration atMost;

    CosignedCheckpoints(Witness witness, QuerySettings settings) {
        this.witness = witness;
        this.atMost = settings.query().checkpointWait();
    }

    /**
     * The last checkpoint of a log that its witness cosigned, once it covers a position.
     *
     * @throws ProblemException 503 if none did in time
     */
    WitnessedCheckpoint covering(String log, long position) {
        long deadline = System.nanoTime() + atMost.toNanos();
        while (true) {
            WitnessedCheckpoint last = witness.last(log).orElse(null);
            if (last != null && last.checkpoint().size() > position) {
                return last;
            }
            if (System.nanoTime() > deadline || !paused()) {
                throw new ProblemException(Problem.of(
                        HttpStatus.SERVICE_UNAVAILABLE,
                        "no-checkpoint-yet",
                        "Not yet proven",
                        "No cosigned checkpoint of the log " + log + " covers position " + position
                                + " yet. Ask again in some seconds, or about an earlier position."));
            }
        }
    }

    private static boolean paused() {
        try {
            Thread.sleep(LOOK_EVERY);
            return true;
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
