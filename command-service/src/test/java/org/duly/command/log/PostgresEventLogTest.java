package org.duly.command.log;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.Objects.requireNonNull;
import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;
import static org.duly.command.log.Samples.CLOSED;
import static org.duly.command.log.Samples.SCOPE;
import static org.duly.command.log.Samples.append;
import static org.duly.command.log.Samples.closed;
import static org.duly.command.log.Samples.command;
import static org.duly.command.log.Samples.guarded;
import static org.duly.command.log.Samples.newStream;
import static org.duly.command.log.Samples.withdrawn;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.duly.command.log.Append.Guard;
import org.duly.command.log.Append.NewEvent;
import org.duly.command.log.AppendRefused.CommandIdReused;
import org.duly.command.log.AppendRefused.GuardBroken;
import org.duly.command.log.AppendRefused.VersionTaken;
import org.duly.command.log.EventLog.LoggedEvent;
import org.duly.platform.database.Database;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.Status;

/** The log in PostgreSQL keeps the promises, and those that only a database can break. */
class PostgresEventLogTest extends EventLogConformance {
    private static TestLogDatabase database;

    @BeforeAll
    static void makeDatabase() {
        database = new TestLogDatabase();
    }

    @AfterEach
    void closeLogs() {
        database.close();
    }

    @Override
    EventLog openEmpty() {
        try {
            database.empty();
        } catch (SQLException failure) {
            throw new IllegalStateException(failure);
        }
        return database.open(clock);
    }

    @Override
    EventLog openAgain() {
        return database.open(clock);
    }

    /** The schedule of AxonFramework issue 4829: drawn first, committed last, and a reader in between. */
    @ParameterizedTest(name = "the slow one is rolled back: {0}")
    @ValueSource(booleans = {false, true})
    void aReaderNeverSkipsAnEventThatCommitsSlowly(boolean rolledBack) throws Exception {
        log.append(append(withdrawn(newStream(), 0)));
        EventLog other = openAgain();
        long events = rolledBack ? 3 : 4;
        Future<Long> reader = callers.submit(() -> readWithoutMissing(log, events));

        List<Future<Appended>> later;
        try (Connection slow = database.holdAppendLock()) {
            try (Statement statement = slow.createStatement()) {
                statement.execute("INSERT INTO log.event (position, version, recorded_at, stream, scope, type, bytes)"
                        + " VALUES (1, 0, '1999-01-01', 'slow', 'scope', 'type', '\\x00')");
            }
            later = Stream.of(log, other)
                    .map(instance -> callers.submit(() -> instance.append(append(withdrawn(newStream(), 0)))))
                    .toList();
            await().until(() -> database.waitingForLock() == 2);
            assertThat(other.head()).isZero();
            assertThat(later).noneMatch(Future::isDone);
            if (rolledBack) {
                slow.rollback();
            } else {
                slow.commit();
            }
        }

        assertThat(List.of(
                        later.get(0).get().firstPosition(), later.get(1).get().firstPosition()))
                .containsExactlyInAnyOrder(events - 2, events - 1);
        assertThat(reader.get(20, SECONDS)).isEqualTo(events - 1);
    }

    @Test
    void appendsThatWaitTogetherAreWrittenTogetherAndTheOneThatIsRefusedFailsAlone() throws Exception {
        String contested = newStream();
        Guard nothingClosed = new Guard(SCOPE, List.of(CLOSED), EventLog.NOTHING);
        List<Future<Appended>> batch = inOneBatch(
                append(withdrawn(contested, 0)),
                append(withdrawn(contested, 0)),
                append(withdrawn(contested, 1)),
                guarded(nothingClosed, withdrawn(newStream(), 0)),
                append(closed(newStream(), 0, SCOPE)),
                guarded(nothingClosed, withdrawn(newStream(), 0)),
                append(command("1", "body"), withdrawn(newStream(), 0), withdrawn(newStream(), 0)),
                append(command("1", "body"), withdrawn(newStream(), 0)),
                append(command("1", "other body"), withdrawn(newStream(), 0)),
                append(withdrawn(newStream(), 0)));

        assertThat(batch.get(0).get().firstPosition()).isEqualTo(1);
        assertThat(failureOf(batch.get(1))).isInstanceOf(VersionTaken.class);
        assertThat(batch.get(2).get().firstPosition()).isEqualTo(2);
        assertThat(batch.get(3).get().firstPosition()).isEqualTo(3);
        assertThat(batch.get(4).get().firstPosition()).isEqualTo(4);
        assertThat(failureOf(batch.get(5))).isInstanceOf(GuardBroken.class);
        assertThat(batch.get(6).get().firstPosition()).isEqualTo(5);
        assertThat(batch.get(7).get()).isEqualTo(batch.get(6).get().asRepeated());
        assertThat(failureOf(batch.get(8))).isInstanceOf(CommandIdReused.class);
        assertThat(batch.get(9).get().firstPosition()).isEqualTo(7);
        assertThat(database.queryNumber("SELECT count(DISTINCT xmin::text) FROM log.event WHERE position > 0"))
                .as("transactions that wrote the batch")
                .isEqualTo(1);
    }

