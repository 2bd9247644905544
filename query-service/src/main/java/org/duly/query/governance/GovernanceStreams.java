package org.duly.query.governance;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.InstantSource;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.duly.platform.web.ProblemException;
import org.duly.query.asof.AsOf;
import org.duly.query.asof.Cut;
import org.duly.query.asof.Past;
import org.duly.query.log.PlacedEvent;
import org.duly.query.web.Cursor;
import org.duly.query.web.Page;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Finds the streams of governance that have to do with something, and their events. All in the caller's transaction. */
@Component
public class GovernanceStreams {
    private final Past past;
    private final InstantSource queryClock;

    GovernanceStreams(Past past, InstantSource queryClock) {
        this.past = past;
        this.queryClock = queryClock;
    }

    /** One row of the index. */
    private record Entry(Instant happenedAt, long position, String stream) {}

    /**
     * The part of its log that a question about a subject is about.
     *
     * @param asOf null for all that is applied, at the time of asking
     * @return empty if nothing is recorded of the subject, or was then
     * @throws ProblemException 409 if several logs know the subject: ids of bodies and organisations are theirs alone
     */
    public Optional<Cut> cut(JdbcClient jdbc, String subject, @Nullable AsOf asOf) {
        record Logs(@Nullable String first, @Nullable String last) {}
        Logs logs = jdbc.sql("SELECT min(log) AS first, max(log) AS last FROM read.governance_stream WHERE subject = ?")
                .param(subject)
                .query((row, _) -> new Logs(row.getString("first"), row.getString("last")))
                .single();
        String log = logs.first();
        if (log == null) {
            return Optional.empty();
        }
        if (!log.equals(logs.last())) {
            throw new ProblemException(SeveralLogs.problem(subject));
        }
        Cut cut = asOf == null ? past.now(jdbc, log, queryClock.instant()) : past.cut(jdbc, log, asOf);
        return isKnown(jdbc, subject, cut) ? Optional.of(cut) : Optional.empty();
    }

    /** By what had happened, a stream is cut off before its first event that had not, whatever is dated earlier after it. */
    private static boolean isKnown(JdbcClient jdbc, String subject, Cut cut) {
        OffsetDateTime by =
                cut.clock() == Cut.Clock.OCCURRED ? cut.time().atOffset(ZoneOffset.UTC) : OffsetDateTime.MAX;
        return jdbc.sql("""
                        SELECT EXISTS (SELECT FROM read.governance_stream g
                            WHERE subject = ? AND log = ? AND position <= ? AND happened_at <= ?
                            AND NOT EXISTS (SELECT FROM read.archive a
                                WHERE a.log = g.log AND a.stream = g.stream AND a.position < g.position AND a.time > ?))
                        """)
                .params(subject, cut.log(), cut.position(), by, by)
                .query(Boolean.class)
                .single();
    }

    /**
     * The part of a log that a question about everything in it is about.
     *
     * @param log null if there is only one
     * @param asOf null for all that is applied, at the time of asking
     * @return empty if nothing is read yet
     * @throws ProblemException 400 if there are several logs and none of them is named, or another one is
     */
    public Optional<Cut> everything(JdbcClient jdbc, @Nullable String log, @Nullable AsOf asOf) {
        List<String> logs = jdbc.sql("SELECT log FROM read.applied ORDER BY log")
                .query(String.class)
                .list();
        if (log == null ? logs.size() > 1 : !logs.contains(log)) {
            throw ProblemException.invalidField("log", "Give one of the logs that are read: " + logs);
        }
        return logs.stream()
                .filter(each -> log == null || each.equals(log))
                .findFirst()
                .map(asked -> asOf == null ? past.now(jdbc, asked, queryClock.instant()) : past.cut(jdbc, asked, asOf));
    }

    /** The events in the cut of one stream; none if it had not begun. */
    public List<PlacedEvent> one(JdbcClient jdbc, Cut cut, String stream) {
        return past.events(jdbc, cut, stream);
    }

