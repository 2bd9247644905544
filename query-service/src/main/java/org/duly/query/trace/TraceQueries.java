package org.duly.query.trace;

import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.function.LongConsumer;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.duly.events.EventCatalogue;
import org.duly.events.codebook.CodebookVersionFixed;
import org.duly.events.consideration.ConsiderationStanding.State;
import org.duly.events.engagement.Question;
import org.duly.events.response.CodingReviewed;
import org.duly.events.response.ResponseCoded;
import org.duly.events.response.ResponseLogged;
import org.duly.query.asof.AsOf;
import org.duly.query.asof.Cut;
import org.duly.query.asof.Past;
import org.duly.query.codebook.CodebookFacts;
import org.duly.query.codebook.CodebookFacts.CodebookVersion;
import org.duly.query.codebook.Theme;
import org.duly.query.codebook.ThemeQueries;
import org.duly.query.consideration.ConsiderationFacts;
import org.duly.query.consideration.ConsiderationQueries;
import org.duly.query.consideration.Coverage;
import org.duly.query.database.Snapshot;
import org.duly.query.decision.DecisionFacts;
import org.duly.query.decision.DecisionQueries;
import org.duly.query.engagement.EngagementFacts;
import org.duly.query.engagement.EngagementRecords;
import org.duly.query.governance.Act;
import org.duly.query.governance.Subjects;
import org.duly.query.log.PlacedEvent;
import org.duly.query.response.CodingContent;
import org.duly.query.response.CodingHistory;
import org.duly.query.response.CodingHistory.Coded;
import org.duly.query.signoff.SignOffFacts;
import org.duly.query.signoff.SignOffQueries;
import org.duly.query.trace.Hop.Kind;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Walks from anywhere between a response and a decision to both ends. Responses come last and as they are read: memory does
 * not depend on their number.
 */
@Component
public class TraceQueries {
    private static final int READ_AT_ONCE = 1_000;
    private static final String[] TELLING = Stream.of(ResponseLogged.class, ResponseCoded.class, CodingReviewed.class)
            .map(EventCatalogue::typeOf)
            .toArray(String[]::new);

    private final Snapshot snapshot;
    private final Past past;
    private final EngagementRecords engagements;
    private final ThemeQueries themes;
    private final ConsiderationQueries considerations;
    private final SignOffQueries signOffs;
    private final DecisionQueries decisions;

    TraceQueries(
            Snapshot snapshot,
            Past past,
            EngagementRecords engagements,
            ThemeQueries themes,
            ConsiderationQueries considerations,
            SignOffQueries signOffs,
            DecisionQueries decisions) {
        this.snapshot = snapshot;
        this.past = past;
        this.engagements = engagements;
        this.themes = themes;
        this.considerations = considerations;
        this.signOffs = signOffs;
        this.decisions = decisions;
    }

    /** What takes the lines. */
    interface Lines extends Consumer<Hop> {
        /** Called once before the first, when it is known that there are any. */
        void begin(Cut cut);

        /** Called when what follows may take a while. */
        void flush();
    }

    /** What is known of an engagement while it is walked. */
    private record Known(
            UUID engagementId,
            Cut cut,
            CodebookFacts codebook,
            Coverage coverage,
            List<String> questions,
            List<ConsiderationFacts> considerations,
            Map<String, List<Act>> pointActs,
            List<SignOffFacts> signOffs,
            List<DecisionFacts> decisions) {

        int version() {
            return codebook.codebook().lastVersion();
        }

        Set<String> themesOf(ConsiderationFacts point) {
            return coverage.themesOf(point.put(), questions);
        }

        List<ConsiderationFacts> points(Predicate<ConsiderationFacts> wanted) {
            return considerations.stream().filter(wanted).toList();
        }
    }

    /**
     * A way from the start to both ends.
     *
     * @param themes of the last version of the codebook
     * @param responses which of the counted ones, by what they say; null: only the one given
     */
    private record Way(
            Governed governed,
            Set<String> themes,
            @Nullable Predicate<CodingContent> responses,
            @Nullable Coded response) {}

    /**
     * Walks.
     *
     * @param asOf null for now
     * @return whether the start is there, and was then; if not, no line was given
     */
    boolean walk(UUID engagementId, TraceStart start, @Nullable AsOf asOf, Lines lines) {
        return snapshot.read(jdbc -> {
            Optional<Known> found = known(jdbc, engagementId, asOf);
            Optional<Way> way = found.flatMap(known -> way(jdbc, known, start));
            way.ifPresent(one -> write(jdbc, found.orElseThrow(), one, lines));
            return way.isPresent();
        });
    }

