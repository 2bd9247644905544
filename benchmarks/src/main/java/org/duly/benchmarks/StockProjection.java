package org.duly.benchmarks;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import javax.sql.DataSource;
import org.axonframework.common.jdbc.ConnectionProvider;
import org.axonframework.common.jdbc.DataSourceConnectionProvider;
import org.axonframework.common.transaction.NoTransactionManager;
import org.axonframework.common.transaction.Transaction;
import org.axonframework.common.transaction.TransactionManager;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventhandling.EventHandler;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.eventhandling.GenericDomainEventMessage;
import org.axonframework.eventhandling.PropagatingErrorHandler;
import org.axonframework.eventhandling.SimpleEventHandlerInvoker;
import org.axonframework.eventhandling.TrackingToken;
import org.axonframework.eventhandling.pooled.PooledStreamingEventProcessor;
import org.axonframework.eventhandling.tokenstore.TokenStore;
import org.axonframework.eventhandling.tokenstore.jdbc.JdbcTokenStore;
import org.axonframework.eventhandling.tokenstore.jdbc.PostgresTokenTableFactory;
import org.axonframework.eventsourcing.eventstore.EmbeddedEventStore;
import org.axonframework.eventsourcing.eventstore.jdbc.JdbcEventStorageEngine;
import org.axonframework.messaging.StreamableMessageSource;
import org.axonframework.serialization.Serializer;
import org.axonframework.serialization.jackson3.Jackson3Serializer;
import org.duly.events.EventEnvelope;
import org.duly.events.engagement.EngagementOpened;
import org.duly.events.engagement.EngagementPlanned;
import org.duly.events.response.ResponseAcknowledged;
import org.duly.events.response.ResponseCounted;
import org.duly.events.response.ResponseExcluded;
import org.duly.events.response.ResponseLogged;
import org.duly.platform.vault.KeyVault;
import org.duly.platform.vault.RespondentKey;
import org.duly.platform.vault.Sealer;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;
import org.springframework.jdbc.datasource.TransactionAwareDataSourceProxy;
import org.springframework.transaction.TransactionStatus;
import org.springframework.transaction.support.DefaultTransactionDefinition;
import tools.jackson.databind.json.JsonMapper;

/**
 * The same read models, but for the history of the counts, written by stock Axon 4.13: its JDBC event store, its pooled
 * streaming processor with its JDBC token store, and a handler that writes each event's rows by plain statements in the
 * processor's transaction.
 *
 * <p>Batches of 100 events rather than Axon's default of 1, which is kind to it. One segment: with more, transactions
 * that count different engagements in a different order would deadlock.
 */
final class StockProjection implements AutoCloseable {
    private static final int BATCH = 100;
    private static final String SCHEMA = "stock.";

    private final ConnectionProvider connections;
    private final TransactionManager transactions;
    private final TokenStore tokens;
    private final EmbeddedEventStore store;
    private final ScheduledExecutorService coordinator = Executors.newSingleThreadScheduledExecutor();
    private final ScheduledExecutorService worker = Executors.newSingleThreadScheduledExecutor();
    private final PooledStreamingEventProcessor processor;

    StockProjection(DataSource database, KeyVault keys, Sealer sealer) {
        DataSourceTransactionManager spring = new DataSourceTransactionManager(database);
        this.transactions = () -> begin(spring);
        this.connections = new DataSourceConnectionProvider(new TransactionAwareDataSourceProxy(database));
        Serializer serializer = Jackson3Serializer.builder().build();
        this.store = EmbeddedEventStore.builder()
                .storageEngine(JdbcEventStorageEngine.builder()
                        .eventSerializer(serializer)
                        .snapshotSerializer(serializer)
                        .connectionProvider(connections)
                        .transactionManager(NoTransactionManager.instance())
                        .build())
                .build();
        JdbcTokenStore jdbcTokens = JdbcTokenStore.builder()
                .connectionProvider(connections)
                .serializer(serializer)
                .build();
        jdbcTokens.createSchema(PostgresTokenTableFactory.INSTANCE);
        this.tokens = jdbcTokens;
        this.processor = PooledStreamingEventProcessor.builder()
                .name("stock")
                .eventHandlerInvoker(SimpleEventHandlerInvoker.builder()
                        .eventHandlers(new Models(connections, keys, sealer))
                        .listenerInvocationErrorHandler((failed, _, _) -> {
                            throw failed;
                        })
                        .build())
                .errorHandler(PropagatingErrorHandler.INSTANCE)
                .messageSource(store)
                .tokenStore(tokens)
                .transactionManager(transactions)
                .coordinatorExecutor(coordinator)
                .workerExecutor(worker)
                .initialSegmentCount(1)
                .initialToken(StreamableMessageSource::createTailToken)
                .batchSize(BATCH)
                .build();
    }

