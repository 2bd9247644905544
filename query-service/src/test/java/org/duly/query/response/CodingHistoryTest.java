package org.duly.query.response;

import static org.assertj.core.api.Assertions.assertThat;

import com.zaxxer.hikari.HikariDataSource;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.random.RandomGenerator;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.duly.events.response.ResponseEvent;
import org.duly.platform.database.Database;
import org.duly.query.asof.Cut;
import org.duly.query.database.ReadMigration;
import org.duly.query.database.ReadSchema;
import org.duly.query.log.Applied;
import org.duly.query.log.Archive;
import org.duly.query.log.PlacedEvent;
import org.duly.query.log.Projector;
import org.duly.query.rebuild.Digests;
import org.duly.query.response.CodingChanges.State;
import org.duly.query.response.CodingHistory.Alike;
import org.duly.query.testing.History;
import org.duly.query.testing.TestVault;
import org.duly.testsupport.RandomCases;
import org.duly.testsupport.TestDatabases;
import org.duly.testsupport.TestPostgres;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.springframework.jdbc.core.simple.JdbcClient;

/** At every position the history says how responses were coded there; real projection, real PostgreSQL. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class CodingHistoryTest {
    private static final String TOPIC = "none";

    private final TestDatabases databases = TestPostgres.shared().freshDatabases();
    private final TestVault vault = new TestVault(databases);
    private final HikariDataSource database = new Database(
                    databases.readUrl(),
                    databases.queryUsername(),
                    databases.queryPassword(),
                    databases.queryUsername(),
                    databases.queryPassword())
            .pool("codings", 2);
    private final JdbcClient jdbc = JdbcClient.create(database);
    private final Projector projector;

    CodingHistoryTest() {
        ReadMigration.run(database);
        projector = new Projector(
                database, ReadSchema.LIVE, List.of(new Archive(), new ResponseRegister(vault.keys(), vault.sealer())));
    }

    @AfterAll
    void stop() {
        database.close();
        vault.close();
    }

    @Test
    void at_every_position_it_is_what_the_events_up_to_there_make_of_the_responses() {
        RandomCases.tryMany(3, random -> {
            History history = History.random(random, vault, 300);
            apply(history, random, 20);
            long found = 0;

            for (PlacedEvent event : history.events()) {
                for (UUID engagement : history.engagements()) {
                    List<Alike> counted = CodingHistory.counted(
                            jdbc,
                            engagement,
                            new Cut(
                                    history.log(),
                                    Cut.Clock.RECORDED,
                                    event.position(),
                                    event.envelope().recordedTime()));
                    found += counted.size();
                    assertThat(counted)
                            .as("as of position %s", event.position())
                            .containsExactlyInAnyOrderElementsOf(folded(history, engagement, event.position()));
                }
            }
            assertThat(found).isPositive();
        });
    }

    @Test
    void it_does_not_depend_on_how_events_were_cut_into_batches() {
        RandomCases.tryMany(2, random -> {
            History history = History.random(random, vault, 400);
            apply(history, random, 1);
            Digests.Report oneByOne = new Digests(database).ofLive();

            apply(history, random, 60);
            assertThat(new Digests(database).ofLive()).isEqualTo(oneByOne);
            apply(history, random, history.events().size());
            assertThat(new Digests(database).ofLive()).isEqualTo(oneByOne);
        });
    }

    private static List<Alike> folded(History history, UUID engagement, long position) {
        Map<UUID, ResponseRow> rows = new HashMap<>();
        for (PlacedEvent event : history.events().subList(0, (int) position + 1)) {
            if (event.envelope().data() instanceof ResponseEvent change
                    && event.envelope().scope().equals("engagement/" + engagement)) {
                rows.compute(
                        ResponseFold.idOf(event.envelope()),
                        (_, row) -> row == null
                                ? ResponseFold.all(List.of(event)).orElseThrow()
                                : ResponseFold.next(row, event, change));
            }
        }
        List<Alike> alike = new ArrayList<>();
        rows.values().stream()
                .flatMap(row -> Stream.ofNullable(State.of(row)))
                .filter(State::counted)
                .collect(Collectors.groupingBy(CodingHistoryTest::kind))
                .forEach((kind, states) -> alike.add(new Alike(
                        kind.coding(),
                        kind.ofLatestText(),
                        kind.agreed(),
                        kind.suggestion(),
                        kind.campaignId(),
                        states.size(),
                        states.stream().mapToLong(State::signatories).sum())));
        return alike;
    }

    /** What all responses coded alike have in common. */
    private static State kind(State state) {
        return new State(
                true,
                0,
                state.campaignId(),
                state.ofLatestText(),
                state.agreed(),
                state.coding(),
                state.suggestion(),
                null);
    }

    private void apply(History history, RandomGenerator random, int atMost) throws SQLException {
        try (Connection connection = database.getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute("TRUNCATE "
                    + ReadSchema.TABLES.stream().map(ReadSchema.LIVE::table).collect(Collectors.joining(", ")));
        }
        Applied at = Applied.nothingOf(history.log(), TOPIC, 0);
        List<PlacedEvent> events = history.events();
        for (int from = 0; from < events.size(); ) {
            int to = Math.min(events.size(), from + 1 + random.nextInt(atMost));
            at = projector.apply(at, events.subList(from, to), TOPIC, 0);
            from = to;
        }
    }
}
