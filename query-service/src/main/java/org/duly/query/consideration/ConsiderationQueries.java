package org.duly.query.consideration;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.duly.events.consideration.ConsiderationStanding.State;
import org.duly.query.asof.AsOf;
import org.duly.query.asof.Cut;
import org.duly.query.asof.Past;
import org.duly.query.codebook.CodebookFacts;
import org.duly.query.codebook.CodebookFacts.CodebookVersion;
import org.duly.query.codebook.Count;
import org.duly.query.codebook.Theme;
import org.duly.query.codebook.ThemeQueries;
import org.duly.query.consideration.ConsiderationFacts.Put;
import org.duly.query.consideration.ConsiderationView.ConsiderationList;
import org.duly.query.database.Snapshot;
import org.duly.query.engagement.EngagementRecords;
import org.duly.query.response.CodingContent;
import org.duly.query.response.CodingHistory;
import org.duly.query.response.CodingHistory.Alike;
import org.duly.query.response.CodingHistory.Changed;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Questions about considerations, now and in the past, in one and the same way. */
@Component
public class ConsiderationQueries {
    private final Snapshot snapshot;
    private final Past past;
    private final EngagementRecords engagements;
    private final ThemeQueries themes;

    ConsiderationQueries(Snapshot snapshot, Past past, EngagementRecords engagements, ThemeQueries themes) {
        this.snapshot = snapshot;
        this.past = past;
        this.engagements = engagements;
        this.themes = themes;
    }

    /**
     * All considerations of an engagement.
     *
     * @param asOf null for now
     * @return empty if there is no such engagement, or was none then
     */
    public Optional<ConsiderationList> ofEngagement(UUID engagementId, @Nullable AsOf asOf) {
        return snapshot.read(jdbc -> engagements
                .cut(jdbc, engagementId, asOf)
                .flatMap(cut -> engagements
                        .facts(jdbc, engagementId, cut)
                        .map(_ -> new ConsiderationList(
                                engagementId, cut.log(), cut.position(), views(jdbc, engagementId, cut)))));
    }

    /**
     * One consideration.
     *
     * @param asOf null for now
     * @return empty if there is none, or was none then
     */
    Optional<ConsiderationView> one(UUID id, @Nullable AsOf asOf) {
        return snapshot.read(jdbc -> engagementOf(jdbc, id)
                .flatMap(engagement -> engagements
                        .cut(jdbc, engagement, asOf)
                        .flatMap(cut -> views(jdbc, engagement, cut).stream()
                                .filter(view -> view.facts().id().equals(id))
                                .findFirst())));
    }

    static Optional<UUID> engagementOf(JdbcClient jdbc, UUID considerationId) {
        return jdbc.sql("""
                        SELECT scope FROM read.archive
                        WHERE stream = ? AND stream LIKE 'consideration/%' AND stream_version = 0
                        """)
                .param(ConsiderationFold.STREAM + considerationId)
                .query(String.class)
                .optional()
                .map(scope -> UUID.fromString(scope.substring("engagement/".length())));
    }

    /** The considerations of an engagement as of a cut, in the order in which they were raised. */
    public List<ConsiderationFacts> facts(JdbcClient jdbc, UUID engagementId, Cut cut) {
        return past.considerations(jdbc, cut, engagementId).stream()
                .map(ConsiderationFold::all)
                .sorted(Comparator.comparingLong(
                        facts -> facts.history().getFirst().position()))
                .toList();
    }

    /** The same with what became of their themes since; in the caller's transaction. */
    public List<ConsiderationView> views(JdbcClient jdbc, UUID engagementId, Cut cut) {
        List<ConsiderationFacts> considerations = facts(jdbc, engagementId, cut);
        if (considerations.isEmpty()) {
            return List.of();
        }
        CodebookFacts codebook = themes.facts(jdbc, engagementId, cut);
        List<Put> puts = considerations.stream().map(ConsiderationFacts::put).toList();
        Covering covering = new Covering(new Coverage(codebook.codebook()), puts);
        List<Count.Taking> now = taking(puts);
        for (Alike alike : CodingHistory.counted(jdbc, engagementId, cut)) {
            if (alike.coding() != null) {
                covering.of(alike.coding()).stream()
                        .forEach(point -> now.get(point).add(alike.items(), alike.people(), alike.campaignId()));
            }
        }
        List<Count.Taking> added = taking(puts);
        long since = puts.stream().mapToLong(Put::judgedAtPosition).min().orElse(cut.position());
        CodingHistory.changed(
                jdbc,
                engagementId,
                since,
                cut,
                changed -> covering.of(changed.now()).stream()
                        .filter(point -> isNew(changed, covering, point, puts.get(point)))
                        .forEach(point -> added.get(point).add(1, changed.signatories(), changed.campaignId())));
        List<ConsiderationView> views = new ArrayList<>();
        for (int point = 0; point < puts.size(); point++) {
            ConsiderationFacts facts = considerations.get(point);
            Count more = facts.state() == State.WITHDRAWN
                    ? Count.NONE
                    : added.get(point).done();
            views.add(new ConsiderationView(
                    facts,
                    worded(codebook, facts.put()),
                    now.get(point).done(),
                    more,
                    more.items() > 0,
                    cut.position()));
        }
        return views;
    }

    private static List<Count.Taking> taking(List<Put> puts) {
        return puts.stream().map(_ -> new Count.Taking()).toList();
    }

    /** Whether a response that a consideration covers was not among those it was last put to the bodies with. */
    private static boolean isNew(Changed changed, Covering covering, int point, Put put) {
        if (changed.position() <= put.judgedAtPosition()) {
            return false;
        }
        CodingContent then = changed.at(put.judgedAtPosition());
        return then == null || !covering.of(then).get(point);
    }

    private static List<Theme> worded(CodebookFacts codebook, Put put) {
        return codebook.version(put.codebookVersion()).map(CodebookVersion::themes).orElse(List.of()).stream()
                .filter(theme -> put.themes().contains(theme.themeId()))
                .toList();
    }
}
