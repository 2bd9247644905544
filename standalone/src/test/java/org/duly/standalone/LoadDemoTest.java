package org.duly.standalone;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.Map;
import org.duly.platform.database.Database;
import org.duly.standalone.demo.DemoLoader;
import org.duly.testsupport.TestDatabases;
import org.duly.testsupport.TestPostgres;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

/** What the demo is not loaded into. That it is loaded, and how, is {@link DemoTest}'s: the loader is the same. */
class LoadDemoTest {
    private static final String LOG = "duly.test/demo-simulated-clock";
    private static final String ENGAGEMENT = "0199a0f0-0000-7000-8000-000000000001";

    private final TestDatabases databases = TestPostgres.shared().freshDatabases();
    private final Database log = new Database(
            databases.logUrl(),
            databases.commandUsername(),
            databases.commandPassword(),
            databases.ownerUsername(),
            databases.ownerPassword());

    @TempDir
    Path secrets;

    /** How the command ended. */
    private record Result(int exitCode, String output) {}

    @Test
    void a_demo_stays_out_of_a_log_on_a_real_clock() throws Exception {
        Result refused = loadDemo(Map.of("duly.log.simulated", "false"));

        assertThat(refused.exitCode()).isEqualTo(Duly.FAILED);
        assertThat(refused.output()).contains("duly.log.simulated=true");
        assertThat(tables()).as("nothing was made").isZero();
    }

    @Test
    void a_demo_stays_out_of_a_database_that_holds_another_log() throws Exception {
        logIs("duly.test/main", false);

        Result refused = loadDemo(Map.of());

        assertThat(refused.exitCode()).isEqualTo(Duly.FAILED);
        assertThat(refused.output()).contains("holds the log 'duly.test/main'", LOG);
        assertThat(events()).isZero();
    }

    @Test
    void a_demo_stays_out_of_a_log_with_other_events() throws Exception {
        logIs(LOG, true);
        record(0, "another-command", "engagement/" + ENGAGEMENT, Instant.parse("2019-01-01T00:00:00Z"));

        Result refused = loadDemo(Map.of());

        assertThat(refused.exitCode()).isEqualTo(Duly.FAILED);
        assertThat(refused.output()).contains("not the demo's");
        assertThat(events()).isOne();
    }

    @Test
    void a_demo_that_was_cut_short_is_not_told_on_once_the_log_went_on_without_it() throws Exception {
        logIs(LOG, true);
        record(0, DemoLoader.keyOfTheEngagement(), "engagement/" + ENGAGEMENT, Instant.parse("2019-10-01T08:00:00Z"));
        record(
                1,
                "another-command",
                "engagement/another",
                DemoLoader.storyEnds().plus(Duration.ofDays(300)));

        Result refused = loadDemo(Map.of());

        assertThat(refused.exitCode()).isEqualTo(Duly.FAILED);
        assertThat(refused.output()).contains("before all of the demo was in it");
        assertThat(events()).isEqualTo(2);
    }

    @Test
    void a_demo_that_is_there_is_shown_and_left_as_it_is() throws Exception {
        logIs(LOG, true);
        record(0, DemoLoader.keyOfTheEngagement(), "engagement/" + ENGAGEMENT, Instant.parse("2019-10-01T08:00:00Z"));
        record(
                1,
                DemoLoader.KEYS + "end",
                "programme/other",
                DemoLoader.storyEnds().plusSeconds(1));
        record(2, "later", "engagement/another", DemoLoader.storyEnds().plus(Duration.ofDays(300)));

        Result there = loadDemo(Map.of());

        assertThat(there.exitCode()).isZero();
        assertThat(there.output())
                .contains("there already", "http://127.0.0.1:8081/api/v1/engagements/" + ENGAGEMENT + "/status");
        assertThat(events()).isEqualTo(3);
    }

    @Test
    void a_database_that_does_not_answer_is_named() throws Exception {
        Result refused = loadDemo(Map.of("duly.log.password", "wrong"));

        assertThat(refused.exitCode()).isEqualTo(Duly.FAILED);
        assertThat(refused.output()).contains(databases.logUrl(), "password");
    }

    @Test
    void a_folder_without_settings_is_named() {
        Result refused = run(secrets.resolve("nowhere"));

        assertThat(refused.exitCode()).isEqualTo(Duly.FAILED);
        assertThat(refused.output()).contains("nowhere");
    }

    private Result loadDemo(Map<String, String> others) throws Exception {
        Map<String, String> settings = new LinkedHashMap<>(databases.commandServiceProperties());
        settings.putAll(Map.of("duly.log.name", LOG, "duly.log.simulated", "true"));
        settings.putAll(others);
        for (Map.Entry<String, String> setting : settings.entrySet()) {
            Files.writeString(secrets.resolve(setting.getKey()), setting.getValue());
        }
        return run(secrets);
    }

    private static Result run(Path secrets) {
        StringWriter output = new StringWriter();
        CommandLine commandLine = Duly.commandLine();
        commandLine.setOut(new PrintWriter(output, true));
        commandLine.setErr(new PrintWriter(output, true));
        int exitCode = commandLine.execute(
                "load-demo",
                "--command-secrets=" + secrets,
                "--query-secrets=" + secrets,
                "--query-url=http://127.0.0.1:8081");
        return new Result(exitCode, output.toString());
    }

    private void logIs(String name, boolean simulated) throws SQLException {
        log.migrate("classpath:org/duly/command/log/migration");
        try (Connection connection = log.connect();
                PreparedStatement claim =
                        connection.prepareStatement("INSERT INTO log.identity (name, simulated) VALUES (?, ?)")) {
            claim.setString(1, name);
            claim.setBoolean(2, simulated);
            claim.executeUpdate();
        }
    }

    private void record(long position, String command, String stream, Instant at) throws SQLException {
        try (Connection connection = log.connect();
                PreparedStatement event = connection.prepareStatement("""
                        INSERT INTO log.event (position, version, recorded_at, command_events, stream, scope, type,
                                caller, command_id, request_digest, bytes)
                        VALUES (?, 0, ?, 1, ?, ?, 'test', 'tester', ?, '', '')
                        """)) {
            event.setLong(1, position);
            event.setObject(2, at.atOffset(ZoneOffset.UTC));
            event.setString(3, stream);
            event.setString(4, stream);
            event.setString(5, command);
            event.executeUpdate();
        }
    }

    private long events() throws SQLException {
        return count("SELECT count(*) FROM log.event");
    }

    private long tables() throws SQLException {
        return count("SELECT count(*) FROM pg_tables WHERE schemaname = 'log'");
    }

    private long count(String query) throws SQLException {
        try (Connection connection = log.connect();
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(query)) {
            row.next();
            return row.getLong(1);
        }
    }
}
