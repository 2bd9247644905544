package org.duly.command.log;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;
import static org.duly.command.log.Samples.append;
import static org.duly.command.log.Samples.command;
import static org.duly.command.log.Samples.newStream;
import static org.duly.command.log.Samples.withdrawn;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.duly.command.log.EventLog.LoggedEvent;
import org.duly.command.log.PostgresWriterSession.ConnectionSource;
import org.duly.testsupport.TestPostgres;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What was appended while the database went away is in the log once: not lost, not doubled. */
class PostgresEventLogOutageTest {
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private static TestLogDatabase database;

    private final InstantSource clock = InstantSource.system();

    @BeforeAll
    static void makeDatabase() {
        database = new TestLogDatabase();
    }

    @BeforeEach
    void empty() throws SQLException {
        database.empty();
    }

    @AfterEach
    void closeLogs() {
        database.close();
    }

    @Test
    void appendsInFlightSurviveARestartOfPostgres() throws Exception {
        PostgresEventLog log = database.open(clock, PostgresEventLog.connectionsTo(database.database()), 4, PATIENCE);
        AtomicBoolean enough = new AtomicBoolean();
        AtomicInteger answered = new AtomicInteger();
        List<Appended> accepted = new ArrayList<>();
        try (ExecutorService callers = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<List<Appended>>> running = new ArrayList<>();
            for (int caller = 0; caller < 32; caller++) {
                boolean withCommandId = caller % 2 == 0;
                running.add(callers.submit(() -> {
                    List<Appended> mine = new ArrayList<>();
                    while (!enough.get()) {
                        String stream = newStream();
                        mine.add(log.append(
                                append(withCommandId ? command(stream, "body") : null, withdrawn(stream, 0))));
                        answered.incrementAndGet();
                    }
                    return mine;
                }));
            }
            await().until(() -> answered.get() > 500);
            TestPostgres.shared().restart();
            int answeredBefore = answered.get();
            await().atMost(PATIENCE).until(() -> answered.get() > answeredBefore + 500);
            enough.set(true);
            for (Future<List<Appended>> caller : running) {
                accepted.addAll(caller.get());
            }
        }

        List<LoggedEvent> logged = log.readAfter(EventLog.NOTHING, Integer.MAX_VALUE);
        assertThat(accepted).noneMatch(Appended::repeated);
        assertThat(logged)
                .extracting(LoggedEvent::stream)
                .doesNotHaveDuplicates()
                .containsExactlyInAnyOrderElementsOf(
                        accepted.stream().map(Appended::stream).toList());
        assertThat(accepted)
                .allSatisfy(appended -> assertThat(logged.get((int) appended.firstPosition()).stream())
                        .isEqualTo(appended.stream()));
    }

    @Test
    void nothingIsWrittenToADatabaseThatLostWhatWasCommitted() throws Exception {
        PostgresEventLog log = database.open(clock, PostgresEventLog.connectionsTo(database.database()), 4, PATIENCE);
        log.append(append(withdrawn(newStream(), 0)));
        log.append(append(withdrawn(newStream(), 0)));

        // As after a standby took over that had not received the end.
        database.asOwner("DELETE FROM log.event WHERE position = 1");
        database.endSessions();

        assertThatThrownBy(() -> log.append(append(withdrawn(newStream(), 0))))
                .isInstanceOf(LogUnavailableException.class)
                .rootCause()
                .hasMessageContaining("no longer has position 1");
        assertThatThrownBy(() -> log.append(append(withdrawn(newStream(), 0))))
                .isInstanceOf(LogUnavailableException.class);
        assertThat(database.queryNumber("SELECT count(*) FROM log.event")).isOne();
    }

    enum LostCommit {
        /** The server committed; its answer did not arrive. */
        AFTER,
        /** The commit did not reach the server. */
        BEFORE
    }

    @ParameterizedTest
    @EnumSource
    void anAppendWhoseCommitWasNotAnsweredIsSettledFromTheLog(LostCommit lost) {
        LosingConnections connections =
                new LosingConnections(PostgresEventLog.connectionsTo(database.database()), lost);
        PostgresEventLog log = database.open(clock, connections, 2, PATIENCE);
        String first = newStream();
        String second = newStream();

        // The first goes by several round trips, for the head is not known yet; the second by one.
        connections.loseNextCommit();
        Appended withoutId = log.append(append(withdrawn(first, 0)));
        connections.loseNextCommit();
        Appended withId = log.append(append(command("1", "body"), withdrawn(second, 0)));

        assertThat(connections.lostCommits()).isEqualTo(2);
        assertThat(List.of(withoutId, withId)).noneMatch(Appended::repeated);
        assertThat(log.readAfter(EventLog.NOTHING, 10))
                .extracting(LoggedEvent::stream)
                .containsExactly(first, second);
        assertThat(log.readAfter(EventLog.NOTHING, 10))
                .extracting(logged -> Samples.decode(logged).recordedTime())
                .containsExactly(withoutId.recordedTime(), withId.recordedTime());
    }

    @AfterAll
    static void theServerIsLeftRunning() throws SQLException {
        assertThat(database.queryNumber("SELECT 1")).isEqualTo(1);
    }

    /** A network that breaks at the worst moment. */
    private static final class LosingConnections implements ConnectionSource {
        private final ConnectionSource real;
        private final LostCommit lost;
        private final AtomicBoolean loseNext = new AtomicBoolean();
        private final AtomicInteger lostCommits = new AtomicInteger();

        LosingConnections(ConnectionSource real, LostCommit lost) {
            this.real = real;
            this.lost = lost;
        }

        void loseNextCommit() {
            loseNext.set(true);
        }

        int lostCommits() {
            return lostCommits.get();
        }

        @Override
        public Connection connect() throws SQLException {
            Connection connection = real.connect();
            return (Connection) Proxy.newProxyInstance(
                    getClass().getClassLoader(), new Class<?>[] {Connection.class}, (_, method, arguments) -> {
                        if (method.getName().equals("commit") && loseNext.getAndSet(false)) {
                            breakDuringCommit(connection, connection::commit);
                        }
                        Object result = invoke(connection, method, arguments);
                        return result instanceof PreparedStatement statement
                                        && arguments[0].toString().endsWith("COMMIT")
                                ? losing(connection, statement)
                                : result;
                    });
        }

        /** A statement that commits within its one round trip. */
        private PreparedStatement losing(Connection connection, PreparedStatement real) {
            return (PreparedStatement) Proxy.newProxyInstance(
                    getClass().getClassLoader(), new Class<?>[] {PreparedStatement.class}, (_, method, arguments) -> {
                        if (method.getName().equals("execute") && loseNext.getAndSet(false)) {
                            breakDuringCommit(connection, real::execute);
                        }
                        return invoke(real, method, arguments);
                    });
        }

        private static @Nullable Object invoke(Object target, Method method, Object[] arguments) throws Throwable {
            try {
                return method.invoke(target, arguments);
            } catch (InvocationTargetException failed) {
                throw cause(failed);
            }
        }

        private void breakDuringCommit(Connection connection, Commit commit) throws SQLException {
            if (lost == LostCommit.AFTER) {
                commit.run();
            }
            connection.close();
            lostCommits.incrementAndGet();
            throw new SQLTransientConnectionException("The connection broke", "08006");
        }

        @FunctionalInterface
        private interface Commit {
            void run() throws SQLException;
        }

        private static Throwable cause(InvocationTargetException failed) {
            @Nullable Throwable cause = failed.getCause();
            return cause == null ? failed : cause;
        }
    }
}
