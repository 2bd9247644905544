package org.duly.command.privacy;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.duly.command.handling.Streams;
import org.duly.command.log.Append.Guard;
import org.duly.command.log.EventLog;
import org.duly.command.log.TypedEvents;
import org.duly.events.EventCatalogue;
import org.duly.events.EventCodec;
import org.duly.events.EventEnvelope;
import org.duly.events.privacy.LegalHoldLifted;
import org.duly.events.privacy.LegalHoldPlaced;

/** Folds the legal holds in force from the log, reading only what is new. Holds are few. Thread-safe. */
public final class LegalHoldFold {
    private static final List<String> HOLDS = EventCatalogue.typesOf(LegalHoldPlaced.class, LegalHoldLifted.class);
    private static final List<String> PLACED = EventCatalogue.typesOf(LegalHoldPlaced.class);

    private final TypedEvents events;
    private final Map<String, Set<UUID>> inForce = new HashMap<>();

    public LegalHoldFold(EventLog log, EventCodec codec) {
        this.events = new TypedEvents(log, codec, HOLDS);
    }

    /** The holds in force in an engagement, judged on everything up to the head of the log. */
    public synchronized LegalHolds judge(UUID engagementId) {
        long position = events.readToHead(this::take);
        Set<UUID> holds = inForce.getOrDefault(Streams.engagement(engagementId), Set.of());
        return new LegalHolds(new ArrayList<>(holds), position);
    }

    /** What must not have been recorded since for a judgement that nothing is held to stand. */
    public Guard guard(UUID engagementId, LegalHolds judged) {
        return new Guard(Streams.engagement(engagementId), PLACED, judged.judgedAtPosition());
    }

    private void take(EventEnvelope event) {
        Set<UUID> holds = inForce.computeIfAbsent(event.scope(), _ -> new LinkedHashSet<>());
        if (event.data() instanceof LegalHoldPlaced placed) {
            holds.add(placed.holdId());
        } else if (event.data() instanceof LegalHoldLifted lifted) {
            holds.remove(lifted.holdId());
        }
    }
}
