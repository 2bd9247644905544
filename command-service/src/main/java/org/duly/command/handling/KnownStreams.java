package org.duly.command.handling;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.duly.command.log.Append.Guard;
import org.duly.command.log.EventLog;
import org.duly.command.log.EventLog.LoggedEvent;
import org.duly.events.DomainEvent;
import org.duly.events.EventCatalogue;
import org.duly.events.EventCodec;
import org.duly.events.EventEnvelope;

/**
 * What is known of one kind of stream, for commands on other streams: each folded to the head of the log, with the
 * position up to which it was read, so that an append can be guarded on nothing having changed since. Streams are
 * remembered, and only what is new is read. Thread-safe.
 *
 * @param <S> the state of a stream, immutable
 */
public final class KnownStreams<S, E extends DomainEvent> {
    private static final int REMEMBERED = 10_000;

    private final EventLog log;
    private final EventCodec codec;
    private final Class<E> events;
    private final S initial;
    private final Fold<S, E> fold;
    private final List<String> types;
    private final Cache<String, Known<S>> remembered =
            Caffeine.newBuilder().maximumSize(REMEMBERED).build();

    /**
     * @param events the sealed interface of the stream's events
     * @param initial the state before the first event
     */
    public KnownStreams(EventLog log, EventCodec codec, Class<E> events, S initial, Fold<S, E> fold) {
        this.log = log;
        this.codec = codec;
        this.events = events;
        this.initial = initial;
        this.fold = fold;
        Set<Class<?>> leaves = new LinkedHashSet<>();
        collect(events, leaves);
        this.types = leaves.stream()
                .map(leaf -> EventCatalogue.typeOf(leaf.asSubclass(DomainEvent.class)))
                .toList();
    }

    /** How a state changes. */
    public interface Fold<S, E extends DomainEvent> {
        /** The state after an event, in its envelope, which says when it happened. */
        S after(S before, E event, EventEnvelope envelope);
    }

    /** A stream on everything recorded up to the head of the log; one that was not started has the initial state. */
    public Known<S> read(String stream) {
        Known<S> known = remembered.getIfPresent(stream);
        if (known == null) {
            known = new Known<>(initial, stream, 0, EventLog.NOTHING);
        }
        // The head is taken before reading: position order is commit order, so everything up to it will be seen.
        long head = log.head();
        S state = known.state();
        String scope = known.scope();
        List<LoggedEvent> unseen = log.readStream(stream, known.version());
        for (LoggedEvent logged : unseen) {
            EventEnvelope envelope = codec.decode(logged.bytes());
            state = fold.after(state, events.cast(envelope.data()), envelope);
            scope = envelope.scope();
        }
        long position =
                unseen.isEmpty() ? head : Math.max(head, unseen.getLast().position());
        Known<S> read = new Known<>(state, scope, known.version() + unseen.size(), position);
        if (read.version() > 0) {
            remembered.put(stream, read);
        }
        return read;
    }

    /** What must not have been recorded since for what is known to stand: anything of these streams in that scope. */
    public Guard guard(Known<S> known) {
        return new Guard(known.scope(), types, known.position());
    }

    private static void collect(Class<?> type, Set<Class<?>> leaves) {
        Class<?>[] permitted = type.getPermittedSubclasses();
        if (permitted == null) {
            leaves.add(type);
        } else {
            for (Class<?> each : permitted) {
                collect(each, leaves);
            }
        }
    }

    /**
     * What is known of a stream.
     *
     * @param scope what it belongs to; the stream itself while it is not started
     * @param version how many events it has
     * @param position everything up to this position was taken in
     */
    public record Known<S>(S state, String scope, long version, long position) {}
}