    private static Transaction begin(DataSourceTransactionManager spring) {
        TransactionStatus status = spring.getTransaction(new DefaultTransactionDefinition());
        return new Transaction() {
            @Override
            public void commit() {
                spring.commit(status);
            }

            @Override
            public void rollback() {
                spring.rollback(status);
            }
        };
    }

    /** Puts events into Axon's store. */
    void store(List<EventEnvelope> events) {
        List<? extends EventMessage<?>> messages = events.stream()
                .map(event -> new GenericDomainEventMessage<>(
                        event.stream().substring(0, event.stream().indexOf('/')),
                        event.stream(),
                        event.streamVersion(),
                        event.data(),
                        Map.of(
                                "log", event.source(),
                                "scope", event.scope(),
                                "type", event.type(),
                                "actor", event.actor(),
                                "actorRole", event.actorRole(),
                                "correlationId", event.correlationId(),
                                "commandId", event.causationId()),
                        event.id().toString(),
                        event.time()))
                .toList();
        transactions.executeInTransaction(() -> store.publish(messages));
    }

    void start() {
        processor.start();
    }

    void stop() {
        processor.shutDown();
    }

    @Override
    public void close() {
        coordinator.shutdownNow();
        worker.shutdownNow();
    }

    /** The handler, as a user of Axon would write it. */
    static final class Models {
        private static final JsonMapper JSON = JsonMapper.builder().build();
        private static final String ARCHIVE = "INSERT INTO " + SCHEMA + """
                archive (log, position, event_id, stream, stream_version, scope, type, time, recorded_at, actor,
                         actor_role, bytes)
                VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
                """;
        private static final String RESPONSE = "INSERT INTO " + SCHEMA + """
                response (id, log, engagement_id, respondent_id, receipt_number, channel, receiving_body, received_at,
                          recorded_at, respondent_kind, organisation_code, stakeholder_group, place, signatories,
                          state, text_version, facts, gaps, occurred_at, position, stream_version)
                VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, 'PENDING', 1, ?::jsonb, 0, ?, ?, ?)
                """;
        private static final String TEXT = "INSERT INTO " + SCHEMA + """
                response_text (response_id, version, respondent_name, respondent_contact, answers)
                VALUES (?, 1, ?, ?, ?::jsonb)
                """;
        private static final String CHANGE = "UPDATE " + SCHEMA + """
                response SET state = coalesce(?, state), facts = facts || ?::jsonb, position = ?, stream_version = ?
                WHERE id = ?
                """;
        private static final String COUNT = "INSERT INTO " + SCHEMA + """
                tally AS tally (engagement_id, dimension, value, received, counted, excluded, pending, unruled,
                                withdrawn, people, counted_people)
                SELECT engagement_id, dimension, value, ?, ?, ?, ?, ?, 0, ?, ?
                FROM stock.response AS response, LATERAL (VALUES ('ALL', ''), ('CHANNEL', channel),
                    ('STAKEHOLDER_GROUP', coalesce(stakeholder_group, '')), ('PLACE', coalesce(place, '')),
                    ('RECEIVING_BODY', receiving_body), ('RESPONDENT_KIND', respondent_kind),
                    ('RECEIVED_DAY', (received_at AT TIME ZONE 'Europe/London')::date::text))
                    AS counted_by (dimension, value)
                WHERE response.id = ?
                ON CONFLICT (engagement_id, dimension, value) DO UPDATE SET
                    received = tally.received + excluded.received,
                    counted = tally.counted + excluded.counted,
                    excluded = tally.excluded + excluded.excluded,
                    pending = tally.pending + excluded.pending,
                    unruled = tally.unruled + excluded.unruled,
                    people = tally.people + excluded.people,
                    counted_people = tally.counted_people + excluded.counted_people
                """;

        private final ConnectionProvider connections;
        private final KeyVault keys;
        private final Sealer sealer;

        Models(ConnectionProvider connections, KeyVault keys, Sealer sealer) {
            this.connections = connections;
            this.keys = keys;
            this.sealer = sealer;
        }

        @EventHandler
        void on(EngagementPlanned event, DomainEventMessage<?> message, TrackingToken token) throws SQLException {
            try (Connection connection = connections.getConnection()) {
                archive(connection, message, token);
                execute(
                        connection,
                        "INSERT INTO " + SCHEMA + "engagement (id, log, title, facts, position, stream_version)"
                                + " VALUES (?, ?, ?, ?::jsonb, ?, ?)",
                        id(message),
                        message.getMetaData().get("log"),
                        event.plan().title(),
                        JSON.writeValueAsString(event),
                        position(token),
                        message.getSequenceNumber());
            }
        }

