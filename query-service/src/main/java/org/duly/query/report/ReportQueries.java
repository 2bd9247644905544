package org.duly.query.report;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.duly.events.engagement.ReportIssued;
import org.duly.query.asof.AsOf;
import org.duly.query.asof.Cut;
import org.duly.query.asof.Past;
import org.duly.query.codebook.ThemeQueries;
import org.duly.query.consideration.ConsiderationQueries;
import org.duly.query.database.Snapshot;
import org.duly.query.engagement.EngagementFacts;
import org.duly.query.engagement.EngagementRecords;
import org.duly.query.engagement.ReportState;
import org.duly.query.log.PlacedEvent;
import org.duly.query.response.ResponseCounts;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Works reports out again, every version on what was on the record at the position it was judged at. */
@Component
public class ReportQueries {
    private final Snapshot snapshot;
    private final Past past;
    private final EngagementRecords engagements;
    private final ThemeQueries themes;
    private final ConsiderationQueries considerations;

    ReportQueries(
            Snapshot snapshot,
            Past past,
            EngagementRecords engagements,
            ThemeQueries themes,
            ConsiderationQueries considerations) {
        this.snapshot = snapshot;
        this.past = past;
        this.engagements = engagements;
        this.themes = themes;
        this.considerations = considerations;
    }

    /**
     * One version of an engagement's report.
     *
     * @param asOf null for now
     * @return empty if it was not issued, or not by then
     */
    Optional<ReportView> one(UUID engagementId, int version, @Nullable AsOf asOf) {
        return snapshot.read(jdbc -> engagements
                .cut(jdbc, engagementId, asOf)
                .flatMap(now -> past.events(jdbc, now, "engagement/" + engagementId).stream()
                        .filter(event ->
                                event.envelope().data() instanceof ReportIssued report && report.version() == version)
                        .findFirst()
                        .flatMap(event -> view(jdbc, engagementId, event, now))));
    }

    /**
     * Every version of an engagement's report, from the first.
     *
     * @param asOf null for now
     * @return empty if there is no such engagement, or was none then
     */
    public Optional<ReportList> all(UUID engagementId, @Nullable AsOf asOf) {
        return snapshot.read(jdbc -> engagements
                .cut(jdbc, engagementId, asOf)
                .filter(now -> engagements.facts(jdbc, engagementId, now).isPresent())
                .map(now -> new ReportList(
                        now.log(),
                        now.position(),
                        past.events(jdbc, now, "engagement/" + engagementId).stream()
                                .filter(event -> event.envelope().data() instanceof ReportIssued)
                                .flatMap(event -> view(jdbc, engagementId, event, now).stream())
                                .toList())));
    }

    /**
     * An engagement's reports.
     *
     * @param position of the log up to which this was worked out
     */
    public record ReportList(String log, long position, List<ReportView> reports) {}

    private Optional<ReportView> view(JdbcClient jdbc, UUID engagementId, PlacedEvent event, Cut now) {
        ReportIssued issued = (ReportIssued) event.envelope().data();
        Cut then = past.cut(jdbc, now.log(), new AsOf.Position(issued.judgedAtPosition()));
        return engagements
                .facts(jdbc, engagementId, now)
                .flatMap(facts -> engagements
                        .facts(jdbc, engagementId, then)
                        .map(before -> view(jdbc, engagementId, event, issued, facts, now, before, then)));
    }

    private ReportView view(
            JdbcClient jdbc,
            UUID engagementId,
            PlacedEvent event,
            ReportIssued issued,
            EngagementFacts facts,
            Cut now,
            EngagementFacts before,
            Cut then) {
        ReportState state = ReportState.of(
                jdbc, engagementId, issued, ResponseCounts.read(jdbc, engagementId, facts.closesAt(), now), now);
        return new ReportView(
                engagementId,
                before.plan().title(),
                before.plan().purpose(),
                issued,
                event.envelope().time(),
                facts.reportsPublished().stream().anyMatch(published -> published.version() == issued.version()),
                state.stale(),
                state.counts(),
                issued.codebookVersion() == null
                        ? null
                        : themes.analysis(jdbc, engagementId, before, issued.codebookVersion(), then),
                considerations.views(jdbc, engagementId, then),
                facts.outcome(),
                event.log(),
                now.position());
    }
}
