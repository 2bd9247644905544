package org.duly.query.audit;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.duly.events.EventCodec;
import org.duly.events.EventEnvelope;
import org.duly.platform.web.ProblemException;
import org.duly.query.database.Snapshot;
import org.duly.query.web.Cursor;
import org.duly.query.web.Page;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Reads audit trails from the archive: the events of one scope, such as an engagement, in log order. */
@Component
class AuditTrail {
    private final Snapshot snapshot;
    private final EventCodec codec = new EventCodec();

    AuditTrail(Snapshot snapshot) {
        this.snapshot = snapshot;
    }

    /**
     * A page of the trail of an engagement and of everything in its scope.
     *
     * @param after the position to go on after, -1 to begin
     * @return empty if there is no such engagement
     */
    Optional<Page<AuditEntry>> ofEngagement(UUID engagementId, long after, int limit) {
        return snapshot.read(jdbc -> jdbc.sql("SELECT log FROM read.engagement WHERE id = ?")
                .param(engagementId)
                .query(String.class)
                .optional()
                .map(log -> page(jdbc, log, "engagement/" + engagementId, after, limit)));
    }

    /**
     * A page of the trail of any scope.
     *
     * @param scope as it stands in the events: {@code body/<id>}
     * @param log the one log to look in; null if the scope is in one log only
     * @param after the position to go on after, -1 to begin
     * @return empty if nothing was recorded in it
     * @throws ProblemException 400 if the scope is in several logs and none of them is named
     */
    Optional<Page<AuditEntry>> ofScope(String scope, @Nullable String log, long after, int limit) {
        return snapshot.read(jdbc -> {
            List<String> logs = jdbc.sql("""
                            SELECT log FROM read.applied applied
                            WHERE EXISTS (SELECT 1 FROM read.archive WHERE log = applied.log AND scope = ?)
                            ORDER BY log
                            """).param(scope).query(String.class).stream()
                    .filter(each -> log == null || log.equals(each))
                    .toList();
            if (logs.size() > 1) {
                throw ProblemException.invalidField("log", "Name one of these logs: " + String.join(", ", logs));
            }
            return logs.stream().findFirst().map(only -> page(jdbc, only, scope, after, limit));
        });
    }

    private Page<AuditEntry> page(JdbcClient jdbc, String log, String scope, long after, int limit) {
        // As a range of the index by scope: the planner would walk the whole archive for a small scope.
        List<AuditEntry> entries = jdbc.sql("""
                        SELECT position, bytes FROM read.archive
                        WHERE (log, scope, position) > (?, ?, ?)
                          AND (log, scope, position) <= (?, ?, 9223372036854775807)
                        ORDER BY log, scope, position LIMIT ?
                        """)
                .params(log, scope, after, log, scope, limit + 1)
                .query((row, _) -> entry(row.getLong("position"), row.getBytes("bytes")))
                .list();
        return Page.of(entries, limit, last -> Cursor.after(last.position()));
    }

    private AuditEntry entry(long position, byte[] bytes) {
        EventEnvelope event = codec.decode(bytes);
        return new AuditEntry(
                position,
                event.id(),
                event.stream(),
                event.streamVersion(),
                event.type(),
                event.time(),
                event.recordedTime(),
                event.actor(),
                event.actorRole(),
                event.onBehalfOf(),
                event.causationId(),
                new String(bytes, StandardCharsets.UTF_8));
    }
}
