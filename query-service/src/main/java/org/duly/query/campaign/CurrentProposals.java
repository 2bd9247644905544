package org.duly.query.campaign;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.duly.platform.web.Problem;
import org.duly.platform.web.ProblemException;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpStatus;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * The proposals as they are now: worked out when asked for, and kept until something is recorded in the engagement. This
 * instance works out one engagement's at a time, because each takes a processor for seconds; who comes meanwhile waits,
 * bounded. Thread-safe.
 */
@Component
class CurrentProposals {
    private static final Duration LONGEST_WAIT = Duration.ofSeconds(30);
    private static final int ENGAGEMENTS_KEPT = 4;

    private final JdbcClient jdbc;
    private final ProposalDetection detection;
    private final Duration longestWait;
    private final Semaphore worker = new Semaphore(1);
    private final Map<UUID, AsOf> kept = new LinkedHashMap<>(ENGAGEMENTS_KEPT, 0.75f, true);

    @Autowired
    CurrentProposals(JdbcClient jdbc, ProposalDetection detection) {
        this(jdbc, detection, LONGEST_WAIT);
    }

    /** @param longestWait for others' proposals */
    CurrentProposals(JdbcClient jdbc, ProposalDetection detection, Duration longestWait) {
        this.jdbc = jdbc;
        this.detection = detection;
        this.longestWait = longestWait;
    }

    /**
     * Proposals and what they are worked out from.
     *
     * @param position of the last event recorded in the engagement
     */
    record AsOf(String log, long position, Proposals proposals) {}

    /**
     * The proposals of an engagement.
     *
     * @throws ProblemException 404 if there is none; 503 if others' were being worked out for too long
     */
    AsOf of(UUID engagementId) {
        AsOf known = upToDate(engagementId);
        if (known != null) {
            return known;
        }
        try {
            if (!worker.tryAcquire(longestWait.toMillis(), TimeUnit.MILLISECONDS)) {
                throw busy();
            }
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
            throw busy();
        }
        try {
            AsOf meanwhile = upToDate(engagementId);
            return meanwhile != null ? meanwhile : workOut(engagementId);
        } finally {
            worker.release();
        }
    }

    private AsOf workOut(UUID engagementId) {
        // Read before the responses: what is recorded in between makes these proposals out of date, never too new.
        Recorded last = last(engagementId).orElseThrow(() -> missing(engagementId));
        Proposals proposals = detection.of(engagementId).orElseThrow(() -> missing(engagementId));
        AsOf current = new AsOf(last.log(), last.position(), proposals);
        synchronized (kept) {
            kept.put(engagementId, current);
            if (kept.size() > ENGAGEMENTS_KEPT) {
                kept.remove(kept.keySet().iterator().next());
            }
        }
        return current;
    }

    private @Nullable AsOf upToDate(UUID engagementId) {
        AsOf known;
        synchronized (kept) {
            known = kept.get(engagementId);
        }
        return known != null && last(engagementId).equals(Optional.of(new Recorded(known.log(), known.position())))
                ? known
                : null;
    }

    private record Recorded(String log, long position) {}

    private Optional<Recorded> last(UUID engagementId) {
        // As a range of the index by scope: the planner would walk the archive back to a small scope's last event.
        return jdbc.sql("""
                        SELECT e.log, (
                            SELECT a.position FROM read.archive a
                            WHERE (a.log, a.scope, a.position) >= (e.log, :scope, 0)
                                AND (a.log, a.scope, a.position) <= (e.log, :scope, 9223372036854775807)
                            ORDER BY a.log DESC, a.scope DESC, a.position DESC LIMIT 1) AS position
                        FROM read.engagement e WHERE e.id = :id
                        """)
                .param("scope", "engagement/" + engagementId)
                .param("id", engagementId)
                .query((row, _) -> new Recorded(row.getString("log"), row.getLong("position")))
                .optional();
    }

    private static ProblemException missing(UUID engagementId) {
        return ProblemException.notFound("There is no engagement " + engagementId);
    }

    private static ProblemException busy() {
        return new ProblemException(Problem.of(
                HttpStatus.SERVICE_UNAVAILABLE,
                "proposals-under-way",
                "Proposals are being worked out",
                "Those of another engagement, or of this one, are being worked out. Ask again in a minute."));
    }
}
