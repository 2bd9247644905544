package org.duly.query.consideration;

import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.duly.events.codebook.Codebook;
import org.duly.events.consideration.ConsiderationStanding.State;
import org.duly.events.response.ThemeCoding;
import org.duly.query.asof.Cut;
import org.duly.query.codebook.CodebookFacts;
import org.duly.query.codebook.CodebookFacts.CodebookVersion;
import org.duly.query.codebook.Count;
import org.duly.query.codebook.Theme;
import org.duly.query.codebook.ThemeQueries;
import org.duly.query.consideration.ConsiderationFacts.Put;
import org.duly.query.consideration.Gaps.ConsiderationGap;
import org.duly.query.consideration.Gaps.GapResponse;
import org.duly.query.consideration.Gaps.ResponseGap;
import org.duly.query.consideration.Gaps.ThemeGap;
import org.duly.query.database.Snapshot;
import org.duly.query.engagement.EngagementRecords;
import org.duly.query.response.CodingContent;
import org.duly.query.response.CodingHistory;
import org.duly.query.response.CodingHistory.Alike;
import org.duly.query.web.Cursor;
import org.duly.query.web.Page;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** What is still to be done, now. Counting reads every response of the engagement; a page reads past those not in it. */
@Component
class GapQueries {
    private static final String FROM = """
             FROM read.response r
            LEFT JOIN read.coding_history c ON c.response_id = r.id AND c.until = 9223372036854775807
            WHERE r.engagement_id = :engagement
            """;

    private final Snapshot snapshot;
    private final EngagementRecords engagements;
    private final ThemeQueries themes;
    private final ConsiderationQueries considerations;

    GapQueries(
            Snapshot snapshot,
            EngagementRecords engagements,
            ThemeQueries themes,
            ConsiderationQueries considerations) {
        this.snapshot = snapshot;
        this.engagements = engagements;
        this.themes = themes;
        this.considerations = considerations;
    }

    /**
     * Everything an engagement waits for.
     *
     * @return empty if there is no such engagement
     */
    Optional<Gaps> all(UUID engagementId, long threshold) {
        return snapshot.read(
                jdbc -> engagements.cut(jdbc, engagementId, null).map(cut -> all(jdbc, engagementId, threshold, cut)));
    }

    private Gaps all(JdbcClient jdbc, UUID engagementId, long threshold, Cut cut) {
        CodebookFacts codebook = themes.facts(jdbc, engagementId, cut);
        int version = codebook.codebook().lastVersion();
        List<Alike> counted = CodingHistory.counted(jdbc, engagementId, cut.position());
        List<ConsiderationView> points = considerations.views(jdbc, engagementId, cut);
        return new Gaps(
                engagementId,
                cut.log(),
                cut.position(),
                version == 0 ? null : version,
                threshold,
                ofResponses(jdbc, engagementId, undecided(codebook.codebook(), counted)),
                ofThemes(codebook, counted, points, threshold),
                points.stream()
                        .filter(point -> point.stale()
                                || point.facts().state() == State.RAISED
                                || point.facts().state() == State.REOPENED)
                        .map(point -> new ConsiderationGap(
                                point.facts().id(),
                                point.facts().summary(),
                                point.facts().state(),
                                point.facts().awaited(),
                                point.added()))
                        .toList());
    }

    /**
     * The responses something is to be done about, in the order in which they were received; those to be coded again in the
     * order of their ids.
     *
     * @return empty if there is no such engagement
     */
    Optional<Page<GapResponse>> page(UUID engagementId, GapKind kind, @Nullable String after, int limit) {
        return snapshot.read(jdbc -> engagements
                .cut(jdbc, engagementId, null)
                .map(cut -> kind == GapKind.NEEDS_RECODING
                        ? recoding(jdbc, engagementId, cut, after, limit)
                        : page(jdbc, engagementId, kind, after, limit)));
    }

    private static List<ResponseGap> ofResponses(JdbcClient jdbc, UUID engagementId, long undecided) {
        String counts = Stream.of(GapKind.values())
                .map(kind -> "count(*) FILTER (WHERE " + kind.condition() + ") AS " + kind.name())
                .collect(Collectors.joining(", "));
        return jdbc.sql("SELECT " + counts + FROM)
                .param("engagement", engagementId)
                .query((row, _) -> {
                    List<ResponseGap> gaps = new ArrayList<>();
                    for (GapKind kind : GapKind.values()) {
                        gaps.add(new ResponseGap(
                                kind, kind == GapKind.NEEDS_RECODING ? undecided : row.getLong(kind.name())));
                    }
                    return gaps;
                })
                .single();
    }

