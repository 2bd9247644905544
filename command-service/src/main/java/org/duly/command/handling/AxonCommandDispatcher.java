package org.duly.command.handling;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Function;
import org.axonframework.commandhandling.CommandBus;
import org.axonframework.commandhandling.CommandMessage;
import org.axonframework.commandhandling.GenericCommandMessage;
import org.axonframework.commandhandling.SimpleCommandBus;
import org.axonframework.commandhandling.gateway.CommandGateway;
import org.axonframework.commandhandling.gateway.DefaultCommandGateway;
import org.axonframework.common.caching.Cache;
import org.axonframework.common.lock.Lock;
import org.axonframework.common.lock.LockAcquisitionFailedException;
import org.axonframework.common.transaction.NoTransactionManager;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventhandling.EventBus;
import org.axonframework.eventsourcing.AggregateFactory;
import org.axonframework.eventsourcing.EventSourcingRepository;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.axonframework.messaging.GenericMessage;
import org.axonframework.messaging.unitofwork.CurrentUnitOfWork;
import org.axonframework.messaging.unitofwork.UnitOfWork;
import org.axonframework.modelling.command.Aggregate;
import org.axonframework.modelling.command.AggregateNotFoundException;
import org.axonframework.modelling.command.Repository;
import org.axonframework.modelling.command.inspection.AggregateModel;
import org.axonframework.modelling.command.inspection.AnnotatedAggregateMetaModelFactory;
import org.duly.command.log.AppendRefused.CommandIdReused;
import org.duly.command.log.AppendRefused.GuardBroken;
import org.duly.command.log.AppendRefused.VersionTaken;
import org.duly.command.log.Appended;
import org.duly.command.log.EventLog;
import org.duly.command.log.EventLog.Acceptance;
import org.duly.command.log.LogUnavailableException;

/**
 * The {@link CommandDispatcher} on Axon: a command bus without transactions, event-sourced and cached streams, fair
 * locks, and the {@link EventLog} as the event store.
 *
 * <p>A command id is not looked up before each command: the log judges it anyway, under its lock, in the round trip it
 * makes in any case. What the lookup must still prevent is that a repeated command is answered with a refusal because
 * its own first effect is in the way; so a refusal is returned only after the id was looked up.
 */
public final class AxonCommandDispatcher implements CommandDispatcher {
    private static final int MAX_ATTEMPTS = 8;
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final long STREAMS_IN_MEMORY = 20_000;

    private final EventLog log;
    private final InstantSource clock;
    private final CommandBus bus;
    private final CommandGateway gateway;
    private final EventStore eventStore;
    private final FairStreamLocks locks = new FairStreamLocks();
    private final Cache recent;
    private final AggregateModel<EventStream> model =
            AnnotatedAggregateMetaModelFactory.inspectAggregate(EventStream.class);
    private final ConcurrentMap<InFlightKey, CompletableFuture<Void>> inFlight = new ConcurrentHashMap<>();

    /**
     * @param eventBus Axon's event bus, which must be a {@link LogEventStore} over the same log
     * @throws IllegalStateException if it is not
     */
    public AxonCommandDispatcher(
            EventLog log, EventBus eventBus, InstantSource clock, List<? extends StreamKind<?, ?>> kinds) {
        this(log, eventBus, clock, kinds, new RecentStreams(STREAMS_IN_MEMORY));
    }

    /** @param recent streams as they were last seen; it may forget any of them at any time */
    AxonCommandDispatcher(
            EventLog log,
            EventBus eventBus,
            InstantSource clock,
            List<? extends StreamKind<?, ?>> kinds,
            Cache recent) {
        this.log = log;
        this.recent = recent;
        this.clock = clock;
        this.eventStore = LogEventStore.require(eventBus);
        this.bus = SimpleCommandBus.builder()
                .transactionManager(NoTransactionManager.instance())
                .build();
        this.gateway = DefaultCommandGateway.builder().commandBus(bus).build();
        for (StreamKind<?, ?> kind : kinds) {
            subscribe(kind);
        }
    }

    @Override
    public Appended dispatch(Request request, Function<Freshness, Prepared> prepare) {
        InFlightKey key = new InFlightKey(request.actor(), request.commandId());
        CompletableFuture<Void> mine = new CompletableFuture<>();
        boolean repeated = false;
        CompletableFuture<Void> first;
        while ((first = inFlight.putIfAbsent(key, mine)) != null) {
            await(first);
            repeated = true;
        }
        try {
            if (repeated) {
                Optional<Appended> answer = earlierAnswer(request);
                if (answer.isPresent()) {
                    return answer.get();
                }
            }
            return attempt(request, prepare);
        } finally {
            inFlight.remove(key, mine);
            mine.complete(null);
        }
    }