    /**
     * The events in the cut of all streams of a kind that have to do with any of some subjects, in the order in which the
     * streams began to.
     */
    public List<List<PlacedEvent>> all(JdbcClient jdbc, Cut cut, Collection<String> subjects, Kind kind) {
        Set<String> streams = jdbc
                .sql("""
                        SELECT stream FROM read.governance_stream
                        WHERE subject = ANY (?) AND log = ? AND kind = ? AND position <= ? ORDER BY position
                        """)
                .params(subjects.toArray(String[]::new), cut.log(), kind.word(), cut.position())
                .query(String.class)
                .stream()
                .collect(Collectors.toCollection(LinkedHashSet::new));
        return events(jdbc, cut, streams);
    }

    /** Those of one subject. */
    public List<List<PlacedEvent>> all(JdbcClient jdbc, Cut cut, String subject, Kind kind) {
        return all(jdbc, cut, List.of(subject), kind);
    }

    /**
     * A page of them, the latest to happen first. Costs the page, however many there are; as of a position of long ago also
     * the index entries since.
     *
     * @param after null to begin
     */
    public Page<List<PlacedEvent>> latestFirst(
            JdbcClient jdbc, Cut cut, Collection<String> subjects, Kind kind, @Nullable String after, int limit) {
        Map<String, Object> values = new LinkedHashMap<>();
        values.put("subjects", subjects.toArray(String[]::new));
        values.put("log", cut.log());
        values.put("kind", kind.word());
        values.put("position", cut.position());
        values.put("limit", limit + 1);
        String range = "";
        if (cut.clock() == Cut.Clock.OCCURRED) {
            range += " AND happened_at <= :time";
            values.put("time", cut.time().atOffset(ZoneOffset.UTC));
        }
        if (after != null) {
            Cursor.Place last = Cursor.timeAndPosition(after);
            range += " AND (happened_at, position) < (:lastTime, :lastPosition)";
            values.put("lastTime", last.time().atOffset(ZoneOffset.UTC));
            values.put("lastPosition", last.position());
        }
        // Each subject has its range of the index, read from its end; a stream may be in several.
        List<Entry> entries = jdbc.sql("""
                        SELECT DISTINCT happened_at, position, stream
                        FROM unnest(:subjects) AS wanted (subject) CROSS JOIN LATERAL (
                            SELECT happened_at, position, stream FROM read.governance_stream g
                            WHERE g.subject = wanted.subject AND log = :log AND kind = :kind AND position <= :position%s
                            ORDER BY happened_at DESC, position DESC LIMIT :limit) AS latest
                        ORDER BY happened_at DESC, position DESC LIMIT :limit
                        """.formatted(range))
                .params(values)
                .query((row, _) -> entry(row))
                .list();
        Page<Entry> page = Page.of(entries, limit, last -> Cursor.after(last.happenedAt(), last.position()));
        return new Page<>(
                events(
                        jdbc,
                        cut,
                        page.items().stream().map(Entry::stream).collect(Collectors.toCollection(LinkedHashSet::new))),
                page.next());
    }

    /** The events in the cut of the decisions that any of some decisions may have superseded or rescinded. */
    public List<List<PlacedEvent>> endedBy(JdbcClient jdbc, Cut cut, Collection<String> decisions) {
        Set<String> streams = jdbc
                .sql("""
                        SELECT stream FROM read.governance_stream
                        WHERE subject = ANY (?) AND log = ? AND kind = ? AND position <= ? AND stream <> subject
                        ORDER BY position
                        """)
                .params(decisions.toArray(String[]::new), cut.log(), Kind.DECISION.word(), cut.position())
                .query(String.class)
                .stream()
                .collect(Collectors.toCollection(LinkedHashSet::new));
        return events(jdbc, cut, streams);
    }

    private List<List<PlacedEvent>> events(JdbcClient jdbc, Cut cut, Set<String> streams) {
        Map<String, List<PlacedEvent>> found = past.events(jdbc, cut, streams).stream()
                .collect(Collectors.toMap(events -> events.getFirst().envelope().stream(), events -> events));
        return streams.stream()
                .flatMap(stream -> Stream.ofNullable(found.get(stream)))
                .toList();
    }

    private static Entry entry(ResultSet row) throws SQLException {
        return new Entry(
                row.getObject("happened_at", OffsetDateTime.class).toInstant(),
                row.getLong("position"),
                row.getString("stream"));
    }
}
