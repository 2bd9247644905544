package org.duly.endtoend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import org.duly.command.log.EventLog;
import org.duly.embedded.DatabaseNames;
import org.duly.embedded.EmbeddedPostgresServer;
import org.duly.embedded.PostgresSettings;
import org.duly.embedded.Provisioning;
import org.duly.embedded.RolePasswords;
import org.duly.embedded.SuperuserConnections;
import org.duly.events.EventCatalogue;
import org.duly.events.EventCodec;
import org.duly.events.privacy.RespondentErased;
import org.duly.testsupport.TestDatabases;
import org.duly.testsupport.TestKafka;
import org.duly.testsupport.TestPostgres;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * The server with the log, the vault and the documents is lost, and put back from a backup that was taken under load. What was
 * recorded since comes back from the topic, and whoever was erased since does not come back.
 */
class RestoreRehearsalTest {
    private static final String OFFICER = "engagement-officer";
    private static final String ERASED = "Words that are erased after the backup";
    private static final String KEPT = "Words that stay";
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final TestDatabases elsewhere = TestPostgres.shared().freshDatabases();
    private final String topic = TestKafka.shared().freshTopicName("rehearsal");
    private final List<Sent> sent = new ArrayList<>();

    /** A command and what it was answered. */
    private record Sent(String key, String path, String json, String answer) {}

    @Test
    void what_was_lost_comes_back_and_who_was_erased_does_not(@TempDir Path directory) throws Exception {
        Path data = directory.resolve("primary");
        Path backup = directory.resolve("backup");
        String recorded;
        String engagement;
        long head;
        UUID erasedKey;
        long cosigned;
        PostgresSettings settings = PostgresSettings.of(data, "test-superuser");
        try (EmbeddedPostgresServer primary = new EmbeddedPostgresServer(settings)) {
            primary.start();
            settings = settings.withPort(primary.port());
            TestDatabases databases = provisioned(primary);
            try (BothServices duly = services(directory, databases)) {
                engagement = openEngagement(duly);
                String amended = respond(duly, engagement, "first", KEPT);
                String erased = respond(duly, engagement, "second", ERASED);
                backUpUnderLoad(primary, data, backup, duly, engagement);

                send(duly, "amend", "/api/v1/responses/" + amended + "/amend", """
                        {"receivedAt": "2019-10-14T08:55:00Z", "answers": [{"questionId": "Q1", "text": "And more"}]}""");
                respond(duly, engagement, "third", KEPT);
                JsonNode last = send(duly, "erase", "/api/v1/responses/" + erased + "/erase-respondent", """
                        {"legalBasis": "UK GDPR article 17(1)(b)"}""");
                head = last.path("position").asLong();
                duly.ask("/api/v1/engagements/" + engagement + "/status?" + BothServices.after(last));
                erasedKey = erasedKey(duly);
                recorded = recorded(primary);
                cosigned = awaitCosigned(duly, head + 1);
            }
        }

        try (EmbeddedPostgresServer restored = new EmbeddedPostgresServer(new PostgresSettings(
                backup,
                settings.binariesDirectory(),
                settings.port(),
                settings.superuserPassword(),
                settings.maxConnections()))) {
            restored.start();
            assertThat(number(restored, "duly_log", "SELECT max(position) FROM log.event"))
                    .isBetween(10L, head - 1);
            assertThat(keysOf(restored, erasedKey)).isOne();
            assertThat(rowsWith(ERASED)).isZero();
            assertThat(rowsWith(KEPT)).isPositive();

            try (BothServices duly = services(directory, databases(restored))) {
                assertThat(keysOf(restored, erasedKey)).isZero();
                assertThat(recorded(restored)).isEqualTo(recorded);
                for (Sent command : sent) {
                    HttpResponse<String> again = duly.command(OFFICER, command.key(), command.path(), command.json());
                    assertThat(again.body()).as(command.key()).isEqualTo(command.answer());
                }
                assertThat(duly.command(
                                        OFFICER,
                                        "amend",
                                        "/api/v1/engagements/" + engagement + "/responses",
                                        response("Under the same key"))
                                .body())
                        .contains("urn:duly:problem:command-id-reused");
                assertThat(recorded(restored)).isEqualTo(recorded);

                JsonNode next = JsonMapper.shared()
                        .readTree(duly.command(
                                        OFFICER,
                                        "after",
                                        "/api/v1/engagements/" + engagement + "/responses",
                                        response("What came after"))
                                .body());
                assertThat(next.path("position").asLong()).isEqualTo(head + 1);
                duly.ask("/api/v1/engagements/" + engagement + "/status?" + BothServices.after(next));
                assertThat(awaitCosigned(duly, head + 2)).isGreaterThan(cosigned);
                assertThat(duly.ask("/api/v1/witness/alarms")).isEmpty();
                assertThat(duly.look("/api/v1/proofs/audit")).contains("The log is what was signed.");
                assertReadModelsAreWhatTheTopicGives(duly);
                assertThat(rowsWith(ERASED)).isZero();
                assertCannotBeOpened(duly, engagement, positionOf("second"));
            }
        }
    }

