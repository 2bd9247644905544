package org.duly.query.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.zaxxer.hikari.HikariDataSource;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.duly.platform.database.Database;
import org.duly.testsupport.TestDatabases;
import org.duly.testsupport.TestPostgres;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Few rows go into a table in another way than many: both must leave the same. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class RowsTest {
    private static final String COLUMNS =
            " (id, text, bytes, document, moment, day, number, small, yes, no_text, no_document, no_moment)";

    private final TestDatabases databases = TestPostgres.shared().freshDatabases();
    private final HikariDataSource pool = new Database(
                    databases.readUrl(),
                    databases.queryUsername(),
                    databases.queryPassword(),
                    databases.queryUsername(),
                    databases.queryPassword())
            .pool("rows", 2);
    private final JdbcClient jdbc = JdbcClient.create(pool);

    @BeforeAll
    void createTables() {
        jdbc.sql("CREATE SCHEMA rows").update();
        for (String table : List.of("few", "many")) {
            jdbc.sql("CREATE TABLE rows." + table + """
                     (id uuid PRIMARY KEY, text text COLLATE "C", bytes bytea, document jsonb, moment timestamptz,
                     day date, number bigint, small integer, yes boolean, no_text text, no_document jsonb,
                     no_moment timestamptz)
                    """).update();
        }
    }

    @AfterAll
    void stop() {
        pool.close();
    }

    @Test
    void few_and_many_rows_get_in_alike() throws Exception {
        try (Connection connection = pool.getConnection()) {
            write(connection, "few", 1);
            write(connection, "many", Rows.MANY);
        }

        assertThat(count("few")).isEqualTo(4).isEqualTo(count("many"));
        assertThat(jdbc.sql("(TABLE rows.few EXCEPT TABLE rows.many) UNION ALL (TABLE rows.many EXCEPT TABLE rows.few)")
                        .query()
                        .listOfRows())
                .isEmpty();
        assertThat(jdbc.sql("SELECT text FROM rows.few WHERE id = ?")
                        .param(new UUID(0, 1))
                        .query(String.class)
                        .single())
                .isEqualTo("a\ufffdb");
    }

    @Test
    void closed_unfinished_nothing_gets_in() throws Exception {
        long before = count("few");
        try (Connection connection = pool.getConnection()) {
            for (int expected : new int[] {1, Rows.MANY}) {
                try (Rows rows = Rows.into(connection, "rows.few (id)", 1, expected)) {
                    rows.row().uuid(UUID.randomUUID());
                }
            }
        }
        assertThat(count("few")).isEqualTo(before);
    }

    @Test
    void what_a_refused_row_says_is_in_no_message() throws Exception {
        try (Connection connection = pool.getConnection()) {
            for (int expected : new int[] {1, Rows.MANY}) {
                assertThatThrownBy(() -> {
                            try (Rows rows = Rows.into(connection, "rows.few (id, text)", 2, expected)) {
                                UUID twice = UUID.randomUUID();
                                rows.row().uuid(twice).text("What Ann said");
                                rows.row().uuid(twice).text("What Ann said");
                                rows.finish();
                            }
                        })
                        .isInstanceOf(SQLException.class)
                        .satisfies(refused -> assertThat(((SQLException) refused).getSQLState())
                                .isEqualTo("23505"))
                        .message()
                        .doesNotContain("Ann");
            }
        }
    }

    private long count(String table) {
        return jdbc.sql("SELECT count(*) FROM rows." + table).query(Long.class).single();
    }

    private static void write(Connection connection, String table, int expected) throws SQLException {
        List<Instant> moments = List.of(
                Instant.parse("2019-12-01T00:00:00.123456789Z"),
                Instant.parse("1969-12-31T23:59:59.999999999Z"),
                Instant.parse("0001-01-01T00:00:00.0000005Z"),
                Instant.parse("9999-12-31T23:59:59.999999999Z"));
        List<String> texts = List.of("", "a\0b", "Ł'\\n\"\u2028\ud83d\ude80", "x".repeat(300_000));
        try (Rows rows = Rows.into(connection, "rows." + table + COLUMNS, 12, expected)) {
            for (int i = 0; i < moments.size(); i++) {
                rows.row()
                        .uuid(new UUID(0, i))
                        .text(texts.get(i))
                        .bytes(new byte[] {0, -1, (byte) i})
                        .json("{\"text\":\"a\\u0000b\",\"number\":" + i + "}")
                        .instant(moments.get(i))
                        .date(LocalDate.of(1999, 12, 31).plusDays(i * 10_000L))
                        .int8(Long.MAX_VALUE - i)
                        .int4(Integer.MIN_VALUE + i)
                        .bool(i % 2 == 0)
                        .text(null)
                        .json(null)
                        .instant(null);
            }
            rows.finish();
        }
    }
}