        @EventHandler
        void on(EngagementOpened event, DomainEventMessage<?> message, TrackingToken token) throws SQLException {
            try (Connection connection = connections.getConnection()) {
                archive(connection, message, token);
                execute(
                        connection,
                        "UPDATE " + SCHEMA + "engagement SET closes_at = ?, facts = facts || ?::jsonb, position = ?,"
                                + " stream_version = ? WHERE id = ?",
                        Timestamp.from(event.closesAt()),
                        JSON.writeValueAsString(event),
                        position(token),
                        message.getSequenceNumber(),
                        id(message));
            }
        }

        @EventHandler
        void on(ResponseLogged event, DomainEventMessage<?> message, TrackingToken token) throws SQLException {
            UUID id = id(message);
            UUID eventId = UUID.fromString(message.getIdentifier());
            RespondentKey key = keys.get(event.respondentId());
            var answer = event.answers().getFirst();
            var name = event.respondentName();
            var contact = event.respondentContact();
            if (name == null || contact == null) {
                throw new IllegalStateException("Every response of the benchmark has a name and a contact");
            }
            try (Connection connection = connections.getConnection()) {
                archive(connection, message, token);
                execute(
                        connection,
                        RESPONSE,
                        id,
                        message.getMetaData().get("log"),
                        event.engagementId(),
                        event.respondentId(),
                        event.receiptNumber(),
                        event.channel().name(),
                        event.receivingBody(),
                        Timestamp.from(event.receivedAt()),
                        Timestamp.from(message.getTimestamp()),
                        event.respondentKind().name(),
                        event.organisationCode(),
                        event.stakeholderGroup(),
                        event.place(),
                        event.signatories(),
                        JSON.writeValueAsString(Map.of("state", "PENDING", "consent", event.consent())),
                        Timestamp.from(message.getTimestamp()),
                        position(token),
                        message.getSequenceNumber());
                execute(
                        connection,
                        TEXT,
                        id,
                        sealer.open(key, eventId, "respondentName", name),
                        sealer.open(key, eventId, "respondentContact", contact),
                        JSON.writeValueAsString(Map.of(
                                answer.questionId(),
                                sealer.open(key, eventId, "answers." + answer.questionId(), answer.text()))));
                execute(connection, COUNT, 1, 0, 0, 1, 1, event.signatories(), 0, id);
            }
        }

        @EventHandler
        void on(ResponseAcknowledged event, DomainEventMessage<?> message, TrackingToken token) throws SQLException {
            change(message, token, null, Map.of("acknowledgedBy", event.channel()));
        }

        @EventHandler
        void on(ResponseCounted event, DomainEventMessage<?> message, TrackingToken token) throws SQLException {
            change(message, token, "COUNTED", Map.of("state", "COUNTED", "counted", event));
            try (Connection connection = connections.getConnection()) {
                execute(connection, COUNT, 0, 1, 0, -1, -1, 0, 1, id(message));
            }
        }

        @EventHandler
        void on(ResponseExcluded event, DomainEventMessage<?> message, TrackingToken token) throws SQLException {
            change(message, token, "EXCLUDED", Map.of("state", "EXCLUDED", "excluded", event));
            try (Connection connection = connections.getConnection()) {
                execute(connection, COUNT, 0, 0, 1, -1, -1, 0, 0, id(message));
            }
        }

        private void change(
                DomainEventMessage<?> message, TrackingToken token, @Nullable String state, Map<String, ?> facts)
                throws SQLException {
            try (Connection connection = connections.getConnection()) {
                archive(connection, message, token);
                execute(
                        connection,
                        CHANGE,
                        state,
                        JSON.writeValueAsString(facts),
                        position(token),
                        message.getSequenceNumber(),
                        id(message));
            }
        }

        private static void archive(Connection connection, DomainEventMessage<?> message, TrackingToken token)
                throws SQLException {
            Timestamp time = Timestamp.from(message.getTimestamp());
            execute(
                    connection,
                    ARCHIVE,
                    message.getMetaData().get("log"),
                    position(token),
                    UUID.fromString(message.getIdentifier()),
                    message.getAggregateIdentifier(),
                    message.getSequenceNumber(),
                    message.getMetaData().get("scope"),
                    message.getMetaData().get("type"),
                    time,
                    time,
                    message.getMetaData().get("actor"),
                    message.getMetaData().get("actorRole"),
                    JSON.writeValueAsBytes(message.getPayload()));
        }

        private static void execute(Connection connection, String sql, @Nullable Object... values) throws SQLException {
            try (PreparedStatement statement = connection.prepareStatement(sql)) {
                for (int value = 0; value < values.length; value++) {
                    statement.setObject(value + 1, values[value]);
                }
                statement.executeUpdate();
            }
        }

        private static UUID id(DomainEventMessage<?> message) {
            String stream = message.getAggregateIdentifier();
            return UUID.fromString(stream.substring(stream.indexOf('/') + 1));
        }

        private static long position(TrackingToken token) {
            return token.position().orElseThrow();
        }
    }
}