    private BothServices services(Path directory, TestDatabases databases) {
        return new BothServices(
                directory,
                EveryCommand.START,
                databases,
                topic,
                Map.of("duly.checkpoints-topic", topic + ".checkpoints", "duly.proofs.checkpoint-interval", "50ms"));
    }

    private TestDatabases provisioned(EmbeddedPostgresServer server) throws SQLException {
        TestDatabases databases = databases(server);
        Provisioning.provision(
                server,
                DatabaseNames.standard(),
                new RolePasswords(databases.ownerPassword(), databases.commandPassword(), databases.queryPassword()));
        return databases;
    }

    /** The read models lie on a server of their own, as they should: in no backup. */
    private TestDatabases databases(EmbeddedPostgresServer server) {
        DatabaseNames names = DatabaseNames.standard();
        return new TestDatabases(
                server.jdbcUrl(names.log()),
                server.jdbcUrl(names.vault()),
                server.jdbcUrl(names.documents()),
                elsewhere.readUrl());
    }

    private void backUpUnderLoad(
            EmbeddedPostgresServer server, Path data, Path backup, BothServices duly, String engagement)
            throws Exception {
        AtomicBoolean done = new AtomicBoolean();
        try (ExecutorService officers = Executors.newSingleThreadExecutor()) {
            Future<?> load = officers.submit(() -> {
                for (int number = 0; !done.get() && number < 100; number++) {
                    respond(duly, engagement, "load-" + number, "Something");
                }
            });
            PhysicalBackup.take(server, data, backup);
            done.set(true);
            load.get();
        }
    }

    private String openEngagement(BothServices duly) {
        String engagement =
                send(duly, "plan", "/api/v1/engagements", """
                {"plan": {"title": "Buses", "kind": "PUBLIC_CONSULTATION", "ownerBodies": ["eastvale"],
                 "purpose": "To hear", "proposals": [{"id": "P1", "title": "Move it"}],
                 "questions": [{"id": "Q1", "text": "What do you think?", "proposalId": "P1"}],
                 "stakeholderGroups": [{"id": "public", "name": "The public", "primary": true}],
                 "channels": [{"channel": "POST", "address": "1 High Street", "receivingBody": "eastvale"}],
                 "latePolicy": "RULE_EACH", "countingPolicy": "EACH_ITEM"}}""").path("id").asString();
        duly.accepted(
                OFFICER,
                "/api/v1/engagements/" + engagement + "/documents?documentId=D1&title=Buses&format=STANDARD",
                BodyPublishers.ofString("What we propose."),
                "text/plain");
        send(duly, "open", "/api/v1/engagements/" + engagement + "/open", """
                {"opensAt": "2019-10-14T09:00:00Z", "closesAt": "2019-12-02T00:00:00Z", "timeZone": "Europe/London"}""");
        return engagement;
    }

    private String respond(BothServices duly, String engagement, String key, String text) {
        return send(duly, key, "/api/v1/engagements/" + engagement + "/responses", response(text))
                .path("id")
                .asString();
    }

    private static String response(String text) {
        return """
                {"channel": "POST", "receivingBody": "eastvale", "receivedAt": "2019-10-14T08:30:00Z",
                 "respondentKind": "INDIVIDUAL", "stakeholderGroup": "public", "respondentName": "%1$s",
                 "consent": {"publication": "PUBLISH_WITHOUT_NAME", "mayContact": false},
                 "answers": [{"questionId": "Q1", "text": "%1$s"}]}""".formatted(text);
    }