    private Appended attempt(Request request, Function<Freshness, Prepared> prepare) {
        Freshness freshness = Freshness.CACHED;
        for (int attempt = 1; ; attempt++) {
            try {
                return send(new Dispatched(request, prepare.apply(freshness), freshness));
            } catch (Refusal refusal) {
                if (freshness == Freshness.HEAD) {
                    return earlierAnswer(request).orElseThrow(() -> refusal);
                }
            } catch (VersionTaken | GuardBroken outdated) {
                if (attempt == MAX_ATTEMPTS) {
                    throw outdated;
                }
            }
            freshness = Freshness.HEAD;
        }
    }

    private Appended send(Dispatched dispatched) {
        Command command = dispatched.command();
        CommandMessage<Dispatched> message = new GenericCommandMessage<>(
                new GenericMessage<>(dispatched), command.getClass().getName());
        try {
            gateway.sendAndWait(message);
        } catch (LockAcquisitionFailedException busy) {
            throw new LogUnavailableException(command.stream() + " is too busy; try again", busy);
        } catch (VersionTaken taken) {
            if (command.startsStream()) {
                throw new Refusal(new CommandRules.StreamStartsOnce(command.stream()));
            }
            throw taken;
        }
        return dispatched.appended();
    }

    private Optional<Appended> earlierAnswer(Request request) {
        Optional<Acceptance> acceptance = log.find(request.actor(), request.commandId());
        if (acceptance.isPresent() && !Arrays.equals(acceptance.get().requestDigest(), request.requestDigest())) {
            throw new CommandIdReused(request.commandId());
        }
        return acceptance.map(found -> found.appended().asRepeated());
    }

    private <C extends Command> void subscribe(StreamKind<C, ?> kind) {
        Repository<EventStream> streams = EventSourcingRepository.builder(EventStream.class)
                .aggregateModel(model)
                .aggregateFactory(new Factory(kind))
                .eventStore(eventStore)
                .lockFactory(locks)
                .cache(recent)
                .build();
        for (Class<?> type : kind.commandTypes()) {
            bus.subscribe(type.getName(), message -> {
                handle((Dispatched) message.getPayload(), kind, streams);
                return null;
            });
        }
    }

    private void handle(Dispatched dispatched, StreamKind<?, ?> kind, Repository<EventStream> streams)
            throws Exception {
        Command command = dispatched.command();
        Instant now = clock.instant();
        UnitOfWork<?> unit = CurrentUnitOfWork.get();
        // What was decided now is not what the log holds: that was decided when the command was first accepted.
        unit.afterCommit(_ -> {
            if (dispatched.isRepeated()) {
                recent.remove(command.stream());
            }
        });
        if (command.startsStream()) {
            streams.newInstance(() -> kind.newStream(command.stream())).execute(stream -> stream.handle(command, now));
        } else {
            if (dispatched.freshness() == Freshness.HEAD) {
                // Under the lock, for whoever holds it until then puts back what was forgotten before.
                Lock lock = locks.obtainLock(command.stream());
                unit.onCleanup(_ -> lock.release());
                recent.remove(command.stream());
            }
            Aggregate<EventStream> stream = load(command, streams);
            BusinessRule.verify(new CommandRules.NothingChangedSinceItWasRead(
                    command.stream(), dispatched.request().expectedVersion(), stream.version()));
            stream.execute(present -> present.handle(command, now));
        }
        // Last, because a decider that looks at the same time names the field it came from.
        BusinessRule.verify(new CommandRules.WhatIsRecordedHasHappened(command.occurredAt(), now));
    }

    private static Aggregate<EventStream> load(Command command, Repository<EventStream> streams) {
        try {
            return streams.load(command.stream());
        } catch (AggregateNotFoundException missing) {
            throw new Refusal(new CommandRules.AddressedStreamExists(command.stream()));
        }
    }

    private static void await(CompletableFuture<Void> first) {
        try {
            first.get(PATIENCE.toSeconds(), TimeUnit.SECONDS);
        } catch (TimeoutException slow) {
            throw new LogUnavailableException("The same command is still being handled; try again", slow);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new LogUnavailableException("Interrupted while the same command was being handled", interrupted);
        } catch (java.util.concurrent.ExecutionException unexpected) {
            throw new IllegalStateException(unexpected);
        }
    }

    private record InFlightKey(String caller, String commandId) {}

    private record Factory(StreamKind<?, ?> kind) implements AggregateFactory<EventStream> {
        @Override
        public EventStream createAggregateRoot(String stream, DomainEventMessage<?> firstEvent) {
            return kind.newStream(stream);
        }

        @Override
        public Class<EventStream> getAggregateType() {
            return EventStream.class;
        }
    }
}
