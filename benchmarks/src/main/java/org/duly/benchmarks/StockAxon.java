package org.duly.benchmarks;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import javax.sql.DataSource;
import org.axonframework.commandhandling.CommandBus;
import org.axonframework.commandhandling.GenericCommandMessage;
import org.axonframework.commandhandling.SimpleCommandBus;
import org.axonframework.commandhandling.gateway.CommandGateway;
import org.axonframework.commandhandling.gateway.DefaultCommandGateway;
import org.axonframework.common.caching.WeakReferenceCache;
import org.axonframework.common.jdbc.DataSourceConnectionProvider;
import org.axonframework.common.jdbc.UnitOfWorkAwareConnectionProviderWrapper;
import org.axonframework.common.transaction.NoTransactionManager;
import org.axonframework.eventsourcing.EventSourcingHandler;
import org.axonframework.eventsourcing.EventSourcingRepository;
import org.axonframework.eventsourcing.eventstore.EmbeddedEventStore;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.axonframework.eventsourcing.eventstore.jdbc.EventSchema;
import org.axonframework.eventsourcing.eventstore.jdbc.JdbcEventStorageEngine;
import org.axonframework.eventsourcing.eventstore.jdbc.PostgresEventTableFactory;
import org.axonframework.messaging.GenericMessage;
import org.axonframework.modelling.command.AggregateIdentifier;
import org.axonframework.modelling.command.AggregateLifecycle;
import org.axonframework.modelling.command.Repository;
import org.axonframework.serialization.jackson3.Jackson3Serializer;

/**
 * What a user of Axon 4.13 would pick: its JDBC engine, its event-sourcing repository with its own locks, a
 * pooled connection for each command, and its Jackson serializer. Axon's timeouts are off.
 */
final class StockAxon {
    private final CommandGateway gateway;
    private final EventStore eventStore;

    StockAxon(DataSource dataSource, boolean cached) {
        UnitOfWorkAwareConnectionProviderWrapper connections =
                new UnitOfWorkAwareConnectionProviderWrapper(new DataSourceConnectionProvider(dataSource));
        JdbcEventStorageEngine engine = JdbcEventStorageEngine.builder()
                .eventSerializer(Jackson3Serializer.builder().build())
                .snapshotSerializer(Jackson3Serializer.builder().build())
                .connectionProvider(connections)
                .transactionManager(NoTransactionManager.instance())
                .build();
        this.eventStore = EmbeddedEventStore.builder().storageEngine(engine).build();
        CommandBus bus = SimpleCommandBus.builder()
                .transactionManager(NoTransactionManager.instance())
                .build();
        EventSourcingRepository.Builder<Item> builder =
                EventSourcingRepository.builder(Item.class).eventStore(eventStore);
        Repository<Item> items =
                cached ? builder.cache(new WeakReferenceCache()).build() : builder.build();
        bus.subscribe(Start.class.getName(), message -> {
            Start start = (Start) message.getPayload();
            items.newInstance(() -> new Item(start.id(), start.text()));
            return null;
        });
        bus.subscribe(Change.class.getName(), message -> {
            Change change = (Change) message.getPayload();
            items.load(change.id()).execute(item -> item.change(change.text()));
            return null;
        });
        this.gateway = DefaultCommandGateway.builder().commandBus(bus).build();
    }

    static void createSchema(DataSource dataSource) throws SQLException {
        try (Connection connection = dataSource.getConnection()) {
            for (var statement : List.of(
                    PostgresEventTableFactory.INSTANCE.createDomainEventTable(connection, new EventSchema()),
                    PostgresEventTableFactory.INSTANCE.createSnapshotEventTable(connection, new EventSchema()))) {
                try (statement) {
                    statement.execute();
                }
            }
        }
    }

    EventStore eventStore() {
        return eventStore;
    }

    void send(Object command) {
        gateway.sendAndWait(new GenericCommandMessage<>(
                new GenericMessage<>(command), command.getClass().getName()));
    }

    record Start(String id, String text) {}

    record Change(String id, String text) {}

    record Started(String id, String text) {}

    record Changed(String id, String text) {}

    /** The smallest aggregate. */
    static final class Item {
        // Axon takes the identifier from the first event, if there is none before.
        @AggregateIdentifier
        @SuppressWarnings("NullAway.Init")
        private String id;

        private int changes;

        Item() {}

        Item(String id, String text) {
            AggregateLifecycle.apply(new Started(id, text));
        }

        void change(String text) {
            if (changes == Integer.MAX_VALUE) {
                throw new IllegalStateException("Too many changes");
            }
            AggregateLifecycle.apply(new Changed(id, text));
        }

        @EventSourcingHandler
        void on(Started event) {
            id = event.id();
        }

        @EventSourcingHandler
        void on(Changed event) {
            changes++;
        }
    }
}