    private JsonNode send(BothServices duly, String key, String path, String json) {
        HttpResponse<String> answer = duly.command(OFFICER, key, path, json);
        assertThat(answer.statusCode()).as(answer.body()).isBetween(200, 299);
        sent.add(new Sent(key, path, json, answer.body()));
        return JsonMapper.shared().readTree(answer.body());
    }

    private long positionOf(String key) {
        Sent command =
                sent.stream().filter(each -> each.key().equals(key)).findFirst().orElseThrow();
        return JsonMapper.shared().readTree(command.answer()).path("position").asLong();
    }

    private static UUID erasedKey(BothServices duly) {
        EventLog log = duly.command().getBean(EventLog.class);
        byte[] erasure = log.readTypes(EventCatalogue.typesOf(RespondentErased.class), EventLog.NOTHING, 1)
                .getFirst()
                .bytes();
        return ((RespondentErased) new EventCodec().decode(erasure).data()).keyReference();
    }

    private static long awaitCosigned(BothServices duly, long size) {
        await().atMost(PATIENCE)
                .until(() -> duly.ask("/api/v1/witness").at("/logs/0/cosigned").asLong(0) >= size);
        return duly.ask("/api/v1/witness").at("/logs/0/cosigned").asLong();
    }

    private static void assertReadModelsAreWhatTheTopicGives(BothServices duly) {
        assertThat(duly.order("/api/v1/operations/audit", "").statusCode()).isEqualTo(202);
        await().atMost(PATIENCE)
                .until(() -> !duly.ask("/api/v1/operations/audit")
                        .path("state")
                        .asString()
                        .equals("RUNNING"));
        JsonNode audit = duly.ask("/api/v1/operations/audit");
        assertThat(audit.path("state").asString()).isEqualTo("DONE");
        assertThat(audit.at("/findings/equal").asBoolean())
                .as(audit.toPrettyString())
                .isTrue();
    }

    /** A bundle of the engagement can be had; one in which the erased words are opened cannot. */
    private static void assertCannotBeOpened(BothServices duly, String engagement, long position) {
        String subject = "{\"subject\": {\"kind\": \"ENGAGEMENT\", \"id\": \"" + engagement + "\"}%s}";
        assertThat(duly.order("/api/v1/disclosure-bundles", subject.formatted(""))
                        .statusCode())
                .isEqualTo(200);
        HttpResponse<String> opened =
                duly.order("/api/v1/disclosure-bundles", subject.formatted("""
                , "opened": [{"position": %d, "field": "/data/answers/0/text", "reason": "Asked for"}]""".formatted(position)));
        assertThat(opened.statusCode()).as(opened.body()).isEqualTo(410);
    }

    /** Every event, with all that is kept beside its bytes, digested. */
    private static String recorded(SuperuserConnections server) throws SQLException {
        return text(server, "duly_log", """
                SELECT count(*) || ' ' || md5(string_agg((to_jsonb(event) - 'traceparent')::text, ',' ORDER BY position))
                  FROM log.event""");
    }

    private static long keysOf(SuperuserConnections server, UUID key) throws SQLException {
        return number(
                server,
                "duly_vault",
                "SELECT count(*) FROM vault.respondent_key WHERE wrapped IS NOT NULL AND id = '" + key + "'");
    }

    /** How many rows of the read models have these words in them. */
    private long rowsWith(String words) throws SQLException {
        String database = elsewhere.readUrl().substring(elsewhere.readUrl().lastIndexOf('/') + 1);
        String tables = text(
                TestPostgres.shared(),
                database,
                "SELECT string_agg('SELECT t::text AS row FROM ' || quote_ident(schemaname) || '.' || quote_ident(tablename)"
                        + " || ' t', ' UNION ALL ') FROM pg_tables WHERE schemaname = 'read'");
        return number(
                TestPostgres.shared(),
                database,
                "SELECT count(*) FROM (" + tables + ") AS rows WHERE row LIKE '%" + words + "%'");
    }

    private static long number(SuperuserConnections server, String database, String query) throws SQLException {
        return Long.parseLong(text(server, database, query));
    }

    private static String text(SuperuserConnections server, String database, String query) throws SQLException {
        try (Connection connection = server.connect(database);
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(query)) {
            row.next();
            return row.getString(1);
        }
    }
}
