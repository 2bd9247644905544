package org.duly.command.log;

import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.duly.command.log.Append.CommandId;
import org.duly.command.log.Append.NewEvent;
import org.duly.command.log.EventLog.LoggedEvent;
import org.duly.command.log.LogState.CommandKey;
import org.duly.events.EncodedEvent;
import org.duly.events.EventCodec;
import org.duly.events.EventEnvelope;
import org.duly.events.UnreadableEventException;

/**
 * Takes published events into a log that has lost them, under the append lock and with everything that an append is held to:
 * positions, versions, recorded times, command ids.
 */
final class Restoration {
    private final String log;
    private final WriterSession.Source sessions;
    private final EventCodec codec = new EventCodec();

    Restoration(String log, WriterSession.Source sessions) {
        this.log = log;
        this.sessions = sessions;
    }

    /** As {@link RestorableLog#restore}; returns how many the log did not have. */
    int restore(List<LoggedEvent> events) {
        List<Published> published = events.stream().map(this::read).toList();
        try (WriterSession session = sessions.open()) {
            LogState state = session.lockAndRead(
                    published.stream().map(Published::append).toList());
            List<EventRow> rows = rows(state, published);
            if (rows.isEmpty()) {
                session.rollback();
            } else {
                session.write(rows);
                session.commit();
            }
            return rows.size();
        } catch (SQLException failure) {
            throw new LogUnavailableException("The log could not be completed", failure);
        }
    }

    private Published read(LoggedEvent event) {
        try {
            EventEnvelope envelope = codec.decode(event.bytes());
            require(event, envelope.source().equals(log), "it is an event of the log " + envelope.source());
            require(event, envelope.stream().equals(event.stream()), "it is an event of " + envelope.stream());
            EncodedEvent encoded = EncodedEvent.ofPublished(event.bytes());
            require(
                    event,
                    Arrays.equals(encoded.stamp(envelope.recordedTime()), event.bytes()),
                    "its recorded time is not written as a log writes it");
            NewEvent described = new NewEvent(
                    envelope.id(),
                    envelope.stream(),
                    envelope.streamVersion(),
                    envelope.scope(),
                    envelope.type(),
                    encoded);
            return new Published(event, described, envelope.recordedTime());
        } catch (UnreadableEventException unreadable) {
            throw new NoContinuationException(event.position(), String.valueOf(unreadable.getMessage()));
        }
    }

    private static List<EventRow> rows(LogState state, List<Published> published) {
        long head = state.head();
        Instant recordedTime = state.headRecordedTime();
        Map<String, Long> lastVersions = new HashMap<>(state.lastVersions());
        List<EventRow> rows = new ArrayList<>(published.size());
        for (Published next : published) {
            LoggedEvent event = next.event();
            if (event.position() <= state.head()) {
                continue; // another instance was here first
            }
            NewEvent described = next.described();
            long version = lastVersions.getOrDefault(described.stream(), -1L) + 1;
            require(event, event.position() == head + 1, "position " + (head + 1) + " comes next");
            require(
                    event,
                    described.streamVersion() == version,
                    "it is version " + described.streamVersion() + " of " + described.stream() + ", where " + version
                            + " comes next");
            require(event, !next.recordedTime().isBefore(recordedTime), "it was recorded before the one before it");
            CommandId command = event.command();
            require(
                    event,
                    command == null || !state.accepted().containsKey(CommandKey.of(command)),
                    "its command was taken in before");
            rows.add(new EventRow(
                    event.position(),
                    described,
                    next.recordedTime(),
                    event.bytes(),
                    event.traceparent(),
                    command,
                    event.commandEvents()));
            head = event.position();
            recordedTime = next.recordedTime();
            lastVersions.put(described.stream(), version);
        }
        return rows;
    }

    private static void require(LoggedEvent event, boolean holds, String otherwise) {
        if (!holds) {
            throw new NoContinuationException(event.position(), otherwise);
        }
    }

    /** An event, and what its bytes say of it. */
    private record Published(LoggedEvent event, NewEvent described, Instant recordedTime) {
        /** What the log is asked about it. */
        Append append() {
            return new Append(List.of(described), event.command(), List.of());
        }
    }
}
