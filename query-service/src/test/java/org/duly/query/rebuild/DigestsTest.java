package org.duly.query.rebuild;

import static org.assertj.core.api.Assertions.assertThat;

import com.zaxxer.hikari.HikariDataSource;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.duly.platform.database.Database;
import org.duly.query.database.ReadMigration;
import org.duly.query.database.ReadSchema;
import org.duly.testsupport.TestDatabases;
import org.duly.testsupport.TestPostgres;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

class DigestsTest {
    private static final List<String> NOT_BUILT_FROM_THE_TOPIC = List.of("digest_key", "flyway_schema_history");

    @Test
    void whatever_is_built_from_the_topic_is_rebuilt_and_compared_in_every_column() {
        TestDatabases databases = TestPostgres.shared().freshDatabases();
        Database read = new Database(
                databases.readUrl(),
                databases.queryUsername(),
                databases.queryPassword(),
                databases.queryUsername(),
                databases.queryPassword());
        Map<String, List<String>> columns = new TreeMap<>();
        try (HikariDataSource pool = read.pool("digests", 2)) {
            ReadMigration.run(pool);
            JdbcClient.create(pool).sql("""
                    SELECT table_name::text, array_agg(column_name::text ORDER BY column_name) AS columns
                    FROM information_schema.columns WHERE table_schema = 'read' AND is_generated = 'NEVER'
                    GROUP BY table_name
                    """).query(row -> {
                columns.put(row.getString("table_name"), List.of((String[])
                        row.getArray("columns").getArray()));
            });
        }
        columns.keySet().removeAll(NOT_BUILT_FROM_THE_TOPIC);
        assertThat(columns.keySet()).containsExactlyInAnyOrderElementsOf(ReadSchema.TABLES);

        // Where the topic was read, which a refill changes, is compared by the positions alone.
        columns.remove("applied");
        assertThat(Digests.MODELS.stream()
                        .collect(Collectors.toMap(
                                Digests.Model::table,
                                model -> List.of(model.columns().split(", *")).stream()
                                        .sorted()
                                        .toList())))
                .isEqualTo(columns);
    }
}
