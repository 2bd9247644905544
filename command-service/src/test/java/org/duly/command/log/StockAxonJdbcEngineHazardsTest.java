package org.duly.command.log;

import static java.util.stream.Collectors.toList;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.axonframework.common.jdbc.ConnectionProvider;
import org.axonframework.common.jdbc.ConnectionWrapperFactory;
import org.axonframework.common.jdbc.ConnectionWrapperFactory.NoOpCloseHandler;
import org.axonframework.common.jdbc.UnitOfWorkAwareConnectionProviderWrapper;
import org.axonframework.common.transaction.NoTransactionManager;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.eventhandling.GapAwareTrackingToken;
import org.axonframework.eventhandling.GenericDomainEventMessage;
import org.axonframework.eventhandling.TrackedEventMessage;
import org.axonframework.eventhandling.TrackingToken;
import org.axonframework.eventsourcing.eventstore.jdbc.JdbcEventStorageEngine;
import org.axonframework.eventsourcing.eventstore.jdbc.PostgresEventTableFactory;
import org.axonframework.messaging.GenericMessage;
import org.axonframework.messaging.unitofwork.DefaultUnitOfWork;
import org.axonframework.messaging.unitofwork.UnitOfWork;
import org.axonframework.serialization.Serializer;
import org.axonframework.serialization.json.JacksonSerializer;
import org.duly.testsupport.TestDatabases;
import org.duly.testsupport.TestPostgres;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * Why the log is our own: Axon's stock JDBC engine, on the same PostgreSQL, fails where the conformance suite holds
 * ours to its promises. Each test asserts a failure; one that turns red means that the stock engine has learnt it.
 */
class StockAxonJdbcEngineHazardsTest {
    private static final Serializer JSON = JacksonSerializer.defaultSerializer();
    private static final Duration OLDER_THAN_THE_GAP_TIMEOUT = Duration.ofMinutes(2);

    private final TestDatabases databases = TestPostgres.shared().freshDatabases();
    private final JdbcEventStorageEngine engine = engine(this::connect);

    private Connection slow;
    private Connection quick;

    /** The role that Axon's engine makes its schema as, and works as. */
    private Connection connect() throws SQLException {
        return DriverManager.getConnection(databases.logUrl(), databases.ownerUsername(), databases.ownerPassword());
    }

    @BeforeEach
    void begin() throws SQLException {
        engine.createSchema(PostgresEventTableFactory.INSTANCE);
        slow = connect();
        slow.setAutoCommit(false);
        quick = connect();
        quick.setAutoCommit(false);
    }

    @AfterEach
    void end() throws SQLException {
        slow.close();
        quick.close();
    }

    @Test
    void positionOrderIsNotCommitOrderAndAReaderSeesTheGap() throws Exception {
        inTransaction(slow).appendEvents(event("drawn first", 0, Instant.now()));
        inTransaction(quick).appendEvents(event("drawn second", 0, Instant.now()));
        quick.commit();

        assertThat(readAfter(null))
                .extracting(event -> (Object) event.getPayload())
                .containsExactly("drawn second 0");
        assertThat(gapsAfter(readAfter(null))).containsExactly(1L);

        slow.commit();
        assertThat(readAfter(null))
                .extracting(event -> (Object) event.getPayload())
                .containsExactly("drawn first 0", "drawn second 0");
    }

    @Test
    void aRollbackLeavesAGapForEver() throws Exception {
        inTransaction(slow).appendEvents(event("rolled back", 0, Instant.now()));
        slow.rollback();
        inTransaction(quick).appendEvents(event("committed", 0, Instant.now()));
        quick.commit();

        assertThat(gapsAfter(readAfter(null))).containsExactly(1L);
    }

    /** AxonFramework issue 4829. */
    @Test
    void aCommittedEventIsSkippedForEverWhenItsNeighboursTimeIsOld() throws Exception {
        inTransaction(slow).appendEvents(event("drawn first", 0, Instant.now()));
        inTransaction(quick).appendEvents(event("drawn second", 0, Instant.now().minus(OLDER_THAN_THE_GAP_TIMEOUT)));
        quick.commit();
        TrackingToken reader = readAfter(null).getLast().trackingToken();
        slow.commit();

        assertThat(engine.readEvents("drawn first").asStream()).hasSize(1);
        assertThat(readAfter(reader)).isEmpty();
    }

    @Test
    void aRepeatedCommandTakesEffectTwice() throws Exception {
        for (int delivery = 0; delivery < 2; delivery++) {
            long version = engine.lastSequenceNumberFor("stream").orElse(-1L) + 1;
            engine.appendEvents(event("stream", version, Instant.now()));
        }

        assertThat(readAfter(null)).hasSize(2);
    }

