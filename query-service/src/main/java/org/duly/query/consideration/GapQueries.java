package org.duly.query.consideration;

import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.duly.events.codebook.Codebook;
import org.duly.events.consideration.ConsiderationStanding.State;
import org.duly.events.response.ThemeCoding;
import org.duly.query.asof.AsOf;
import org.duly.query.asof.Cut;
import org.duly.query.codebook.CodebookFacts;
import org.duly.query.codebook.CodebookFacts.CodebookVersion;
import org.duly.query.codebook.Count;
import org.duly.query.codebook.Theme;
import org.duly.query.codebook.ThemeQueries;
import org.duly.query.consideration.ConsiderationFacts.Put;
import org.duly.query.consideration.Gaps.ConsiderationGap;
import org.duly.query.consideration.Gaps.ResponseGap;
import org.duly.query.consideration.Gaps.ThemeGap;
import org.duly.query.database.Snapshot;
import org.duly.query.engagement.EngagementRecords;
import org.duly.query.response.CodingContent;
import org.duly.query.response.CodingHistory;
import org.duly.query.response.CodingHistory.Alike;
import org.duly.query.response.GapCounts;
import org.duly.query.response.GapKind;
import org.duly.query.response.GapResponses;
import org.duly.query.response.GapResponses.GapResponse;
import org.duly.query.web.Cursor;
import org.duly.query.web.Page;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * What is still to be done, or was, in one and the same way. The numbers of responses come from the counts; those of
 * themes cost the different codings there are.
 */
@Component
public class GapQueries {
    private static final int CHUNK = 1_000;

    private final Snapshot snapshot;
    private final EngagementRecords engagements;
    private final ThemeQueries themes;
    private final ConsiderationQueries considerations;
    private final GapResponses responses;

    GapQueries(
            Snapshot snapshot,
            EngagementRecords engagements,
            ThemeQueries themes,
            ConsiderationQueries considerations,
            GapResponses responses) {
        this.snapshot = snapshot;
        this.engagements = engagements;
        this.themes = themes;
        this.considerations = considerations;
        this.responses = responses;
    }

    /**
     * Everything an engagement waits for.
     *
     * @param asOf null for now
     * @return empty if there is no such engagement, or was none then
     */
    Optional<Gaps> all(UUID engagementId, long threshold, @Nullable AsOf asOf) {
        return snapshot.read(jdbc -> cut(jdbc, engagementId, asOf).map(cut -> all(jdbc, engagementId, threshold, cut)));
    }

    private Optional<Cut> cut(JdbcClient jdbc, UUID engagementId, @Nullable AsOf asOf) {
        return engagements
                .cut(jdbc, engagementId, asOf)
                .filter(cut -> engagements.facts(jdbc, engagementId, cut).isPresent());
    }

    private Gaps all(JdbcClient jdbc, UUID engagementId, long threshold, Cut cut) {
        CodebookFacts codebook = themes.facts(jdbc, engagementId, cut);
        int version = codebook.codebook().lastVersion();
        List<Alike> counted = CodingHistory.counted(jdbc, engagementId, cut);
        List<ConsiderationView> points = considerations.views(jdbc, engagementId, cut);
        return new Gaps(
                engagementId,
                cut.log(),
                cut.position(),
                version == 0 ? null : version,
                threshold,
                ofResponses(jdbc, engagementId, cut, undecided(codebook.codebook(), counted)),
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
     * @param asOf null for now
     * @return empty if there is no such engagement, or was none then
     */
    Optional<Page<GapResponse>> page(
            UUID engagementId, GapKind kind, @Nullable AsOf asOf, @Nullable String after, int limit) {
        return snapshot.read(
                jdbc -> cut(jdbc, engagementId, asOf).map(cut -> page(jdbc, engagementId, cut, kind, after, limit)));
    }

    private Page<GapResponse> waiting(
            JdbcClient jdbc, UUID engagementId, Cut cut, GapKind kind, @Nullable String after, int limit) {
        List<GapResponse> rows = responses.page(
                jdbc, engagementId, cut, kind, after == null ? null : Cursor.timeAndId(after), limit + 1);
        return Page.of(rows, limit, last -> Cursor.after(last.receivedAt(), last.id()));
    }

    private static List<ResponseGap> ofResponses(JdbcClient jdbc, UUID engagementId, Cut cut, long undecided) {
        return GapCounts.read(jdbc, engagementId, cut).entrySet().stream()
                .map(gap -> new ResponseGap(
                        gap.getKey(), gap.getKey() == GapKind.NEEDS_RECODING ? undecided : gap.getValue()))
                .toList();
    }

    /** What takes everything an engagement waits for, of one state. */
    public interface Taking {
        /** Comes first. */
        void begin(Gaps gaps);

        void take(GapKind kind, GapResponse response);
    }

    /**
     * Everything an engagement waits for, every response too. Memory does not depend on their number.
     *
     * @param asOf null for now
     * @return whether there is such an engagement, or was one then
     */
    public boolean everything(UUID engagementId, long threshold, @Nullable AsOf asOf, Taking taking) {
        return snapshot.read(jdbc -> {
            Optional<Cut> found = cut(jdbc, engagementId, asOf);
            found.ifPresent(cut -> {
                taking.begin(all(jdbc, engagementId, threshold, cut));
                for (GapKind kind : GapKind.values()) {
                    Page<GapResponse> page;
                    String after = null;
                    do {
                        page = page(jdbc, engagementId, cut, kind, after, CHUNK);
                        page.items().forEach(response -> taking.take(kind, response));
                        after = page.next();
                    } while (after != null);
                }
            });
            return found.isPresent();
        });
    }

    private Page<GapResponse> page(
            JdbcClient jdbc, UUID engagementId, Cut cut, GapKind kind, @Nullable String after, int limit) {
        return kind == GapKind.NEEDS_RECODING
                ? recoding(jdbc, engagementId, cut, after, limit)
                : waiting(jdbc, engagementId, cut, kind, after, limit);
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
        Covering considered = new Covering(coverage, answered);
        Map<String, Count.Taking> all = new HashMap<>();
        Map<String, Count.Taking> unconsidered = new HashMap<>();
        for (Alike alike : counted) {
            CodingContent content = alike.coding();
            if (content == null) {
                continue;
            }
            Set<String> open = new HashSet<>();
            for (ThemeCoding coding : content.codings()) {
                if (!considered.hasAny(coding, content.codebookVersion())) {
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
                        cut,
                        content -> isUndecided(codebook, content),
                        after == null ? null : Cursor.id(after),
                        limit + 1)
                .stream()
                .map(coded -> new GapResponse(coded.id(), coded.receiptNumber(), coded.receivedAt()))
                .toList();
        return Page.of(rows, limit, last -> Cursor.after(last.id()));
    }
}