    @Test
    void aValueThatTheDatabaseRefusesFailsAlone() throws Exception {
        List<Future<Appended>> batch = inOneBatch(
                append(withdrawn(newStream(), 0)),
                append(command("a \u0000 that PostgreSQL cannot keep", "body"), withdrawn(newStream(), 0)),
                append(withdrawn(newStream(), 0)));

        assertThat(batch.get(0).get().firstPosition()).isEqualTo(1);
        assertThat(failureOf(batch.get(1))).isInstanceOf(LogUnavailableException.class);
        assertThat(batch.get(2).get().firstPosition()).isEqualTo(2);
    }

    /** Has appends wait together, in this order, behind one at position 0 that the writer has already taken. */
    private List<Future<Appended>> inOneBatch(Append... appends) throws Exception {
        PostgresEventLog waiting = (PostgresEventLog) log;
        List<Future<Appended>> batch = new ArrayList<>();
        Future<Appended> ahead;
        try (Connection lock = database.holdAppendLock()) {
            ahead = callers.submit(() -> waiting.append(append(withdrawn(newStream(), 0))));
            await().until(() -> database.waitingForLock() == 1);
            for (Append append : appends) {
                batch.add(callers.submit(() -> waiting.append(append)));
                await().until(() -> waiting.waiting() == batch.size());
            }
            lock.rollback();
        }
        assertThat(ahead.get().firstPosition()).isZero();
        return batch;
    }

    @Test
    void twoHundredAndFiftySixCallersNeedNoMoreThanAPoolOfTwo() throws Exception {
        PostgresEventLog small =
                database.open(clock, PostgresEventLog.connectionsTo(database.database()), 2, Duration.ofSeconds(30));
        CountDownLatch start = new CountDownLatch(1);
        List<Future<List<LoggedEvent>>> running = IntStream.range(0, 256)
                .mapToObj(n -> callers.submit(() -> {
                    String stream = newStream();
                    start.await();
                    for (int version = 0; version < 4; version++) {
                        small.append(append(command(n + "/" + version, "body"), withdrawn(stream, version)));
                        assertThat(small.readStream(stream, 0)).hasSize(version + 1);
                    }
                    return small.readStream(stream, 0);
                }))
                .toList();
        start.countDown();

        for (Future<List<LoggedEvent>> caller : running) {
            assertThat(caller.get(60, SECONDS)).hasSize(4);
        }
        assertThat(small.head()).isEqualTo(256 * 4 - 1);
    }

    @Test
    void theServicesRoleMayNeitherUpdateNorDeleteNorTruncate() throws Exception {
        log.append(append(withdrawn(newStream(), 0)));
        try (Connection service = database.database().connect();
                Statement statement = service.createStatement()) {
            for (String tampering : List.of(
                    "UPDATE log.event SET bytes = '\\x00'",
                    "DELETE FROM log.event",
                    "TRUNCATE log.event",
                    "UPDATE log.identity SET name = 'another'",
                    "DELETE FROM log.identity",
                    "TRUNCATE log.identity",
                    "ALTER TABLE log.event ADD COLUMN more text",
                    "DROP TABLE log.event")) {
                assertThatThrownBy(() -> statement.execute(tampering))
                        .as(tampering)
                        .isInstanceOfSatisfying(
                                SQLException.class,
                                refused -> assertThat(refused.getSQLState()).isEqualTo("42501"));
            }
        }
    }

    @Test
    void aLogKeepsItsName() {
        Database postgres = database.database();
        assertThat(log.name()).isEqualTo(Samples.LOG);
        try (PostgresEventLog same = PostgresEventLog.open(postgres, new LogIdentity(Samples.LOG, true), clock)) {
            assertThat(same.identity()).isEqualTo(new LogIdentity(Samples.LOG, true));
        }
        assertThatThrownBy(() -> PostgresEventLog.open(postgres, new LogIdentity("another", true), clock)
                        .close())
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("another")
                .hasMessageContaining(Samples.LOG);
        assertThatThrownBy(() -> PostgresEventLog.open(postgres, new LogIdentity(Samples.LOG, false), clock)
                        .close())
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("simulated");
    }