    /**
     * The position of every event on the way from a decision or a sign-off to both ends, some more than once; none if the
     * engagement has nothing of that id.
     */
    public void eachEvent(
            UUID engagementId, @Nullable UUID decisionId, @Nullable UUID signOffId, AsOf asOf, LongConsumer positions) {
        walk(engagementId, new TraceStart(decisionId, signOffId, null, null, null), asOf, new Lines() {
            @Override
            public void begin(Cut cut) {}

            @Override
            public void accept(Hop hop) {
                hop.events().forEach(event -> positions.accept(event.position()));
            }

            @Override
            public void flush() {}
        });
    }

    private Optional<Known> known(JdbcClient jdbc, UUID engagementId, @Nullable AsOf asOf) {
        String subject = Subjects.engagement(engagementId);
        return engagements
                .cut(jdbc, engagementId, asOf)
                .flatMap(cut -> engagements.facts(jdbc, engagementId, cut).map((EngagementFacts engagement) -> {
                    CodebookFacts codebook = themes.facts(jdbc, engagementId, cut);
                    return new Known(
                            engagementId,
                            cut,
                            codebook,
                            new Coverage(codebook.codebook()),
                            engagement.plan().questions().stream()
                                    .map(Question::id)
                                    .toList(),
                            considerations.facts(jdbc, engagementId, cut).stream()
                                    .filter(point -> point.state() != State.WITHDRAWN)
                                    .toList(),
                            past.considerations(jdbc, cut, engagementId).stream()
                                    .flatMap(List::stream)
                                    .map(Act::of)
                                    .collect(Collectors.groupingBy(Act::stream)),
                            signOffs.about(jdbc, cut, subject),
                            decisions.about(jdbc, cut, subject));
                }));
    }

    private static Optional<Way> way(JdbcClient jdbc, Known known, TraceStart start) {
        if (start.decisionId() != null) {
            return known.decisions().stream()
                    .filter(decision -> decision.id().equals(start.decisionId()))
                    .findFirst()
                    .map(decision -> down(known, Governed.behind(decision, known.considerations(), known.signOffs())));
        }
        if (start.signOffId() != null) {
            return known.signOffs().stream()
                    .filter(signOff -> signOff.id().equals(start.signOffId()))
                    .findFirst()
                    .map(signOff -> down(known, ofSignOff(known, signOff)));
        }
        if (start.considerationId() != null) {
            List<ConsiderationFacts> points = known.points(point -> point.id().equals(start.considerationId()));
            return points.isEmpty()
                    ? Optional.empty()
                    : Optional.of(down(known, Governed.from(points, known.signOffs(), known.decisions())));
        }
        if (start.themeId() != null) {
            String theme = start.themeId();
            return known.codebook().codebook().themesOf(known.version()).contains(theme)
                    ? Optional.of(ofTheme(known, theme))
                    : Optional.empty();
        }
        return start.responseId() == null
                ? Optional.empty()
                : CodingHistory.one(jdbc, known.engagementId(), start.responseId(), known.cut())
                        .map(coded -> ofResponse(known, coded));
    }

    /** From what bodies did down to every response they had to do with. */
    private static Way down(Known known, Governed governed) {
        Set<String> themes = new TreeSet<>();
        governed.considerations().forEach(point -> themes.addAll(known.themesOf(point)));
        return new Way(
                governed,
                themes,
                content -> governed.considerations().stream()
                        .anyMatch(point -> known.coverage().covers(point.put(), content)),
                null);
    }

    private static Governed ofSignOff(Known known, SignOffFacts signOff) {
        List<DecisionFacts> citing = known.decisions().stream()
                .filter(decision -> decision.decision().signOffs().contains(signOff.id()))
                .toList();
        Set<UUID> points = Stream.concat(
                        signOff.pack().stream().flatMap(paper -> paper.item().considerations().stream()),
                        signOff.discussed().stream().flatMap(discussion -> discussion.considerations().stream()))
                .collect(Collectors.toSet());
        return new Governed(known.points(point -> points.contains(point.id())), List.of(signOff), citing);
    }

    private static Way ofTheme(Known known, String theme) {
        List<ConsiderationFacts> points =
                known.points(point -> known.themesOf(point).contains(theme));
        return new Way(
                Governed.from(points, known.signOffs(), known.decisions()),
                Set.of(theme),
                content -> known.coverage().themes(content, known.version()).contains(theme),
                null);
    }

    private static Way ofResponse(Known known, Coded coded) {
        List<ConsiderationFacts> points = known.points(point -> known.coverage().covers(point.put(), coded.content()));
        return new Way(
                Governed.from(points, known.signOffs(), known.decisions()),
                known.coverage().themes(coded.content(), known.version()),
                null,
                coded);
    }

