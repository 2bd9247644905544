package org.duly.query.programme;

import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.duly.query.asof.AsOf;
import org.duly.query.asof.Cut;
import org.duly.query.asof.Past;
import org.duly.query.database.Snapshot;
import org.duly.query.log.PlacedEvent;
import org.duly.query.programme.ProgrammeView.MilestoneView;
import org.duly.query.programme.ProgrammeView.ProgrammeSummary;
import org.duly.query.web.Cursor;
import org.duly.query.web.Page;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Questions about programmes, now and in the past, in one and the same way: each folds the programme's events. */
@Component
public class ProgrammeQueries {
    /** The calendar of the bodies. */
    private static final ZoneId LONDON = ZoneId.of("Europe/London");

    private final Snapshot snapshot;
    private final Past past;
    private final InstantSource queryClock;

    ProgrammeQueries(Snapshot snapshot, Past past, InstantSource queryClock) {
        this.snapshot = snapshot;
        this.past = past;
        this.queryClock = queryClock;
    }

    private record Found(UUID id, String log) {}

    /** Oldest first: the ids are in order of time. */
    Page<ProgrammeSummary> page(@Nullable UUID after, int limit) {
        return snapshot.read(jdbc -> {
            List<ProgrammeSummary> rows = jdbc
                    .sql("""
                            SELECT stream, log FROM read.archive
                            WHERE stream LIKE 'programme/%' AND stream_version = 0 AND stream > ?
                            ORDER BY stream LIMIT ?
                            """)
                    .params(after == null ? ProgrammeFold.STREAM : ProgrammeFold.STREAM + after, limit + 1)
                    .query((row, _) -> new Found(
                            UUID.fromString(row.getString("stream").substring(ProgrammeFold.STREAM.length())),
                            row.getString("log")))
                    .list()
                    .stream()
                    .flatMap(found -> view(jdbc, found, null).stream())
                    .map(ProgrammeSummary::of)
                    .toList();
            return Page.of(rows, limit, last -> Cursor.after(last.id()));
        });
    }

    /**
     * One programme.
     *
     * @param asOf null for now
     * @return empty if there is none, or was none then
     */
    public Optional<ProgrammeView> one(UUID id, @Nullable AsOf asOf) {
        return snapshot.read(jdbc -> jdbc.sql("""
                        SELECT log FROM read.archive
                        WHERE stream = ? AND stream LIKE 'programme/%' AND stream_version = 0
                        """)
                .param(ProgrammeFold.STREAM + id)
                .query(String.class)
                .optional()
                .flatMap(log -> view(jdbc, new Found(id, log), asOf)));
    }

    private Optional<ProgrammeView> view(JdbcClient jdbc, Found found, @Nullable AsOf asOf) {
        Cut cut = asOf == null ? past.now(jdbc, found.log(), queryClock.instant()) : past.cut(jdbc, found.log(), asOf);
        List<PlacedEvent> events = past.events(jdbc, cut, ProgrammeFold.STREAM + found.id());
        if (events.isEmpty()) {
            return Optional.empty();
        }
        ProgrammeFacts facts = ProgrammeFold.all(events);
        LocalDate today = LocalDate.ofInstant(cut.time(), LONDON);
        return Optional.of(new ProgrammeView(
                found.id(),
                facts.title(),
                facts.purpose(),
                facts.ownerBodies(),
                facts.engagements(),
                today,
                facts.milestones().stream()
                        .map(milestone -> MilestoneView.of(milestone, today))
                        .toList(),
                facts.disagreements(),
                found.log(),
                events.getLast().position(),
                events.getLast().envelope().streamVersion()));
    }
}
