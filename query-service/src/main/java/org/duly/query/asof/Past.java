package org.duly.query.asof;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.InstantSource;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.duly.events.EventCodec;
import org.duly.platform.web.Problem;
import org.duly.platform.web.ProblemException;
import org.duly.query.log.PlacedEvent;
import org.springframework.http.HttpStatus;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.core.simple.JdbcClient.StatementSpec;
import org.springframework.stereotype.Component;

/**
 * Reads the past from the archive. A fold over {@link #events} of a short stream is its state as of the cut; what would
 * take too many events, such as the counts of a million responses, keeps a history of its own beside its table.
 *
 * <p>Every method reads in the caller's transaction, so that everything agrees.
 */
@Component
public class Past {
    private final EventCodec codec = new EventCodec();
    private final InstantSource queryClock;

    public Past(InstantSource queryClock) {
        this.queryClock = queryClock;
    }

    /**
     * Finds the part of a log that a question is about.
     *
     * @throws ProblemException 503 if the log is not applied that far, 400 if the time is still to come
     */
    public Cut cut(JdbcClient jdbc, String log, AsOf asOf) {
        long applied = applied(jdbc, log);
        return switch (asOf) {
            case AsOf.Position(long position) -> {
                if (position > applied) {
                    throw new ProblemException(Problem.of(
                            HttpStatus.SERVICE_UNAVAILABLE,
                            "not-applied-yet",
                            "Not applied yet",
                            "The log " + log + " is applied up to position " + applied
                                    + ". Ask again shortly, or give readAfter to wait for it.",
                            "asOfPosition"));
                }
                yield new Cut(log, Cut.Clock.RECORDED, position, recordedAt(jdbc, log, position));
            }
            case AsOf.Recorded(Instant time) -> {
                requireNotToCome("asOfRecorded", time);
                yield new Cut(log, Cut.Clock.RECORDED, lastRecorded(jdbc, log, applied, time), time);
            }
            case AsOf.Occurred(Instant time) -> {
                requireNotToCome("asOfOccurred", time);
                yield new Cut(log, Cut.Clock.OCCURRED, applied, time);
            }
        };
    }

    /** All of a log that is applied, as the past that is not over yet. */
    public Cut now(JdbcClient jdbc, String log, Instant now) {
        return new Cut(log, Cut.Clock.RECORDED, applied(jdbc, log), now);
    }

    /**
     * The events of a stream that are in the cut, in their order. Costs the events of the stream up to there. Their
     * {@code offset} is -1: the archive does not know it.
     */
    public List<PlacedEvent> events(JdbcClient jdbc, Cut cut, String stream) {
        List<PlacedEvent> events = jdbc.sql("""
                        SELECT position, bytes FROM read.archive
                        WHERE log = ? AND stream = ? AND position <= ? ORDER BY stream_version
                        """)
                .params(cut.log(), stream, cut.position())
                .query((row, _) -> event(row))
                .list();
        return inTheCut(cut, events);
    }

    /**
     * The events in the cut of every consideration of an engagement, those of each in their order. Costs these events: they
     * have an index of their own.
     */
    public List<List<PlacedEvent>> considerations(JdbcClient jdbc, Cut cut, UUID engagementId) {
        return byStream(cut, jdbc.sql("""
                        SELECT position, bytes FROM read.archive
                        WHERE log = ? AND scope = ? AND stream LIKE 'consideration/%' AND position <= ?
                        ORDER BY stream, stream_version
                        """).params(cut.log(), "engagement/" + engagementId, cut.position()));
    }

    /** The events in the cut of some streams, those of each in their order; streams without any are left out. */
    public List<List<PlacedEvent>> events(JdbcClient jdbc, Cut cut, Collection<String> streams) {
        return byStream(cut, jdbc.sql("""
                        SELECT position, bytes FROM read.archive
                        WHERE log = ? AND stream = ANY (?) AND position <= ? ORDER BY stream, stream_version
                        """).params(cut.log(), streams.toArray(String[]::new), cut.position()));
    }

    private List<List<PlacedEvent>> byStream(Cut cut, StatementSpec query) {
        Map<String, List<PlacedEvent>> streams = query.query((row, _) -> event(row)).list().stream()
                .collect(Collectors.groupingBy(
                        event -> event.envelope().stream(), LinkedHashMap::new, Collectors.toList()));
        return streams.values().stream()
                .map(events -> inTheCut(cut, events))
                .filter(events -> !events.isEmpty())
                .toList();
    }

    private static List<PlacedEvent> inTheCut(Cut cut, List<PlacedEvent> stream) {
        return switch (cut.clock()) {
            case RECORDED -> stream;
            case OCCURRED ->
                stream.stream()
                        .takeWhile(event -> !event.envelope().time().isAfter(cut.time()))
                        .toList();
        };
    }

    private static long applied(JdbcClient jdbc, String log) {
        return jdbc.sql("SELECT position FROM read.applied WHERE log = ?")
                .param(log)
                .query(Long.class)
                .single();
    }

    private PlacedEvent event(ResultSet row) throws SQLException {
        byte[] bytes = row.getBytes("bytes");
        return new PlacedEvent(row.getLong("position"), -1, codec.decode(bytes), bytes);
    }

    private void requireNotToCome(String field, Instant time) {
        Instant now = queryClock.instant();
        if (time.isAfter(now)) {
            throw ProblemException.invalidField(field, "This is still to come: it is " + now);
        }
    }

    /** Recorded times never go back from one position to the next, so halving finds the last one; -1 if there is none. */
    private static long lastRecorded(JdbcClient jdbc, String log, long applied, Instant time) {
        long before = -1;
        long after = applied + 1;
        while (after - before > 1) {
            long middle = before + (after - before) / 2;
            if (recordedAt(jdbc, log, middle).isAfter(time)) {
                after = middle;
            } else {
                before = middle;
            }
        }
        return before;
    }

    private static Instant recordedAt(JdbcClient jdbc, String log, long position) {
        Optional<OffsetDateTime> found = jdbc.sql("SELECT recorded_at FROM read.archive WHERE log = ? AND position = ?")
                .params(log, position)
                .query(OffsetDateTime.class)
                .optional();
        return found.orElseThrow(() -> new IllegalStateException("The archive of " + log + " has no " + position))
                .withOffsetSameInstant(ZoneOffset.UTC)
                .toInstant();
    }
}
