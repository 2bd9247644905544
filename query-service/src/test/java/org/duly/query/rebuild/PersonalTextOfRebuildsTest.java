package org.duly.query.rebuild;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.sql.DataSource;
import org.duly.query.QueryServiceApplication;
import org.duly.query.log.AppliedPositions;
import org.duly.query.testing.EventFeed;
import org.duly.query.testing.EventFeed.Logged;
import org.duly.query.testing.QueryService;
import org.duly.query.testing.TestVault;
import org.duly.testsupport.JavaProcess;
import org.duly.testsupport.TestDatabases;
import org.duly.testsupport.TestKafka;
import org.duly.testsupport.TestPostgres;
import org.duly.testsupport.TestServices;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

/** A rebuild decrypts everything once more beside the live models: nothing of it may outlast rebuild or erasure. */
class PersonalTextOfRebuildsTest {
    private static final Duration SOON = Duration.ofSeconds(60);
    private static final Pattern PORT = Pattern.compile("Tomcat started on port (\\d+)");

    private final TestKafka kafka = TestKafka.shared();
    private final TestDatabases databases = TestPostgres.shared().freshDatabases();
    private final TestVault vault = new TestVault(databases);
    private final String topic = kafka.newTopic(kafka.freshTopicName("rebuilt-text"), 1);
    private final EventFeed feed =
            new EventFeed(kafka.bootstrapServers(), topic, 0, "test.example/rebuilt-text", vault);
    private final UUID engagement = feed.openEngagement("Rebuilt text");

    @AfterEach
    void stop() {
        feed.close();
        vault.close();
    }

    @Test
    void what_a_killed_rebuild_left_is_dropped_at_the_next_start() throws Exception {
        feed.response(engagement, "Ann Ash", "What Ann said");
        feed.flush();
        try (QueryService service = QueryService.start(settings());
                Connection reader = service.bean(DataSource.class).getConnection()) {
            applied(service);
            try (JavaProcess victim = JavaProcess.start(
                    List.of("-Xmx256m"), QueryServiceApplication.class, TestServices.arguments(settings()))) {
                read(reader);
                post(victim, "/api/v1/operations/rebuild");
                await("its rows are written, and it waits for the reader")
                        .atMost(SOON)
                        .ignoreExceptions()
                        .until(() -> texts(service, "read_rebuild").equals(List.of("What Ann said")));
                victim.kill();
            }
            reader.rollback();
            assertThat(texts(service, "read_rebuild")).isNotEmpty();
        }

        try (QueryService service = QueryService.start(settings())) {
            await().atMost(SOON).until(() -> schemasOfRebuilds(service).isEmpty());
            Digests.Report live = service.bean(Digests.class).ofLive();
            service.bean(Rebuild.class).run(positions -> {});
            assertThat(service.bean(Digests.class).ofLive()).isEqualTo(live);
        }
    }

    @Test
    void an_instance_that_goes_on_drops_what_another_one_left() {
        try (QueryService service = QueryService.start(settings());
                Leftovers _ = new Leftovers(service.bean(Rebuild.class), Duration.ofMillis(20))) {
            for (int times = 0; times < 2; times++) {
                leaveTextBehind(service);
                await().atMost(SOON).until(() -> schemasOfRebuilds(service).isEmpty());
            }
        }
    }

    @Test
    void leftovers_are_dropped_as_soon_as_nobody_works_on_them_any_more() throws Exception {
        try (QueryService service = QueryService.start(settings());
                Connection busy = service.bean(DataSource.class).getConnection()) {
            leaveTextBehind(service);
            read(busy, "read_rebuild.response_text");

            assertThatThrownBy(() -> service.bean(Rebuild.class).dropLeftovers())
                    .hasMessageContaining("lock timeout");

            busy.rollback();
            service.bean(Rebuild.class).dropLeftovers();
            assertThat(schemasOfRebuilds(service)).isEmpty();
        }
    }

    @Test
    void a_rebuild_under_way_is_nobodys_leftover() throws Exception {
        feed.response(engagement, "Ben Birch", "What Ben said");
        feed.flush();
        try (QueryService service = QueryService.start(settings())) {
            applied(service);
            List<String> seen = new ArrayList<>();

            service.bean(Rebuild.class).run(positions -> {
                drop(service);
                seen.addAll(schemasOfRebuilds(service));
            });

            assertThat(seen).isNotEmpty().containsOnly("read_rebuild");
            assertThat(texts(service)).containsExactly("What Ben said");
        }
    }

