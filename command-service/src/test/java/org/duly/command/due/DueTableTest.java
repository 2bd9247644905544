package org.duly.command.due;

import static org.assertj.core.api.Assertions.assertThat;

import com.zaxxer.hikari.HikariDataSource;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.duly.command.due.DueTable.Change;
import org.duly.command.due.DueTable.Item;
import org.duly.platform.database.Database;
import org.duly.testsupport.TestDatabases;
import org.duly.testsupport.TestPostgres;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class DueTableTest {
    private static final Instant NOON = Instant.parse("2026-12-01T12:00:00.123Z");
    private static final Item FIRST = new Item("close", new UUID(0, 1), NOON);
    private static final Item SECOND = new Item("close", new UUID(0, 2), NOON.plusMillis(1));

    private HikariDataSource pool;
    private DueTable table;

    @BeforeEach
    void emptyTable() {
        TestDatabases fresh = TestPostgres.shared().freshDatabases();
        Database database = new Database(
                fresh.logUrl(),
                fresh.commandUsername(),
                fresh.commandPassword(),
                fresh.ownerUsername(),
                fresh.ownerPassword());
        database.migrate(DueTable.MIGRATIONS);
        pool = database.pool("test", 2);
        table = new DueTable(pool);
    }

    @AfterEach
    void close() {
        pool.close();
    }

    @Test
    void begins_before_the_first_event() {
        assertThat(table.position()).isEqualTo(-1);
        assertThat(table.nextAfter(Instant.EPOCH)).isEmpty();
    }

    @Test
    void gives_what_is_due_by_then_the_earliest_first() {
        table.move(-1, 4, List.of(new Change.Due(SECOND), new Change.Due(FIRST)));
        assertThat(table.position()).isEqualTo(4);
        assertThat(table.due(NOON.minusMillis(1), 10)).isEmpty();
        assertThat(table.due(NOON, 10)).containsExactly(FIRST);
        assertThat(table.due(SECOND.dueAt(), 10)).containsExactly(FIRST, SECOND);
        assertThat(table.due(SECOND.dueAt(), 1)).containsExactly(FIRST);
        assertThat(table.nextAfter(NOON)).contains(SECOND.dueAt());
    }

    @Test
    void moves_an_item_and_forgets_it() {
        Item later = new Item("close", FIRST.subject(), NOON.plusSeconds(60));
        table.move(-1, 1, List.of(new Change.Due(FIRST)));
        table.move(1, 2, List.of(new Change.Due(later)));
        assertThat(table.due(later.dueAt(), 10)).containsExactly(later);
        table.move(2, 3, List.of(new Change.NotDue("close", FIRST.subject())));
        assertThat(table.due(later.dueAt(), 10)).isEmpty();
    }

    @Test
    void is_moved_by_one_of_several_only() {
        assertThat(table.move(-1, 5, List.of(new Change.Due(FIRST)))).isTrue();
        assertThat(table.move(-1, 7, List.of(new Change.Due(SECOND)))).isFalse();
        assertThat(table.position()).isEqualTo(5);
        assertThat(table.due(SECOND.dueAt(), 10)).containsExactly(FIRST);
    }
}