    @Test
    void twoLogsHaveNamesOfTheirOwn() {
        TestLogDatabase elsewhere = new TestLogDatabase();
        LogIdentity otherName = new LogIdentity("duly.example.nhs.uk/other", true);
        try (PostgresEventLog other = PostgresEventLog.open(elsewhere.database(), otherName, clock)) {
            log.append(append(withdrawn(newStream(), 0)));

            assertThat(other.append(append(withdrawn(newStream(), 0))))
                    .extracting(Appended::log, Appended::firstPosition)
                    .containsExactly("duly.example.nhs.uk/other", 0L);
        }
    }

    @Test
    void anAppendIsToldWhenTheLogDoesNotAnswerInTime() throws Exception {
        PostgresEventLog impatient =
                database.open(clock, PostgresEventLog.connectionsTo(database.database()), 2, Duration.ofMillis(200));
        try (Connection lock = database.holdAppendLock()) {
            assertThatThrownBy(() -> impatient.append(append(withdrawn(newStream(), 0))))
                    .isInstanceOf(LogUnavailableException.class);
            lock.rollback();
        }
    }

    @Test
    void aLogThatIsHeldTakesNothingUntilItIsReleased() throws Exception {
        PostgresEventLog impatient =
                database.open(clock, PostgresEventLog.connectionsTo(database.database()), 2, Duration.ofMillis(50));
        impatient.hold("For a reason");

        assertThatThrownBy(() -> impatient.append(append(withdrawn(newStream(), 0))))
                .isInstanceOf(LogHeldException.class)
                .hasMessage("For a reason");
        assertThatThrownBy(() -> impatient.appendAll(List.of(append(withdrawn(newStream(), 0)))))
                .isInstanceOf(LogHeldException.class);
        Health health = requireNonNull(new LogHealth(impatient).health());
        assertThat(health.getStatus()).isEqualTo(Status.DOWN);
        assertThat(health.getDetails()).containsEntry("held", "For a reason");
        assertThat(impatient.head()).isEqualTo(EventLog.NOTHING);

        PostgresEventLog patient = (PostgresEventLog) log;
        patient.hold("For another");
        CompletableFuture<Appended> waiting =
                CompletableFuture.supplyAsync(() -> patient.append(append(withdrawn(newStream(), 0))));
        patient.release();
        assertThat(waiting.get(30, SECONDS).firstPosition()).isZero();
    }

    @Test
    void whatDoesNotContinueTheLogIsNotRestored() {
        PostgresEventLog here = (PostgresEventLog) log;
        String stream = newStream();
        byte[] zero = published(withdrawn(stream, 0), 5);
        byte[] one = published(withdrawn(stream, 1), 5);
        here.restore(List.of(new LoggedEvent(0, stream, zero)));
        assertThat(here.readAfter(EventLog.NOTHING, 9))
                .extracting(LoggedEvent::bytes)
                .containsExactly(zero);

        assertNotRestored(here, new LoggedEvent(2, stream, one), "position 1 comes next");
        assertNotRestored(here, new LoggedEvent(1, newStream(), one), "an event of " + stream);
        assertNotRestored(here, new LoggedEvent(1, stream, published(withdrawn(stream, 2), 5)), "where 1 comes next");
        assertNotRestored(
                here, new LoggedEvent(1, stream, published(withdrawn(stream, 1), 4)), "recorded before the one before");
        assertNotRestored(here, new LoggedEvent(1, stream, "{}".getBytes(UTF_8)), "'specversion' is missing");
        assertNotRestored(
                here,
                new LoggedEvent(
                        1,
                        stream,
                        new String(one, UTF_8).replace(Samples.LOG, "another").getBytes(UTF_8)),
                "an event of the log another");

        here.restore(List.of(new LoggedEvent(0, stream, zero), new LoggedEvent(1, stream, one)));
        assertThat(here.head()).isEqualTo(1);
    }

    private static void assertNotRestored(PostgresEventLog log, LoggedEvent event, String reason) {
        assertThatThrownBy(() -> log.restore(List.of(event)))
                .isInstanceOf(NoContinuationException.class)
                .hasMessageContaining("Position " + event.position())
                .hasMessageContaining(reason);
    }

    private static byte[] published(NewEvent event, long second) {
        return event.event().stamp(Instant.ofEpochSecond(second)).clone();
    }

    @Test
    void aClosedLogTakesNothing() {
        PostgresEventLog closed = (PostgresEventLog) log;
        closed.close();

        assertThatThrownBy(() -> closed.append(append(withdrawn(newStream(), 0))))
                .isInstanceOf(LogUnavailableException.class)
                .hasMessageContaining("closed");
    }
}