    private void write(JdbcClient jdbc, Known known, Way way, Lines lines) {
        lines.begin(known.cut());
        way.governed().hops().forEach(lines);
        way.governed().considerations().forEach(point -> lines.accept(hop(known, point)));
        themeHops(jdbc, known, way.themes()).forEach(lines);
        lines.flush();
        long responses = way.responses() == null ? 0 : writeResponses(jdbc, known, way, way.responses(), lines);
        if (way.response() != null) {
            responses += writeBatch(jdbc, known, way, List.of(way.response()), lines);
        }
        lines.accept(new Hop(Kind.END, "", Long.toString(responses), List.of(), List.of()));
    }

    private static long writeResponses(
            JdbcClient jdbc, Known known, Way way, Predicate<CodingContent> wanted, Lines lines) {
        long written = 0;
        UUID after = null;
        List<Coded> batch;
        do {
            batch = CodingHistory.page(jdbc, known.engagementId(), known.cut(), wanted, after, READ_AT_ONCE);
            written += writeBatch(jdbc, known, way, batch, lines);
            after = batch.isEmpty() ? null : batch.getLast().id();
        } while (batch.size() == READ_AT_ONCE);
        return written;
    }

    private static long writeBatch(JdbcClient jdbc, Known known, Way way, List<Coded> batch, Lines lines) {
        Map<String, List<Act>> events = events(jdbc, known.cut(), batch);
        for (Coded coded : batch) {
            List<String> toThemes = known.coverage().themes(coded.content(), known.version()).stream()
                    .filter(way.themes()::contains)
                    .sorted()
                    .map(Kind.THEME::of)
                    .toList();
            lines.accept(new Hop(
                    Kind.RESPONSE,
                    coded.id().toString(),
                    coded.receiptNumber(),
                    toThemes,
                    events.getOrDefault("response/" + coded.id(), List.of())));
        }
        return batch.size();
    }

    /** When each was logged, coded and reviewed. On the clock of occurrence each stream is cut as everywhere. */
    private static Map<String, List<Act>> events(JdbcClient jdbc, Cut cut, List<Coded> batch) {
        Map<String, List<Act>> events = new HashMap<>();
        jdbc.sql("""
                        SELECT type, stream, position, time, recorded_at, actor, actor_role FROM (
                            SELECT *, bool_and(time <= ?) OVER (PARTITION BY stream ORDER BY stream_version) AS happened
                            FROM read.archive WHERE log = ? AND stream = ANY (?) AND position <= ?) AS told
                        WHERE happened AND type = ANY (?) ORDER BY stream, stream_version
                        """)
                .params(
                        cut.clock() == Cut.Clock.OCCURRED ? cut.time().atOffset(ZoneOffset.UTC) : OffsetDateTime.MAX,
                        cut.log(),
                        batch.stream().map(coded -> "response/" + coded.id()).toArray(String[]::new),
                        cut.position(),
                        TELLING)
                .query((row, _) -> new Act(
                        row.getString("type"),
                        row.getString("stream"),
                        row.getLong("position"),
                        row.getObject("time", OffsetDateTime.class).toInstant(),
                        row.getObject("recorded_at", OffsetDateTime.class).toInstant(),
                        row.getString("actor"),
                        row.getString("actor_role")))
                .list()
                .forEach(act -> events.computeIfAbsent(act.stream(), _ -> new ArrayList<>())
                        .add(act));
        return events;
    }

    private static Hop hop(Known known, ConsiderationFacts point) {
        return new Hop(
                Kind.CONSIDERATION,
                point.id().toString(),
                point.summary(),
                known.themesOf(point).stream().map(Kind.THEME::of).toList(),
                known.pointActs().getOrDefault("consideration/" + point.id(), List.of()));
    }

    private List<Hop> themeHops(JdbcClient jdbc, Known known, Set<String> wanted) {
        Map<String, Theme> worded =
                known.codebook().version(known.version()).map(CodebookVersion::themes).orElse(List.of()).stream()
                        .collect(Collectors.toMap(Theme::themeId, theme -> theme));
        List<Act> fixed = past.events(jdbc, known.cut(), "codebook/" + known.engagementId()).stream()
                .filter(event -> fixes(event, known.version()))
                .map(Act::of)
                .toList();
        return wanted.stream()
                .sorted()
                .flatMap(theme -> Stream.ofNullable(worded.get(theme)))
                .map(theme -> new Hop(Kind.THEME, theme.themeId(), theme.name(), List.of(), fixed))
                .toList();
    }

    private static boolean fixes(PlacedEvent event, int version) {
        return event.envelope().data() instanceof CodebookVersionFixed fixed && fixed.version() == version;
    }
}
