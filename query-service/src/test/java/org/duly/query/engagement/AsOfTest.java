package org.duly.query.engagement;

import static org.assertj.core.api.Assertions.assertThat;

import com.zaxxer.hikari.HikariDataSource;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.random.RandomGenerator;
import java.util.stream.Collectors;
import org.duly.platform.database.Database;
import org.duly.query.asof.AsOf;
import org.duly.query.asof.Past;
import org.duly.query.database.ReadMigration;
import org.duly.query.database.ReadSchema;
import org.duly.query.database.Snapshot;
import org.duly.query.log.Applied;
import org.duly.query.log.Archive;
import org.duly.query.log.PlacedEvent;
import org.duly.query.log.Projector;
import org.duly.query.rebuild.Digests;
import org.duly.query.response.ResponseRegister;
import org.duly.query.testing.History;
import org.duly.query.testing.TestVault;
import org.duly.testsupport.RandomCases;
import org.duly.testsupport.TestDatabases;
import org.duly.testsupport.TestPostgres;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;

/** What is answered about the past is what was answered then; real projection, real PostgreSQL. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class AsOfTest {
    private static final Instant LATER = Instant.parse("2030-01-01T00:00:00Z");
    private static final String TOPIC = "none";

    private final TestDatabases databases = TestPostgres.shared().freshDatabases();
    private final TestVault vault = new TestVault(databases);
    private final HikariDataSource database = new Database(
                    databases.readUrl(),
                    databases.queryUsername(),
                    databases.queryPassword(),
                    databases.queryUsername(),
                    databases.queryPassword())
            .pool("as-of", 2);
    private final Projector projector;
    private final EngagementQueries queries;
    private Instant now = LATER;

    AsOfTest() {
        ReadMigration.run(database);
        projector = new Projector(
                database,
                ReadSchema.LIVE,
                List.of(new Archive(), new Engagements(), new ResponseRegister(vault.keys(), vault.sealer())));
        Snapshot snapshot = new Snapshot(JdbcClient.create(database), new DataSourceTransactionManager(database));
        queries = new EngagementQueries(snapshot, new Past(() -> now), () -> now);
    }

    @AfterAll
    void stop() {
        database.close();
        vault.close();
    }

    @Test
    void folding_to_any_position_gives_what_was_answered_live_there() {
        RandomCases.tryMany(3, random -> {
            History history = History.random(random, vault, 120);
            Map<Long, List<Optional<EngagementStatus>>> answered = live(history, random, 1);
            List<PlacedEvent> events = history.events();

            for (PlacedEvent event : events) {
                assertThat(asOf(history, new AsOf.Position(event.position())))
                        .as("as of position %s", event.position())
                        .isEqualTo(answered.get(event.position()));
                Instant recorded = event.envelope().recordedTime();
                boolean lastOfItsTime = event.equals(events.getLast())
                        || events.get((int) event.position() + 1)
                                .envelope()
                                .recordedTime()
                                .isAfter(recorded);
                if (lastOfItsTime) {
                    assertThat(asOf(history, new AsOf.Recorded(recorded)))
                            .as("as of %s", recorded)
                            .isEqualTo(answered.get(event.position()));
                }
            }
        });
    }

    @Test
    void over_thousands_of_changes_it_is_the_same_however_they_were_cut_into_batches() {
        RandomCases.tryMany(1, random -> {
            History history = History.random(random, vault, 8_000);
            Map<Long, List<Optional<EngagementStatus>>> answered = live(history, random, 150);
            Digests.Report digests = new Digests(database).ofLive();
            assertThat(answeredAsOf(history, answered)).isEqualTo(answered);
            assertThat(sums()).isGreaterThan(2);

            live(history, random, history.events().size());
            assertThat(new Digests(database).ofLive()).isEqualTo(digests);
            assertThat(answeredAsOf(history, answered)).isEqualTo(answered);
        });
    }

    @Test
    void what_had_happened_by_a_date_is_what_a_log_of_only_that_would_say() {
        RandomCases.tryMany(3, random -> {
            History history = History.random(random, vault, 150);
            live(history, random, 40);
            List<Instant> times = new ArrayList<>(
                    List.of(Instant.parse("2019-10-26T23:00:00Z"), Instant.parse("2019-10-30T00:00:00Z"), LATER));
            for (int more = 0; more < 4; more++) {
                times.add(history.events().getFirst().envelope().time().plusSeconds(random.nextInt(25 * 86_400)));
            }
            Map<Instant, List<Optional<EngagementStatus>>> said = times.stream()
                    .distinct()
                    .collect(Collectors.toMap(time -> time, time -> asOf(history, new AsOf.Occurred(time))));

            for (Instant time : said.keySet()) {
                assertThat(said.get(time)).as("by %s", time).isEqualTo(ofOnly(history, time));
            }
        });
    }

    /** Applies the events that had happened, and no others, in their order, and asks then. */
    private List<Optional<EngagementStatus>> ofOnly(History history, Instant time) throws SQLException {
        Map<String, Boolean> going = new HashMap<>();
        List<PlacedEvent> happened = history.events().stream()
                .filter(event -> going.merge(
                        event.envelope().stream(), !event.envelope().time().isAfter(time), Boolean::logicalAnd))
                .toList();
        empty();
        if (!happened.isEmpty()) {
            projector.apply(Applied.nothingOf(history.log(), TOPIC, 0), happened, TOPIC, 0);
        }
        now = time;
        return engagements(history, null);
    }

    /** Applies a history in batches of up to so many events, and what was answered after each of them. */
    private Map<Long, List<Optional<EngagementStatus>>> live(History history, RandomGenerator random, int atMost)
            throws SQLException {
        empty();
        Map<Long, List<Optional<EngagementStatus>>> answers = new HashMap<>();
        Applied at = Applied.nothingOf(history.log(), TOPIC, 0);
        List<PlacedEvent> events = history.events();
        for (int from = 0; from < events.size(); ) {
            int to = Math.min(events.size(), from + 1 + random.nextInt(atMost));
            at = projector.apply(at, events.subList(from, to), TOPIC, 0);
            now = events.get(to - 1).envelope().recordedTime();
            answers.put(at.position(), engagements(history, null));
            from = to;
        }
        now = LATER;
        return answers;
    }

    private Map<Long, List<Optional<EngagementStatus>>> answeredAsOf(
            History history, Map<Long, List<Optional<EngagementStatus>>> positions) {
        return positions.keySet().stream()
                .collect(
                        Collectors.toMap(position -> position, position -> asOf(history, new AsOf.Position(position))));
    }

    private List<Optional<EngagementStatus>> asOf(History history, AsOf asOf) {
        now = LATER;
        return engagements(history, asOf);
    }

    private List<Optional<EngagementStatus>> engagements(History history, @Nullable AsOf asOf) {
        return history.engagements().stream()
                .map(id -> queries.status(id, asOf).map(AsOfTest::comparable))
                .toList();
    }

    /** Without what only says how the question was asked. */
    private static EngagementStatus comparable(EngagementStatus status) {
        return new EngagementStatus(
                status.id(),
                status.title(),
                status.kind(),
                status.phase(),
                status.now(),
                null,
                status.opensAt(),
                status.closesAt(),
                status.closesAtLocal(),
                status.timeZone(),
                status.daysLeft(),
                status.responses(),
                status.silentGroups(),
                status.reportStale(),
                status.log(),
                0,
                status.streamVersion());
    }

    private long sums() {
        return JdbcClient.create(database)
                .sql("SELECT count(*) FROM read.tally_sum")
                .query(Long.class)
                .single();
    }

    private void empty() throws SQLException {
        try (Connection connection = database.getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute("TRUNCATE "
                    + ReadSchema.TABLES.stream().map(ReadSchema.LIVE::table).collect(Collectors.joining(", ")));
        }
    }
}
