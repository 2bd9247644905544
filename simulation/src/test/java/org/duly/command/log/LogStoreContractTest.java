package org.duly.command.log;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.zaxxer.hikari.HikariDataSource;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.random.RandomGenerator;
import java.util.stream.Collectors;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.duly.command.log.Append.CommandId;
import org.duly.command.log.Append.Guard;
import org.duly.command.log.Append.NewEvent;
import org.duly.command.log.EventLog.LoggedEvent;
import org.duly.events.EventCatalogue;
import org.duly.events.EventCodec;
import org.duly.events.EventEnvelope;
import org.duly.events.engagement.EngagementClosed;
import org.duly.events.engagement.EngagementEvent;
import org.duly.events.engagement.EngagementWithdrawn;
import org.duly.platform.database.Database;
import org.duly.simulation.Simulation;
import org.duly.simulation.Weather;
import org.duly.testsupport.RandomCases;
import org.duly.testsupport.TestDatabases;
import org.duly.testsupport.TestPostgres;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** The simulated database does what PostgreSQL does, asked the same by the log's writer and readers. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class LogStoreContractTest {
    private static final EventCodec CODEC = new EventCodec();
    private static final Instant WHEN = Instant.parse("2030-01-01T00:00:00Z");
    private static final String WITHDRAWN = EventCatalogue.typeOf(EngagementWithdrawn.class);
    private static final String CLOSED = EventCatalogue.typeOf(EngagementClosed.class);

    private final TestDatabases fresh = TestPostgres.shared().freshDatabases();
    private final Database database = new Database(
            fresh.logUrl(),
            fresh.commandUsername(),
            fresh.commandPassword(),
            fresh.ownerUsername(),
            fresh.ownerPassword());
    private final HikariDataSource pool;

    LogStoreContractTest() {
        database.migrate("classpath:org/duly/command/log/migration");
        pool = database.pool("contract", 2);
    }

    @AfterAll
    void close() {
        pool.close();
    }

    @Test
    void any_sequence_of_calls_is_answered_alike() {
        RandomCases.tryMany(25, random -> {
            empty();
            Simulation simulation = new Simulation(random.nextLong(), (_, _, _) -> {});
            SimulatedLogStore store = new SimulatedLogStore(simulation, Weather.fair(simulation), Set.of());
            LogReads simulatedReads = new SimulatedReads(store, simulation.world());
            LogReads realReads = new LogReader(SimulatedLogStore.LOG, pool);
            try (WriterSession simulated = store.connect(simulation.world());
                    WriterSession real = session()) {
                Instant time = WHEN;
                for (int call = 0; call < 12; call++) {
                    time = time.plusMillis(random.nextInt(2));
                    List<Append> appends = appends(random, store);
                    if (random.nextInt(3) == 0) {
                        writeIf(random, simulated, real, appends, time, store);
                    } else {
                        lockAndWrite(random, simulated, real, appends, time);
                    }
                    requireAlike(random, simulatedReads, realReads);
                }
            }
        });
    }

    private static void lockAndWrite(
            RandomGenerator random, WriterSession simulated, WriterSession real, List<Append> appends, Instant time)
            throws SQLException {
        LogState state = simulated.lockAndRead(appends);
        assertThat(comparable(state)).isEqualTo(comparable(real.lockAndRead(appends)));
        Instant recorded = time.isBefore(state.headRecordedTime()) ? state.headRecordedTime() : time;
        List<EventRow> rows = rows(appends, state, recorded);
        boolean twice = random.nextInt(6) == 0;
        if (!rows.isEmpty()) {
            simulated.write(rows);
            real.write(rows);
        }
        if (rows.isEmpty() || random.nextInt(3) == 0) {
            simulated.rollback();
            real.rollback();
            return;
        }
        simulated.commit();
        real.commit();
        simulated.lockAndRead(appends);
        real.lockAndRead(appends);
        assertThat(simulated.holds(rows)).isTrue();
        assertThat(real.holds(rows)).isTrue();
        if (twice) {
            assertThat(stateOf(() -> simulated.write(rows))).isEqualTo("23505");
            assertThat(stateOf(() -> real.write(rows))).isEqualTo("23505");
        }
        simulated.rollback();
        real.rollback();
    }

    private static void writeIf(
            RandomGenerator random,
            WriterSession simulated,
            WriterSession real,
            List<Append> appends,
            Instant time,
            SimulatedLogStore store)
            throws SQLException {
        if (store.head() < 0) {
            return;
        }
        LogState actual = store.state(List.of());
        EventRow last = new EventRow(
                actual.head() - random.nextInt(2),
                appends.getFirst().events().getFirst(),
                actual.headRecordedTime(),
                new byte[0],
                null,
                null,
                1);
        LogState presumed = LogState.presumed(last, appends);
        List<EventRow> rows = rows(appends, presumed, time.isBefore(last.recordedTime()) ? last.recordedTime() : time);
        assertThat(simulated.writeIf(presumed, appends, rows)).isEqualTo(real.writeIf(presumed, appends, rows));
    }

    private static List<EventRow> rows(List<Append> appends, LogState state, Instant time) {
        return BatchJudge.judge(
                        SimulatedLogStore.LOG,
                        appends.stream()
                                .map(append -> new PendingAppend(append, traceparent(append)))
                                .toList(),
                        state,
                        time)
                .rows();
    }

    private static void requireAlike(RandomGenerator random, LogReads simulated, LogReads real) {
        String stream = stream(random);
        String scope = scope(random);
        long after = random.nextLong(6) - 1;
        int limit = 1 + random.nextInt(5);
        String command = "command-" + random.nextInt(4);
        assertThat(simulated.head()).isEqualTo(real.head());
        assertThat(comparable(simulated.stream(stream, after + 1)))
                .isEqualTo(comparable(real.stream(stream, after + 1)));
        assertThat(comparable(simulated.scope(scope, after, limit)))
                .isEqualTo(comparable(real.scope(scope, after, limit)));
        assertThat(comparable(simulated.types(List.of(CLOSED), after, limit)))
                .isEqualTo(comparable(real.types(List.of(CLOSED), after, limit)));
        assertThat(comparable(simulated.after(after, limit))).isEqualTo(comparable(real.after(after, limit)));
        assertThat(simulated.after(after, limit))
                .extracting(LoggedEvent::traceparent)
                .isEqualTo(real.after(after, limit).stream()
                        .map(LoggedEvent::traceparent)
                        .toList());
        assertThat(simulated.command("caller", command).map(LogStoreContractTest::comparable))
                .isEqualTo(real.command("caller", command).map(LogStoreContractTest::comparable));
        assertThat(simulated.commands("caller", List.of(command)).keySet())
                .isEqualTo(real.commands("caller", List.of(command)).keySet());
    }

    @Test
    void who_waits_for_the_lock_then_sees_what_its_holder_committed_in_postgresql() throws Exception {
        empty();
        try (WriterSession holder = session();
                WriterSession waiter = session()) {
            List<Append> appends = List.of(append("response/1", 0, WITHDRAWN, null, List.of()));
            List<EventRow> rows = rows(appends, holder.lockAndRead(appends), WHEN);
            CompletableFuture<LogState> waiting = new CompletableFuture<>();
            Thread.ofVirtual().start(() -> {
                try {
                    waiting.complete(waiter.lockAndRead(appends));
                } catch (SQLException failure) {
                    waiting.completeExceptionally(failure);
                }
            });
            holder.write(rows);
            assertThat(waiting).isNotDone();
            holder.commit();
            assertThat(waiting.get(10, TimeUnit.SECONDS).head()).isEqualTo(rows.size() - 1L);
        }
    }

    @Test
    void who_waits_for_the_lock_then_sees_what_its_holder_committed_in_the_simulation() {
        RandomCases.tryMany(50, random -> {
            Simulation simulation = new Simulation(random.nextLong(), (_, _, _) -> {});
            SimulatedLogStore store = new SimulatedLogStore(simulation, Weather.fair(simulation), Set.of());
            List<Append> appends = List.of(append("response/1", 0, WITHDRAWN, null, List.of()));
            AtomicReference<@Nullable LogState> seen = new AtomicReference<>();
            AtomicReference<@Nullable LogState> seenFirst = new AtomicReference<>();
            simulation.world().start("holder", () -> {
                try (WriterSession holder = store.connect(simulation.world())) {
                    LogState state = holder.lockAndRead(appends);
                    seenFirst.set(state);
                    if (state.head() < 0) {
                        holder.write(rows(appends, state, WHEN));
                        holder.commit();
                    } else {
                        holder.rollback();
                    }
                } catch (SQLException failure) {
                    throw new IllegalStateException(failure);
                }
            });
            simulation.world().start("waiter", () -> {
                try (WriterSession waiter = store.connect(simulation.world())) {
                    while (seenFirst.get() == null) {
                        simulation.step(simulation.world(), "wait until the other has the lock");
                    }
                    seen.set(waiter.lockAndRead(appends));
                } catch (SQLException failure) {
                    throw new IllegalStateException(failure);
                }
            });
            assertThat(simulation.runUntil(() -> seen.get() != null, Duration.ofMinutes(1)))
                    .isTrue();
            assertThat(seen.get()).extracting(LogState::head).isEqualTo(1L);
        });
    }

    /** Appends as they may come: next in their streams or not, repeated or not, guarded by what holds or does not. */
    private static List<Append> appends(RandomGenerator random, SimulatedLogStore store) {
        List<Append> appends = new ArrayList<>();
        for (int number = random.nextInt(3); number >= 0; number--) {
            String stream = stream(random);
            long next = store.content().stream()
                    .filter(logged -> logged.stream().equals(stream))
                    .count();
            long version = Math.max(0, next - (random.nextInt(6) == 0 ? 1 : 0));
            CommandId command = random.nextBoolean()
                    ? null
                    : new CommandId("caller", "command-" + random.nextInt(4), "body".getBytes(StandardCharsets.UTF_8));
            List<Guard> guards = random.nextInt(3) > 0
                    ? List.of()
                    : List.of(new Guard(scope(random), List.of(CLOSED, "none"), random.nextLong(8) - 1));
            appends.add(append(stream, version, random.nextBoolean() ? CLOSED : WITHDRAWN, command, guards));
        }
        return appends;
    }

    private static Append append(
            String stream, long version, String type, @Nullable CommandId command, List<Guard> guards) {
        List<NewEvent> events = new ArrayList<>();
        for (long next = version; next <= version + 1; next++) {
            UUID id = UUID.randomUUID();
            EngagementEvent data = type.equals(CLOSED) ? new EngagementClosed(WHEN) : new EngagementWithdrawn("-");
            String scope = "engagement/" + (stream.hashCode() & 1);
            EventEnvelope envelope = new EventEnvelope(
                    id, SimulatedLogStore.LOG, stream, next, WHEN, WHEN, scope, "a", "b", null, "c", "d", data);
            events.add(new NewEvent(id, stream, next, scope, type, CODEC.encode(envelope)));
        }
        return new Append(events, command, guards);
    }

    /** Some are asked for in a trace, and others not. */
    private static @Nullable String traceparent(Append append) {
        UUID id = append.events().getFirst().id();
        return (id.getLeastSignificantBits() & 1) == 0 ? null : "the trace of " + id;
    }

    private static String stream(RandomGenerator random) {
        return "response/" + random.nextInt(3);
    }

    private static String scope(RandomGenerator random) {
        return "engagement/" + random.nextInt(2);
    }

    private static List<Object> comparable(LogState state) {
        return List.of(
                state.head(),
                state.headRecordedTime(),
                state.lastVersions(),
                state.accepted().entrySet().stream()
                        .collect(Collectors.toMap(Map.Entry::getKey, entry -> comparable(entry.getValue()))),
                state.brokenGuards());
    }

    private static List<Object> comparable(EventLog.Acceptance acceptance) {
        return List.of(
                new String(acceptance.requestDigest(), StandardCharsets.UTF_8),
                acceptance.appended().asRepeated());
    }

    private static List<String> comparable(List<LoggedEvent> events) {
        return events.stream()
                .map(logged -> logged.position() + " " + logged.stream() + " "
                        + new String(logged.bytes(), StandardCharsets.UTF_8))
                .toList();
    }

    private static String stateOf(ThrowingCallable call) {
        return String.valueOf(catchThrowableOfType(SQLException.class, call).getSQLState());
    }

    private WriterSession session() throws SQLException {
        return new PostgresWriterSession(SimulatedLogStore.LOG, database.connect());
    }

    private void empty() throws SQLException {
        try (Connection owner =
                        DriverManager.getConnection(fresh.logUrl(), fresh.ownerUsername(), fresh.ownerPassword());
                Statement statement = owner.createStatement()) {
            statement.execute("TRUNCATE log.event");
        }
    }
}
