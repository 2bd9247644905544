package org.duly.command.handling;

import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.eventhandling.GenericDomainEventMessage;
import org.axonframework.eventhandling.TrackedEventMessage;
import org.axonframework.eventhandling.TrackingToken;
import org.axonframework.eventsourcing.eventstore.DomainEventStream;
import org.axonframework.eventsourcing.eventstore.EventStorageEngine;
import org.axonframework.messaging.MetaData;
import org.duly.command.log.Append;
import org.duly.command.log.Append.CommandId;
import org.duly.command.log.Append.NewEvent;
import org.duly.command.log.EventLog;
import org.duly.command.log.EventLog.LoggedEvent;
import org.duly.events.DomainEvent;
import org.duly.events.EventCodec;
import org.duly.events.EventEnvelope;
import org.jspecify.annotations.Nullable;

/**
 * Axon's storage engine over the {@link EventLog}: an append is one command's events, a read is one stream.
 *
 * <p>Axon's own event processors do not read from here: readers follow the topic, or the log by position.
 */
final class LogStorageEngine implements EventStorageEngine {
    private final EventLog log;
    private final EventCodec codec;
    private final NewEvents newEvents;

    LogStorageEngine(EventLog log, EventCodec codec, InstantSource clock) {
        this.log = log;
        this.codec = codec;
        this.newEvents = new NewEvents(log, codec, clock);
    }

    @Override
    public void appendEvents(List<? extends EventMessage<?>> messages) {
        Dispatched dispatched = Dispatched.current();
        Request request = dispatched.request();
        Command command = dispatched.command();
        List<NewEvent> events = new ArrayList<>(messages.size());
        for (EventMessage<?> message : messages) {
            DomainEventMessage<?> event = (DomainEventMessage<?>) message;
            events.add(newEvents.of(
                    request, command, event.getSequenceNumber(), events.isEmpty(), (DomainEvent) message.getPayload()));
        }
        CommandId commandId = new CommandId(request.actor(), request.commandId(), request.requestDigest());
        dispatched.appended(
                log.append(new Append(events, commandId, dispatched.prepared().guards())));
    }

    @Override
    public DomainEventStream readEvents(String stream, long firstSequenceNumber) {
        return DomainEventStream.of(
                log.readStream(stream, firstSequenceNumber).stream().map(this::message));
    }

    private DomainEventMessage<?> message(LoggedEvent logged) {
        EventEnvelope event = codec.decode(logged.bytes());
        return new GenericDomainEventMessage<>(
                EventStream.class.getSimpleName(),
                event.stream(),
                event.streamVersion(),
                event.data(),
                MetaData.emptyInstance(),
                event.id().toString(),
                event.time());
    }

    @Override
    public Optional<DomainEventMessage<?>> readSnapshot(String stream) {
        return Optional.empty();
    }

    @Override
    public void storeSnapshot(DomainEventMessage<?> snapshot) {
        throw new UnsupportedOperationException("Streams are short and cached: there are no snapshots");
    }

    @Override
    public Stream<? extends TrackedEventMessage<?>> readEvents(@Nullable TrackingToken token, boolean mayBlock) {
        throw new UnsupportedOperationException("Readers follow the topic, or the log by position");
    }
}