    private static long undecided(Codebook codebook, List<Alike> counted) {
        return counted.stream()
                .filter(alike -> alike.coding() != null && isUndecided(codebook, alike.coding()))
                .mapToLong(Alike::items)
                .sum();
    }

    private static boolean isUndecided(Codebook codebook, CodingContent content) {
        return !codebook.recode(content.codings(), content.codebookVersion(), codebook.lastVersion())
                .undecided()
                .isEmpty();
    }

    private static List<ThemeGap> ofThemes(
            CodebookFacts codebook, List<Alike> counted, List<ConsiderationView> points, long threshold) {
        int version = codebook.codebook().lastVersion();
        List<Put> answered = points.stream()
                .filter(point -> point.facts().state() == State.ANSWERED)
                .map(point -> point.facts().put())
                .toList();
        Coverage coverage = new Coverage(codebook.codebook());
        Map<String, Count.Taking> all = new HashMap<>();
        Map<String, Count.Taking> unconsidered = new HashMap<>();
        for (Alike alike : counted) {
            CodingContent content = alike.coding();
            if (content == null) {
                continue;
            }
            Set<String> open = new HashSet<>();
            for (ThemeCoding coding : content.codings()) {
                if (answered.stream().noneMatch(put -> coverage.covers(put, coding, content.codebookVersion()))) {
                    open.addAll(coverage.themes(coding, content.codebookVersion(), version));
                }
            }
            add(all, coverage.themes(content, version), alike);
            add(unconsidered, open, alike);
        }
        return codebook.version(version).map(CodebookVersion::themes).orElse(List.of()).stream()
                .map(theme -> new ThemeGap(theme, done(all, theme), done(unconsidered, theme)))
                .filter(gap -> gap.unconsidered().items() > 0 && gap.count().items() >= threshold)
                .sorted(Comparator.comparingLong(
                        (ThemeGap gap) -> -gap.unconsidered().items()))
                .toList();
    }

    private static void add(Map<String, Count.Taking> counts, Set<String> themes, Alike alike) {
        for (String theme : themes) {
            counts.computeIfAbsent(theme, _ -> new Count.Taking())
                    .add(alike.items(), alike.people(), alike.campaignId());
        }
    }

    private static Count done(Map<String, Count.Taking> counts, Theme theme) {
        Count.Taking count = counts.get(theme.themeId());
        return count == null ? Count.NONE : count.done();
    }

    private Page<GapResponse> recoding(JdbcClient jdbc, UUID engagementId, Cut cut, @Nullable String after, int limit) {
        Codebook codebook = themes.facts(jdbc, engagementId, cut).codebook();
        List<GapResponse> rows = CodingHistory.page(
                        jdbc,
                        engagementId,
                        content -> isUndecided(codebook, content),
                        after == null ? null : Cursor.id(after),
                        limit + 1)
                .stream()
                .map(coded -> new GapResponse(coded.id(), coded.receiptNumber(), coded.receivedAt()))
                .toList();
        return Page.of(rows, limit, last -> Cursor.after(last.id()));
    }

    private static Page<GapResponse> page(
            JdbcClient jdbc, UUID engagementId, GapKind kind, @Nullable String after, int limit) {
        Map<String, Object> values = new LinkedHashMap<>();
        values.put("engagement", engagementId);
        String further = "";
        if (after != null) {
            Cursor.At start = Cursor.timeAndId(after);
            values.put("time", start.time().atOffset(ZoneOffset.UTC));
            values.put("id", start.id());
            further = " AND (r.received_at, r.id) > (:time, :id)";
        }
        List<GapResponse> rows = jdbc.sql("SELECT r.id, r.receipt_number, r.received_at" + FROM + " AND ("
                        + kind.condition() + ")" + further + " ORDER BY r.received_at, r.id LIMIT " + (limit + 1))
                .params(values)
                .query((row, _) -> new GapResponse(
                        row.getObject("id", UUID.class),
                        row.getString("receipt_number"),
                        row.getObject("received_at", OffsetDateTime.class).toInstant()))
                .list();
        return Page.of(rows, limit, last -> Cursor.after(last.receivedAt(), last.id()));
    }
}
