package org.duly.command.log;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.duly.command.log.Append.CommandId;
import org.duly.command.log.Append.Guard;
import org.duly.command.log.Append.NewEvent;
import org.duly.events.DomainEvent;
import org.duly.events.EventCatalogue;
import org.duly.events.EventCodec;
import org.duly.events.EventEnvelope;
import org.duly.events.engagement.EngagementClosed;
import org.duly.events.engagement.EngagementWithdrawn;
import org.jspecify.annotations.Nullable;

/** Events and appends to try a log with. */
final class Samples {
    static final String LOG = "duly.example.nhs.uk/test";
    static final String SCOPE = "engagement/0192a000-0000-7000-8000-000000000001";
    static final String OTHER_SCOPE = "engagement/0192a000-0000-7000-8000-000000000002";
    static final String WITHDRAWN = EventCatalogue.typeOf(EngagementWithdrawn.class);
    static final String CLOSED = EventCatalogue.typeOf(EngagementClosed.class);

    private static final EventCodec CODEC = new EventCodec();
    private static final Instant WHEN = Instant.parse("2019-10-01T08:00:00Z");

    private Samples() {}

    static String newStream() {
        return "response/" + UUID.randomUUID();
    }

    static NewEvent withdrawn(String stream, long version) {
        return withdrawn(stream, version, "No longer needed");
    }

    static NewEvent withdrawn(String stream, long version, String reason) {
        return event(UUID.randomUUID(), stream, version, SCOPE, new EngagementWithdrawn(reason));
    }

    static NewEvent closed(String stream, long version, String scope) {
        return event(UUID.randomUUID(), stream, version, scope, new EngagementClosed(WHEN));
    }

    static NewEvent event(UUID id, String stream, long version, String scope, DomainEvent data) {
        EventEnvelope envelope = new EventEnvelope(
                id, LOG, stream, version, WHEN, WHEN, scope, "tester", "auditor", null, "correlation", "cause", data);
        return new NewEvent(id, stream, version, scope, envelope.type(), CODEC.encode(envelope));
    }

    static Append append(NewEvent... events) {
        return new Append(List.of(events), null, List.of());
    }

    static Append append(@Nullable CommandId command, NewEvent... events) {
        return new Append(List.of(events), command, List.of());
    }

    static Append guarded(Guard guard, NewEvent... events) {
        return new Append(List.of(events), null, List.of(guard));
    }

    static CommandId command(String id, String body) {
        return new CommandId("alice", id, body.getBytes(StandardCharsets.UTF_8));
    }

    static EventEnvelope decode(EventLog.LoggedEvent logged) {
        return CODEC.decode(logged.bytes());
    }
}