    @Test
    void who_is_erased_while_a_rebuild_is_under_way_is_not_in_what_it_puts_in_place() throws Exception {
        Logged erased = feed.response(engagement, "Cat Cedar", "What Cat said");
        feed.withdraw(engagement, erased, "Why Cat took it back");
        feed.response(engagement, "Dan Dogwood", "What Dan said");
        feed.flush();
        try (QueryService service = QueryService.start(settings())) {
            applied(service);
            List<String> decrypted = new ArrayList<>();

            service.bean(Rebuild.class).run(positions -> {
                if (decrypted.isEmpty()) {
                    decrypted.addAll(texts(service, "read_rebuild"));
                    feed.erase(engagement, erased.respondentId());
                    feed.flush();
                    applied(service);
                }
            });

            assertThat(decrypted).contains("What Cat said");
            assertThat(texts(service)).containsExactly("What Dan said");
            assertThat(service.bean(JdbcClient.class)
                            .sql("SELECT reason FROM read.response_reason")
                            .query(String.class)
                            .list())
                    .isEmpty();
            assertThat(service.get("/api/v1/responses/" + erased.id())
                            .get("erased")
                            .asBoolean())
                    .isTrue();
        }
    }

    @Test
    void failed_with_all_rows_written_it_leaves_the_live_models_as_they_were_and_nothing_else() throws Exception {
        feed.response(engagement, "Eve Elder", "What Eve said");
        feed.flush();
        try (QueryService service = QueryService.start(settings())) {
            applied(service);
            Digests.Report live = service.bean(Digests.class).ofLive();

            assertThatThrownBy(() -> service.bean(Rebuild.class).run(positions -> {
                        throw new IllegalStateException("failed with all rows written");
                    }))
                    .hasMessage("failed with all rows written");

            assertThat(schemasOfRebuilds(service)).isEmpty();
            assertThat(service.bean(Digests.class).ofLive()).isEqualTo(live);
            service.bean(Rebuild.class).run(positions -> {});
            assertThat(service.bean(Digests.class).ofLive()).isEqualTo(live);
        }
    }

    /** All of it at once: somebody may be looking for leftovers at any moment. */
    private static void leaveTextBehind(QueryService service) {
        service.bean(JdbcClient.class).sql("""
                        DO $$ BEGIN
                            CREATE SCHEMA read_rebuild;
                            CREATE TABLE read_rebuild.response_text AS TABLE read.response_text;
                        END $$
                        """).update();
    }

    private static void drop(QueryService service) {
        try {
            service.bean(Rebuild.class).dropLeftovers();
        } catch (SQLException failed) {
            throw new IllegalStateException(failed);
        }
    }

    private static List<String> schemasOfRebuilds(QueryService service) {
        return service.bean(JdbcClient.class)
                .sql("SELECT nspname::text FROM pg_namespace WHERE nspname LIKE 'read\\__%'")
                .query(String.class)
                .list();
    }

    private static List<String> texts(QueryService service) {
        return texts(service, "read");
    }

    /** What the answers say in a schema. */
    private static List<String> texts(QueryService service, String schema) {
        return service.bean(JdbcClient.class)
                .sql("SELECT answers ->> 'Q1' FROM " + schema + ".response_text ORDER BY 1")
                .query(String.class)
                .list();
    }

    /** Begins a query, as one that takes long: until it is rolled back nothing is swapped. */
    private static void read(Connection reader) throws Exception {
        read(reader, "read.response_text");
    }

    private static void read(Connection reader, String table) throws Exception {
        reader.setAutoCommit(false);
        try (Statement statement = reader.createStatement()) {
            statement.execute("SELECT count(*) FROM " + table);
        }
    }

    private static void post(JavaProcess service, String path) {
        Matcher port = PORT.matcher(service.awaitLine(line -> PORT.matcher(line).find(), SOON));
        assertThat(port.find()).isTrue();
        try (HttpClient http = HttpClient.newHttpClient()) {
            HttpRequest.Builder request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port.group(1) + path))
                    .POST(HttpRequest.BodyPublishers.noBody());
            assertThat(TestServices.send(http, request, HttpResponse.BodyHandlers.ofString())
                            .statusCode())
                    .isEqualTo(202);
        }
    }

    private void applied(QueryService service) {
        await().atMost(SOON)
                .until(() -> service.bean(AppliedPositions.class).await(feed.log(), feed.position(), Duration.ZERO));
    }

    private Map<String, Object> settings() {
        return QueryService.settings(databases, vault, kafka.bootstrapServers(), topic);
    }
}