    @Test
    void whatWasCheckedInAnotherStreamMayChangeBeforeTheAppend() throws Exception {
        boolean nothingPending = readAfter(null).isEmpty();
        inTransaction(quick).appendEvents(event("a response", 0, Instant.now()));
        quick.commit();
        engine.appendEvents(event("the report that nothing is pending", 0, Instant.now()));

        assertThat(nothingPending).isTrue();
        assertThat(readAfter(null)).hasSize(2);
    }

    @Test
    void theTimeFallsWithTheSystemClock() {
        Instant now = Instant.parse("2019-10-18T09:30:00Z");
        engine.appendEvents(event("stream", 0, now));
        engine.appendEvents(event("stream", 1, now.minusSeconds(3600)));

        assertThat(readAfter(null)).extracting(EventMessage::getTimestamp).containsExactly(now, now.minusSeconds(3600));
    }

    @Test
    void anEventTooLargeToPublishIsTaken() {
        engine.appendEvents(event("stream", 0, Instant.now(), "x".repeat(70_000)));

        assertThat(readAfter(null)).hasSize(1);
    }

    @Test
    void theEnginesOwnRoleMayUpdateDeleteAndTruncate() throws Exception {
        engine.appendEvents(event("stream", 0, Instant.now()), event("stream", 1, Instant.now()));
        try (Connection connection = connect();
                Statement statement = connection.createStatement()) {
            assertThat(statement.executeUpdate("UPDATE DomainEventEntry SET payload = '\\x00'"))
                    .isEqualTo(2);
            assertThat(statement.executeUpdate("DELETE FROM DomainEventEntry WHERE sequenceNumber = 0"))
                    .isEqualTo(1);
            statement.execute("TRUNCATE DomainEventEntry");
        }
        assertThat(readAfter(null)).isEmpty();
    }

    @Test
    void twoCommandsBeingHandledUseUpAPoolOfTwo() throws Exception {
        HikariConfig ofTwo = new HikariConfig();
        ofTwo.setJdbcUrl(databases.logUrl());
        ofTwo.setUsername(databases.ownerUsername());
        ofTwo.setPassword(databases.ownerPassword());
        ofTwo.setMaximumPoolSize(2);
        ofTwo.setConnectionTimeout(250);
        CountDownLatch holding = new CountDownLatch(2);
        CountDownLatch third = new CountDownLatch(1);
        try (HikariDataSource pool = new HikariDataSource(ofTwo);
                ExecutorService callers = Executors.newVirtualThreadPerTaskExecutor()) {
            JdbcEventStorageEngine pooled = engine(new UnitOfWorkAwareConnectionProviderWrapper(pool::getConnection));
            List<Future<?>> handled = Stream.of("a", "b")
                    .<Future<?>>map(stream -> callers.submit(() -> {
                        UnitOfWork<?> command = DefaultUnitOfWork.startAndGet(null);
                        assertThat(pooled.readEvents(stream).hasNext()).isFalse();
                        holding.countDown();
                        third.await();
                        pooled.appendEvents(event(stream, 0, Instant.now()));
                        command.commit();
                        return stream;
                    }))
                    .toList();
            holding.await();

            assertThatThrownBy(() -> pooled.readEvents("c").hasNext())
                    .hasRootCauseInstanceOf(SQLTransientConnectionException.class);
            third.countDown();
            for (Future<?> command : handled) {
                command.get();
            }
        }
    }

    private static JdbcEventStorageEngine engine(ConnectionProvider connections) {
        return JdbcEventStorageEngine.builder()
                .eventSerializer(JSON)
                .snapshotSerializer(JSON)
                .connectionProvider(connections)
                .transactionManager(NoTransactionManager.INSTANCE)
                .build();
    }

    /** The engine in a transaction whose end the test decides. */
    private static JdbcEventStorageEngine inTransaction(Connection connection) {
        Connection keptOpen = ConnectionWrapperFactory.wrap(connection, new NoOpCloseHandler());
        return engine(() -> keptOpen);
    }

    private static DomainEventMessage<?> event(String stream, long version, Instant time) {
        return event(stream, version, time, stream + " " + version);
    }

    private static DomainEventMessage<?> event(String stream, long version, Instant time, String payload) {
        return new GenericDomainEventMessage<>("test", stream, version, new GenericMessage<>(payload), time);
    }

    private List<TrackedEventMessage<?>> readAfter(@Nullable TrackingToken token) {
        return engine.readEvents(token, false).collect(toList());
    }

    private static Iterable<Long> gapsAfter(List<TrackedEventMessage<?>> events) {
        return ((GapAwareTrackingToken) events.getLast().trackingToken()).getGaps();
    }
}
