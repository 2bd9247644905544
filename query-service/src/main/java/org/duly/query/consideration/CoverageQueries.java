package org.duly.query.consideration;

import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Predicate;
import org.duly.events.consideration.ConsiderationStanding.State;
import org.duly.events.engagement.Question;
import org.duly.events.response.ThemeCoding;
import org.duly.query.asof.AsOf;
import org.duly.query.asof.Cut;
import org.duly.query.codebook.CodebookFacts;
import org.duly.query.codebook.CodebookFacts.CodebookVersion;
import org.duly.query.codebook.Theme;
import org.duly.query.codebook.ThemeQueries;
import org.duly.query.consideration.CoverageTrace.CoveredResponse;
import org.duly.query.consideration.CoverageTrace.CoveredTheme;
import org.duly.query.consideration.CoverageTrace.CoveringConsideration;
import org.duly.query.consideration.CoverageTrace.Link;
import org.duly.query.database.Snapshot;
import org.duly.query.engagement.EngagementFacts;
import org.duly.query.engagement.EngagementRecords;
import org.duly.query.response.CodingContent;
import org.duly.query.response.CodingHistory;
import org.duly.query.response.CodingHistory.Coded;
import org.duly.query.web.Cursor;
import org.duly.query.web.Page;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Which responses led to which themes, and which themes to which considerations, from either end; now and in the past. */
@Component
public class CoverageQueries {
    private static final int CHUNK = 1_000;

    private final Snapshot snapshot;
    private final EngagementRecords engagements;
    private final ThemeQueries themes;
    private final ConsiderationQueries considerations;

    CoverageQueries(
            Snapshot snapshot,
            EngagementRecords engagements,
            ThemeQueries themes,
            ConsiderationQueries considerations) {
        this.snapshot = snapshot;
        this.engagements = engagements;
        this.themes = themes;
        this.considerations = considerations;
    }

    /** What is known of an engagement while a trace is worked out. */
    private record Known(
            UUID engagementId,
            Cut cut,
            EngagementFacts engagement,
            CodebookFacts codebook,
            Coverage coverage,
            List<ConsiderationFacts> considerations) {

        int version() {
            return codebook.codebook().lastVersion();
        }

        Optional<Theme> theme(String themeId) {
            return codebook.version(version()).map(CodebookVersion::themes).orElse(List.of()).stream()
                    .filter(theme -> theme.themeId().equals(themeId))
                    .findFirst();
        }

        Set<String> themesOf(ConsiderationFacts consideration) {
            return coverage.themesOf(
                    consideration.put(),
                    engagement.plan().questions().stream().map(Question::id).toList());
        }

        List<UUID> covering(CodingContent content) {
            return ids(consideration -> coverage.covers(consideration.put(), content));
        }

        List<UUID> about(String themeId) {
            return ids(consideration -> themesOf(consideration).contains(themeId));
        }

        private List<UUID> ids(Predicate<ConsiderationFacts> wanted) {
            return considerations.stream()
                    .filter(wanted)
                    .map(ConsiderationFacts::id)
                    .toList();
        }
    }

    /**
     * The themes of a response and the considerations that cover it.
     *
     * @param asOf null for now
     * @return empty if the engagement has no such response or no person coded it
     */
    Optional<CoverageTrace> ofResponse(UUID engagementId, UUID responseId, @Nullable AsOf asOf) {
        return snapshot.read(jdbc -> known(jdbc, engagementId, asOf)
                .flatMap(known -> CodingHistory.one(jdbc, engagementId, responseId, known.cut())
                        .map(coded -> trace(
                                known,
                                known.coverage().themes(coded.content(), known.version()),
                                known.covering(coded.content()),
                                new Page<>(List.of(covered(known, coded)), null)))));
    }

    /**
     * The considerations about a theme and the counted responses with it.
     *
     * @return empty if the last version of the engagement's codebook has no such theme
     */
    Optional<CoverageTrace> ofTheme(
            UUID engagementId, String themeId, @Nullable AsOf asOf, @Nullable String after, int limit) {
        return snapshot.read(jdbc -> known(jdbc, engagementId, asOf)
                .filter(known -> known.theme(themeId).isPresent())
                .map(known -> trace(
                        known,
                        Set.of(themeId),
                        known.about(themeId),
                        responses(
                                jdbc,
                                known,
                                content -> known.coverage()
                                        .themes(content, known.version())
                                        .contains(themeId),
                                after,
                                limit))));
    }

    /**
     * The themes of a consideration and the counted responses it covers.
     *
     * @return empty if the engagement has no such consideration, or it was withdrawn
     */
    Optional<CoverageTrace> ofConsideration(
            UUID engagementId, UUID considerationId, @Nullable AsOf asOf, @Nullable String after, int limit) {
        return snapshot.read(jdbc -> known(jdbc, engagementId, asOf)
                .flatMap(known -> known.considerations().stream()
                        .filter(consideration -> consideration.id().equals(considerationId))
                        .findFirst()
                        .map(consideration -> trace(
                                known,
                                known.themesOf(consideration),
                                List.of(considerationId),
                                responses(
                                        jdbc,
                                        known,
                                        content -> known.coverage().covers(consideration.put(), content),
                                        after,
                                        limit)))));
    }

