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

/** Reads audit trails from the archive: the events of one scope, such as an engagement, or of one stream, in log order. */
@Component
public class AuditTrail {
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
                .map(log -> page(jdbc, log, Trail.ofEngagement(engagementId), after, limit)));
    }

    /**
     * A page of any trail.
     *
     * @param log the one log to look in; null if the trail is in one log only
     * @param after the position to go on after, -1 to begin
     * @return empty if nothing was recorded in it
     * @throws ProblemException 400 if the trail is in several logs and none of them is named
     */
    Optional<Page<AuditEntry>> of(Trail trail, @Nullable String log, long after, int limit) {
        return snapshot.read(jdbc -> log(jdbc, trail, log).map(only -> page(jdbc, only, trail, after, limit)));
    }

    /**
     * The log a trail is in.
     *
     * @param log the one log to look in; null if the trail is in one log only
     * @return empty if nothing was recorded in it
     * @throws ProblemException 400 if the trail is in several logs and none of them is named
     */
    public Optional<String> log(Trail trail, @Nullable String log) {
        return snapshot.read(jdbc -> log(jdbc, trail, log));
    }

    private static Optional<String> log(JdbcClient jdbc, Trail trail, @Nullable String log) {
        List<String> logs =
                jdbc.sql("""
                        SELECT log FROM read.applied applied
                        WHERE EXISTS (SELECT 1 FROM read.archive WHERE log = applied.log AND %s = ?)
                        ORDER BY log
                        """.formatted(trail.of().column())).param(trail.name()).query(String.class).stream()
                        .filter(each -> log == null || log.equals(each))
                        .toList();
        if (logs.size() > 1) {
            throw ProblemException.invalidField("log", "Name one of these logs: " + String.join(", ", logs));
        }
        return logs.stream().findFirst();
    }

    private Page<AuditEntry> page(JdbcClient jdbc, String log, Trail trail, long after, int limit) {
        List<AuditEntry> entries = switch (trail.of()) {
            // As a range of the index by scope: the planner would walk the whole archive for a small scope.
            case SCOPE ->
                jdbc.sql("""
                        SELECT position, bytes FROM read.archive
                        WHERE (log, scope, position) > (?, ?, ?)
                          AND (log, scope, position) <= (?, ?, 9223372036854775807)
                        ORDER BY log, scope, position LIMIT ?
                        """)
                        .params(log, trail.name(), after, log, trail.name(), limit + 1)
                        .query((row, _) -> entry(row.getLong("position"), row.getBytes("bytes")))
                        .list();
            case STREAM ->
                jdbc.sql("""
                        SELECT position, bytes FROM read.archive
                        WHERE log = ? AND stream = ? AND position > ? ORDER BY stream_version LIMIT ?
                        """)
                        .params(log, trail.name(), after, limit + 1)
                        .query((row, _) -> entry(row.getLong("position"), row.getBytes("bytes")))
                        .list();
        };
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
