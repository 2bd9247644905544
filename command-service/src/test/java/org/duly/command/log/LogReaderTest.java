package org.duly.command.log;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** How the log is read once it is long: PostgreSQL chooses by its statistics, so it is asked what it would do. */
class LogReaderTest {
    private static TestLogDatabase database;

    @BeforeAll
    static void aLongLogOfFewTypesAndScopes() throws SQLException {
        database = new TestLogDatabase();
        try (Connection owner = owner();
                Statement statement = owner.createStatement()) {
            statement.execute("""
                    INSERT INTO log.event (position, version, recorded_at, stream, scope, type, bytes)
                    SELECT n, 0, '2019-10-01', 'stream/' || n, 'scope/' || n % 2, 'type/' || n % 3, '\\x00'
                      FROM generate_series(0, 49999) AS n""");
            statement.execute("ANALYZE log.event");
        }
    }

    @AfterAll
    static void close() {
        database.close();
    }

    @ParameterizedTest(name = "parameters known when planned: {0}")
    @CsvSource({"force_custom_plan", "force_generic_plan"})
    void aTypeThatHardlyOccursIsNotLookedForInTheWholeLog(String mode) throws SQLException {
        assertThat(plan(LogReader.TYPES, "text[], bigint, bigint, bigint", "ARRAY['type/rare'], 100, 500, 500", mode))
                .contains("Index Scan using event_type")
                .doesNotContain("event_position")
                .doesNotContain("Seq Scan");
    }

    @ParameterizedTest(name = "parameters known when planned: {0}")
    @CsvSource({"force_custom_plan", "force_generic_plan"})
    void aScopeWithFewEventsIsNotLookedForInTheWholeLog(String mode) throws SQLException {
        assertThat(plan(LogReader.SCOPE, "text, bigint, text, bigint", "'scope/1', 100, 'scope/1', 500", mode))
                .contains("Index Scan using event_scope")
                .doesNotContain("event_position")
                .doesNotContain("Seq Scan");
    }

    private static String plan(String sql, String types, String values, String mode) throws SQLException {
        AtomicInteger parameter = new AtomicInteger();
        String numbered = Pattern.compile("\\?").matcher(sql).replaceAll(_ -> "\\$" + parameter.incrementAndGet());
        try (Connection owner = owner();
                Statement statement = owner.createStatement()) {
            statement.execute("SET plan_cache_mode = " + mode);
            statement.execute("PREPARE question (" + types + ") AS " + numbered);
            StringBuilder plan = new StringBuilder();
            try (ResultSet line = statement.executeQuery("EXPLAIN EXECUTE question (" + values + ")")) {
                while (line.next()) {
                    plan.append(line.getString(1)).append('\n');
                }
            }
            return plan.toString();
        }
    }

    private static Connection owner() throws SQLException {
        return DriverManager.getConnection(
                database.database().url(),
                database.database().ownerUsername(),
                database.database().ownerPassword());
    }
}
