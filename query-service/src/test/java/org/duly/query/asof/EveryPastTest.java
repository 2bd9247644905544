package org.duly.query.asof;

import static org.assertj.core.api.Assertions.assertThat;

import com.zaxxer.hikari.HikariDataSource;
import java.net.http.HttpResponse;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.random.RandomGenerator;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.duly.events.DomainEvent;
import org.duly.events.EventCatalogue;
import org.duly.events.codebook.CodebookEvent;
import org.duly.events.consideration.ConsiderationEvent;
import org.duly.events.disclosure.DisclosureEvent;
import org.duly.events.engagement.EngagementEvent;
import org.duly.events.privacy.PrivacyEvent;
import org.duly.events.programme.ProgrammeEvent;
import org.duly.events.response.ResponseEvent;
import org.duly.platform.database.Database;
import org.duly.query.database.ReadSchema;
import org.duly.query.engagement.Engagements;
import org.duly.query.governance.GovernanceIndex;
import org.duly.query.log.Applied;
import org.duly.query.log.Archive;
import org.duly.query.log.PlacedEvent;
import org.duly.query.log.Projector;
import org.duly.query.response.GapKind;
import org.duly.query.response.ResponseRegister;
import org.duly.query.testing.QueryService;
import org.duly.query.testing.TestVault;
import org.duly.query.testing.WholeHistory;
import org.duly.testsupport.RandomCases;
import org.duly.testsupport.TestDatabases;
import org.duly.testsupport.TestKafka;
import org.duly.testsupport.TestPostgres;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * Every question that can be asked of the past, over histories in which everything happens: as of a position it is answered
 * as it was live there, and by a date as a log of only what had happened would have it. Over HTTP, with the real projection
 * and the real PostgreSQL.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class EveryPastTest {
    private static final Instant LATER = Instant.parse("2030-01-01T00:00:00Z");
    private static final String TOPIC = "none";
    private static final int EVENTS = 420;
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final TestDatabases databases = TestPostgres.shared().freshDatabases();
    private final TestVault vault = new TestVault(databases);
    private final HikariDataSource database = new Database(
                    databases.readUrl(),
                    databases.queryUsername(),
                    databases.queryPassword(),
                    databases.queryUsername(),
                    databases.queryPassword())
            .pool("every-past", 2);
    private final Projector projector = new Projector(
            database,
            ReadSchema.LIVE,
            List.of(
                    new Archive(),
                    new Engagements(),
                    new ResponseRegister(vault.keys(), vault.sealer()),
                    new GovernanceIndex()));
    private final QueryService service;
    private volatile Instant now = LATER;

    EveryPastTest() {
        TestKafka kafka = TestKafka.shared();
        // The service reads an empty topic: what it is asked about is applied here, in batches as random as the
        // history.
        service = QueryService.start(
                QueryService.settings(
                        databases,
                        vault,
                        kafka.bootstrapServers(),
                        kafka.newTopic(kafka.freshTopicName("every-past"), 1)),
                () -> now);
    }

    @AfterAll
    void stop() {
        service.close();
        database.close();
        vault.close();
    }

    /** What was answered; of a refusal only which it was. */
    private record Answer(int status, Object body) {}

    @Test
    void as_of_any_position_it_is_answered_as_it_was_live_there() {
        Set<String> answered = new HashSet<>();
        RandomCases.tryMany(1, random -> {
            WholeHistory history = WholeHistory.random(random, vault, EVENTS);
            assertThat(kindsIn(history)).containsAll(kindsThereAre());
            List<String> questions = questions(history, random);
            Map<Long, Map<String, Answer>> live = live(history, random, questions);

            now = LATER;
            live.forEach((position, answers) -> {
                assertThat(ask(questions, "asOfPosition=" + position))
                        .as("as of position %s", position)
                        .containsExactlyEntriesOf(answers);
                if (isLastOfItsTime(history.events(), position)) {
                    assertThat(ask(
                                    questions,
                                    "asOfRecorded="
                                            + history.events()
                                                    .get((int) (long) position)
                                                    .envelope()
                                                    .recordedTime()))
                            .as("as of the recorded time of position %s", position)
                            .containsExactlyEntriesOf(answers);
                }
                answers.forEach((question, answer) -> {
                    if (answer.status() == 200) {
                        answered.add(question);
                    }
                });
            });
        });
        assertThat(templatesOfThePast().stream()
                        .filter(template -> answered.stream().noneMatch(question -> isOf(template, question))))
                .as("questions with as-of parameters that were not asked, or never answered")
                .isEmpty();
    }

    @Test
    void what_had_happened_by_a_date_is_what_a_log_of_only_that_would_say() {
        RandomCases.tryMany(1, random -> {
            WholeHistory history = WholeHistory.random(random, vault, EVENTS);
            // A report is judged at a position of the log as it was, with what had not happened by the date, and
            // digests
            // are of positions alone.
            List<String> questions = questions(history, random).stream()
                    .filter(question -> !question.contains("/reports")
                            && !question.endsWith("/gunning-sheet/page")
                            && !question.contains("/digest"))
                    .toList();
            live(history, random, List.of());
            now = LATER;
            Map<Instant, Map<String, Answer>> said = new LinkedHashMap<>();
            List<PlacedEvent> events = history.events();
            for (int time = 0; time < 8; time++) {
                Instant by =
                        events.getFirst().envelope().time().plusSeconds(random.nextInt(time == 0 ? 1 : 17 * 86_400));
                said.put(by, positionsLeftOut(ask(questions, "asOfOccurred=" + by)));
            }
            said.put(LATER, positionsLeftOut(ask(questions, "asOfOccurred=" + LATER)));
            for (Instant time : said.keySet()) {
                applyOnly(history, time);
                now = time;
                assertThat(positionsLeftOut(ask(questions, "")))
                        .as("by %s", time)
                        .containsExactlyEntriesOf(said.getOrDefault(time, Map.of()));
            }
        });
    }

    private static Set<Class<?>> kindsIn(WholeHistory history) {
        return history.events().stream()
                .map(event -> event.envelope().data().getClass())
                .collect(Collectors.toSet());
    }

    /** Of the engagement, its responses and all that came of them; who decides at last has questions of their own. */
    private static List<Class<? extends DomainEvent>> kindsThereAre() {
        return EventCatalogue.types().values().stream()
                .filter(kind -> EngagementEvent.class.isAssignableFrom(kind)
                        || ResponseEvent.class.isAssignableFrom(kind)
                        || CodebookEvent.class.isAssignableFrom(kind)
                        || ConsiderationEvent.class.isAssignableFrom(kind)
                        || ProgrammeEvent.class.isAssignableFrom(kind)
                        || PrivacyEvent.class.isAssignableFrom(kind)
                        || DisclosureEvent.class.isAssignableFrom(kind))
                .toList();
    }

    /** Every question about everything in a history; where there is much, about some of it. */
    private static List<String> questions(WholeHistory history, RandomGenerator random) {
        String engagement = "/api/v1/engagements/" + history.engagement();
        List<String> questions = new ArrayList<>(Stream.of(
                        "",
                        "/status",
                        "/status.csv",
                        "/status.jsonl",
                        "/codebook",
                        "/themes",
                        "/themes?codebookVersion=1",
                        "/considerations",
                        "/gaps",
                        "/gaps?threshold=2")
                .map(path -> engagement + path)
                .toList());
        for (String file : List.of("themes", "considerations", "gaps", "coverage", "reports")) {
            questions.add(engagement + "/" + file + ".csv");
            questions.add(engagement + "/" + file + ".jsonl");
        }
        for (GapKind kind : GapKind.values()) {
            questions.add(engagement + "/gaps/" + kind + "?limit=200");
        }
        history.themes().forEach(theme -> questions.add(engagement + "/coverage?limit=200&themeId=" + theme));
        for (int report = 1; report <= Math.max(2, history.reports()); report++) {
            questions.add(engagement + "/reports/" + report);
            questions.add(engagement + "/reports/" + report + "/page");
        }
        some(history.considerations(), random).forEach(id -> {
            questions.add("/api/v1/considerations/" + id);
            questions.add(engagement + "/coverage?limit=200&considerationId=" + id);
        });
        some(history.responses(), random).forEach(id -> {
            questions.add("/api/v1/responses/" + id);
            questions.add(engagement + "/coverage?responseId=" + id);
        });
        questions.add("/api/v1/programmes/" + history.programme());
        questions.add("/api/v1/programmes/" + history.programme() + "/milestones.csv");
        questions.add("/api/v1/programmes/" + history.programme() + "/milestones.jsonl");
        questions.addAll(aboutGovernance(history, random));
        questions.addAll(aboutSuccession(history, random));
        return questions;
    }

    private static List<String> aboutGovernance(WholeHistory history, RandomGenerator random) {
        UUID engagement = history.engagement();
        String ofEngagement = "/api/v1/engagements/" + engagement;
        List<String> questions = new ArrayList<>(List.of(
                "/api/v1/bodies/board",
                "/api/v1/bodies/board/sign-offs?limit=200",
                "/api/v1/bodies/board/decisions?limit=200",
                "/api/v1/organisations/trust/bodies",
                "/api/v1/organisations/trust/decisions?limit=200",
                "/api/v1/bodies/board/decisions/digest",
                "/api/v1/organisations/trust/decisions/digest",
                ofEngagement + "/decisions/digest?proposalId=P1",
                "/api/v1/documents/" + history.document(),
                "/api/v1/sign-off-matrix?engagementId=" + engagement,
                "/api/v1/sign-off-matrix?documentId=" + history.document(),
                "/api/v1/governance-gaps?engagementId=" + engagement,
                "/api/v1/governance-gaps?bodyId=board",
                ofEngagement + "/decisions?proposalId=P1",
                ofEngagement + "/sequence-check",
                ofEngagement + "/gunning-sheet",
                ofEngagement + "/gunning-sheet/page",
                "/api/v1/popolo/bodies/board",
                "/api/v1/popolo/bodies/board/motions?limit=200",
                "/api/v1/popolo/organisations/trust"));
        history.themes().forEach(theme -> questions.add(ofEngagement + "/trace.jsonl?themeId=" + theme));
        some(history.signOffs(), random).forEach(id -> {
            questions.add("/api/v1/sign-offs/" + id);
            questions.add("/api/v1/popolo/sign-offs/" + id);
            questions.add(ofEngagement + "/trace.jsonl?signOffId=" + id);
        });
        some(history.decisions(), random).forEach(id -> {
            questions.add("/api/v1/decisions/" + id);
            questions.add("/api/v1/decisions/" + id + "/record");
            questions.add("/api/v1/decisions/" + id + "/record/page");
            questions.add(ofEngagement + "/trace.jsonl?decisionId=" + id);
        });
        return questions;
    }

    private static List<String> aboutSuccession(WholeHistory history, RandomGenerator random) {
        String ofEngagement = "/api/v1/engagements/" + history.engagement();
        List<String> questions = new ArrayList<>(List.of(
                ofEngagement + "/ballots?limit=200",
                ofEngagement + "/ballots?limit=200&proposalId=P1",
                "/api/v1/bodies/members/ballots?limit=200",
                "/api/v1/popolo/bodies/members/ballots?limit=200",
                "/api/v1/popolo/organisations",
                "/api/v1/mergers?limit=200",
                ofEngagement + "/mergers?limit=200",
                "/api/v1/organisation-lineage",
                "/api/v1/organisation-lineage.csv",
                "/api/v1/organisation-lineage.jsonl"));
        some(history.ballots(), random).forEach(id -> {
            for (String part : List.of("", "/papers", "/results.csv", "/results.jsonl")) {
                questions.add("/api/v1/ballots/" + id + part);
            }
            questions.add("/api/v1/popolo/ballots/" + id);
        });
        some(history.mergers(), random).forEach(id -> {
            for (String part : List.of("", "/ballots?limit=200", "/decisions?limit=200", "/decisions/digest")) {
                questions.add("/api/v1/mergers/" + id + part);
            }
        });
        history.organisations().forEach(id -> {
            questions.add("/api/v1/organisations/" + id + "/lineage");
            questions.add("/api/v1/organisations/" + id + "/mergers?limit=200");
        });
        return questions;
    }

    private static <T> List<T> some(List<T> all, RandomGenerator random) {
        return all.size() <= 5
                ? all
                : Stream.concat(
                                Stream.of(all.getFirst()),
                                random.ints(4, 0, all.size()).mapToObj(all::get))
                        .distinct()
                        .toList();
    }

    /** Applies a history in random batches, and what was answered after the first, the last and some of the others. */
    private Map<Long, Map<String, Answer>> live(WholeHistory history, RandomGenerator random, List<String> questions)
            throws SQLException {
        empty();
        Map<Long, Map<String, Answer>> answers = new LinkedHashMap<>();
        Applied at = Applied.nothingOf(history.log(), TOPIC, 0);
        List<PlacedEvent> events = history.events();
        for (int from = 0; from < events.size(); ) {
            int to = Math.min(events.size(), from + 1 + random.nextInt(from == 0 ? 2 : 20));
            at = projector.apply(at, events.subList(from, to), TOPIC, 0);
            now = events.get(to - 1).envelope().recordedTime();
            answers.put(at.position(), ask(questions, ""));
            from = to;
        }
        return answers;
    }

    /** Applies the events that had happened, and no others, in their order. */
    private void applyOnly(WholeHistory history, Instant time) throws SQLException {
        Map<String, Boolean> going = new HashMap<>();
        List<PlacedEvent> happened = history.events().stream()
                .filter(event -> going.merge(
                        event.envelope().stream(), !event.envelope().time().isAfter(time), Boolean::logicalAnd))
                .toList();
        empty();
        if (!happened.isEmpty()) {
            projector.apply(Applied.nothingOf(history.log(), TOPIC, 0), happened, TOPIC, 0);
        }
    }

    private Map<String, Answer> ask(List<String> questions, String asOf) {
        Map<String, Answer> answers = new LinkedHashMap<>();
        for (String question : questions) {
            String separator = asOf.isEmpty() ? "" : question.contains("?") ? "&" : "?";
            HttpResponse<String> answer = service.send("GET", question + separator + asOf);
            assertThat(answer.statusCode())
                    .as("%s: %s", question, answer.body())
                    .isIn(200, question.contains("codebookVersion") ? 400 : 200, 404);
            answers.put(question, new Answer(answer.statusCode(), comparable(answer)));
        }
        return answers;
    }

    private static Object comparable(HttpResponse<String> answer) {
        if (answer.statusCode() != 200) {
            return "";
        }
        if (!answer.headers().firstValue("Content-Type").orElse("").equals("application/json")) {
            return answer.body();
        }
        JsonNode body = JSON.readTree(answer.body());
        if (body instanceof ObjectNode object) {
            // It only says how the question was asked.
            object.remove("asOf");
            // Of a respondent who was erased later, the past has no text either.
            object.remove(List.of("text", "erased"));
            if (object.get("facts") instanceof ObjectNode facts) {
                facts.remove("erased");
            }
        }
        return body;
    }

    /** Without how far the log was read, which is another position in a log of only some of its events. */
    private static Map<String, Answer> positionsLeftOut(Map<String, Answer> answers) {
        answers.values().forEach(answer -> {
            if (answer.body() instanceof ObjectNode object) {
                object.remove(List.of("position", "appliedPosition"));
                if (object.get("items") != null) {
                    object.get("items").forEach(item -> ((ObjectNode) item).remove("appliedPosition"));
                }
            }
        });
        return answers;
    }

    private static boolean isLastOfItsTime(List<PlacedEvent> events, long position) {
        return position == events.size() - 1
                || events.get((int) position + 1)
                        .envelope()
                        .recordedTime()
                        .isAfter(events.get((int) position).envelope().recordedTime());
    }

    /** The paths of all questions that can be asked of the past, as the service describes itself. */
    private Set<String> templatesOfThePast() {
        Set<String> templates = new TreeSet<>();
        service.get("/api/v1/openapi.json")
                .get("paths")
                .properties()
                .forEach(path -> path.getValue().path("get").path("parameters").forEach(parameter -> {
                    if (parameter.path("name").asString("").startsWith("asOf")) {
                        templates.add(path.getKey());
                    }
                }));
        assertThat(templates).hasSizeGreaterThan(10);
        return templates;
    }

    private static boolean isOf(String template, String question) {
        return question.replaceFirst("\\?.*", "").matches(template.replaceAll("\\{[^/]*}", "[^/]+"));
    }

    private void empty() throws SQLException {
        try (Connection connection = database.getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute("TRUNCATE "
                    + ReadSchema.TABLES.stream().map(ReadSchema.LIVE::table).collect(Collectors.joining(", ")));
        }
    }
}