    /** What takes the links of an engagement, of one state. */
    public interface Taking {
        /** Comes first, with how far the log was read. */
        void begin(String log, long position);

        void take(Link link);
    }

    /**
     * Everything the counted and coded responses say, with its themes and the considerations that cover it, in the order of
     * their ids. Memory does not depend on their number.
     *
     * @param asOf null for now
     * @return whether there is such an engagement, or was one then
     */
    public boolean links(UUID engagementId, @Nullable AsOf asOf, Taking taking) {
        return snapshot.read(jdbc -> {
            Optional<Known> found = known(jdbc, engagementId, asOf);
            found.ifPresent(known -> {
                taking.begin(known.cut().log(), known.cut().position());
                List<Coded> page = List.of();
                do {
                    UUID last = page.isEmpty() ? null : page.getLast().id();
                    page = CodingHistory.page(jdbc, engagementId, known.cut(), _ -> true, last, CHUNK);
                    page.forEach(coded -> links(known, coded).forEach(taking::take));
                } while (page.size() == CHUNK);
            });
            return found.isPresent();
        });
    }

    private static Set<Link> links(Known known, Coded coded) {
        Set<Link> links = new LinkedHashSet<>();
        int madeWith = coded.content().codebookVersion();
        for (ThemeCoding coding : coded.content().codings()) {
            Set<String> themes = known.coverage().themes(coding, madeWith, known.version());
            List<UUID> covering =
                    known.ids(consideration -> known.coverage().covers(consideration.put(), coding, madeWith));
            for (String theme : themes) {
                covering.forEach(id -> links.add(link(coded, theme, id)));
                if (covering.isEmpty()) {
                    links.add(link(coded, theme, null));
                }
            }
            if (themes.isEmpty()) {
                covering.forEach(id -> links.add(link(coded, null, id)));
            }
        }
        return links.isEmpty() ? Set.of(link(coded, null, null)) : links;
    }

    private static Link link(Coded coded, @Nullable String theme, @Nullable UUID consideration) {
        return new Link(coded.id(), coded.receiptNumber(), theme, consideration);
    }

    private Optional<Known> known(JdbcClient jdbc, UUID engagementId, @Nullable AsOf asOf) {
        return engagements
                .cut(jdbc, engagementId, asOf)
                .flatMap(cut -> engagements.facts(jdbc, engagementId, cut).map(engagement -> {
                    CodebookFacts codebook = themes.facts(jdbc, engagementId, cut);
                    return new Known(
                            engagementId,
                            cut,
                            engagement,
                            codebook,
                            new Coverage(codebook.codebook()),
                            considerations.facts(jdbc, engagementId, cut).stream()
                                    .filter(consideration -> consideration.state() != State.WITHDRAWN)
                                    .toList());
                }));
    }

    private static Page<CoveredResponse> responses(
            JdbcClient jdbc, Known known, Predicate<CodingContent> wanted, @Nullable String after, int limit) {
        List<CoveredResponse> rows = CodingHistory.page(
                        jdbc,
                        known.engagementId(),
                        known.cut(),
                        wanted,
                        after == null ? null : Cursor.id(after),
                        limit + 1)
                .stream()
                .map(coded -> covered(known, coded))
                .toList();
        return Page.of(rows, limit, last -> Cursor.after(last.id()));
    }

    private static CoveredResponse covered(Known known, Coded coded) {
        return new CoveredResponse(
                coded.id(),
                coded.receiptNumber(),
                known.coverage().themes(coded.content(), known.version()).stream()
                        .sorted()
                        .toList(),
                known.covering(coded.content()));
    }

    private static CoverageTrace trace(
            Known known, Collection<String> themeIds, List<UUID> considerationIds, Page<CoveredResponse> responses) {
        List<CoveredTheme> covered = themeIds.stream()
                .sorted()
                .flatMap(id -> known.theme(id).stream())
                .map(theme -> new CoveredTheme(theme, known.about(theme.themeId())))
                .toList();
        List<CoveringConsideration> covering = known.considerations().stream()
                .filter(consideration -> considerationIds.contains(consideration.id()))
                .map(consideration -> new CoveringConsideration(
                        consideration.id(),
                        consideration.summary(),
                        consideration.state(),
                        List.copyOf(known.themesOf(consideration)),
                        consideration.answers(),
                        consideration.awaited()))
                .toList();
        return new CoverageTrace(
                known.engagementId(),
                known.cut().log(),
                known.cut().position(),
                known.version() == 0 ? null : known.version(),
                covered,
                covering,
                responses);
    }
}
