package org.duly.command.engagement;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.util.List;
import java.util.UUID;
import org.duly.command.engagement.EngagementRules.EngagementIsPlanned;
import org.duly.command.engagement.EngagementState.Existing;
import org.duly.command.engagement.EngagementState.Scheduled;
import org.duly.command.handling.Freshness;
import org.duly.command.handling.Refusal;
import org.duly.command.handling.Streams;
import org.duly.command.log.EventLog;
import org.duly.command.log.EventLog.LoggedEvent;
import org.duly.events.EventCodec;
import org.duly.events.engagement.EngagementEvent;

/**
 * What is known of engagements, for commands on other streams.
 *
 * <p>A remembered copy is good enough to accept on: once an engagement is opened its plan is fixed, its deadline only
 * moves later and its campaigns and reports only grow, so whatever a remembered copy allows, the head of the log allows too. Before opening the plan may still
 * change, and the stream is read on. Thread-safe.
 */
public final class EngagementLookup {
    private static final int REMEMBERED = 10_000;

    private final EventLog log;
    private final EventCodec codec;
    private final EngagementDecider decider = new EngagementDecider();
    private final Cache<UUID, Remembered> remembered =
            Caffeine.newBuilder().maximumSize(REMEMBERED).build();

    public EngagementLookup(EventLog log, EventCodec codec) {
        this.log = log;
        this.codec = codec;
    }

    /**
     * The facts of an engagement.
     *
     * @throws Refusal if there is no such engagement
     */
    public EngagementFacts facts(UUID engagementId, Freshness freshness) {
        EngagementState state = state(engagementId, freshness);
        if (!(state instanceof Existing existing)) {
            throw new Refusal(new EngagementIsPlanned(state));
        }
        return new EngagementFacts(
                engagementId,
                existing.dossier().plan(),
                existing instanceof Scheduled scheduled ? scheduled.schedule().closesAt() : null,
                existing.dossier().campaigns(),
                existing.dossier().reports());
    }

    private EngagementState state(UUID engagementId, Freshness freshness) {
        Remembered known = remembered.getIfPresent(engagementId);
        if (known == null) {
            known = new Remembered(0, decider.initial());
        } else if (freshness == Freshness.CACHED && known.state() instanceof Scheduled) {
            return known.state();
        }
        Remembered read = readOn(engagementId, known);
        if (read.state() instanceof Existing) {
            remembered.put(engagementId, read);
        }
        return read.state();
    }

    private Remembered readOn(UUID engagementId, Remembered known) {
        List<LoggedEvent> events = log.readStream(Streams.engagement(engagementId), known.nextVersion());
        EngagementState state = known.state();
        for (LoggedEvent event : events) {
            state = decider.evolve(
                    state, (EngagementEvent) codec.decode(event.bytes()).data());
        }
        return new Remembered(known.nextVersion() + events.size(), state);
    }

    private record Remembered(long nextVersion, EngagementState state) {}
}
