package org.duly.testsupport;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.Map;
import org.apache.kafka.clients.admin.Admin;
import org.junit.jupiter.api.Test;

class TestInfrastructureTest {

    @Test
    void fresh_databases_are_apart_and_outlast_a_restart() throws SQLException {
        TestPostgres postgres = TestPostgres.shared();
        TestDatabases first = postgres.freshDatabases();
        TestDatabases second = postgres.freshDatabases();
        execute(first, "CREATE TABLE kept (value text)");
        execute(second, "CREATE TABLE kept (value text)");
        execute(first, "INSERT INTO kept VALUES ('first')");
        execute(second, "INSERT INTO kept VALUES ('second')");

        postgres.restart();

        assertThat(keptValue(first)).isEqualTo("first");
        assertThat(keptValue(second)).isEqualTo("second");
    }

    @Test
    void what_was_committed_outlasts_a_crash_of_the_database() throws SQLException {
        TestPostgres postgres = TestPostgres.shared();
        TestDatabases databases = postgres.freshDatabases();
        try (Connection connected = asOwner(databases)) {
            execute(databases, "CREATE TABLE kept (value text)");
            execute(databases, "INSERT INTO kept VALUES ('committed')");

            postgres.crash();
            assertThat(connected.isValid(5)).isFalse();
            postgres.start();
        }

        assertThat(keptValue(databases)).isEqualTo("committed");
    }

    @Test
    void topics_outlast_a_stop_and_a_start_on_the_same_address() throws Exception {
        TestKafka kafka = TestKafka.shared();
        String address = kafka.bootstrapServers();
        String topic = kafka.newTopic(kafka.freshTopicName("events"), 1);

        kafka.stop();
        kafka.start();

        assertThat(kafka.bootstrapServers()).isEqualTo(address);
        try (Admin admin = Admin.create(Map.of("bootstrap.servers", address))) {
            assertThat(admin.listTopics().names().get()).contains(topic);
        }
    }

    @Test
    void a_process_of_its_own_can_be_killed() {
        try (JavaProcess process = JavaProcess.start(Waiting.class, "hello")) {
            assertThat(process.awaitLine(line -> line.startsWith("ready"), Duration.ofSeconds(30)))
                    .isEqualTo("ready hello");

            process.kill();

            assertThat(process.isAlive()).isFalse();
        }
    }

    static final class Waiting {
        private Waiting() {}

        public static void main(String[] arguments) throws InterruptedException {
            System.out.println("ready " + arguments[0]);
            Thread.currentThread().join();
        }
    }

    private static void execute(TestDatabases databases, String sql) throws SQLException {
        try (Connection connection = asOwner(databases);
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private static String keptValue(TestDatabases databases) throws SQLException {
        try (Connection connection = asOwner(databases);
                Statement statement = connection.createStatement();
                ResultSet result = statement.executeQuery("SELECT value FROM kept")) {
            result.next();
            return result.getString(1);
        }
    }

    private static Connection asOwner(TestDatabases databases) throws SQLException {
        return DriverManager.getConnection(databases.logUrl(), databases.ownerUsername(), databases.ownerPassword());
    }
}
