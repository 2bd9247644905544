package org.duly.query.testing;

import com.github.f4b6a3.uuid.UuidCreator;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.duly.events.DomainEvent;
import org.duly.events.EventEnvelope;
import org.duly.query.log.PlacedEvent;

/** Events as a fold is given them: one a minute, each recorded when it happened. */
public final class Told {
    private static final Instant BEGIN = Instant.parse("2019-10-01T09:00:00Z");

    private final Map<String, Long> versions = new HashMap<>();
    private final List<PlacedEvent> events = new ArrayList<>();

    /** One more event, in the stream of this name. */
    public Told that(String stream, DomainEvent event) {
        Instant at = BEGIN.plusSeconds(60L * events.size());
        EventEnvelope envelope = new EventEnvelope(
                UuidCreator.getTimeOrderedEpoch(),
                "test.example/told",
                stream,
                versions.merge(stream, 0L, (old, zero) -> old + 1),
                at,
                at,
                stream,
                "officer-1",
                "engagement-officer",
                "body-1",
                "correlation-1",
                "command-" + events.size(),
                event);
        events.add(new PlacedEvent(events.size(), -1, envelope, new byte[0]));
        return this;
    }

    /** The events of one stream so far. */
    public List<PlacedEvent> of(String stream) {
        return events.stream()
                .filter(event -> event.envelope().stream().equals(stream))
                .toList();
    }

    /** The events of every stream so far, each in its order. */
    public List<List<PlacedEvent>> streams() {
        return events.stream()
                .map(event -> event.envelope().stream())
                .distinct()
                .map(this::of)
                .toList();
    }
}
