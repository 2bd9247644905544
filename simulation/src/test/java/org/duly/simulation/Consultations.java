package org.duly.simulation;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.random.RandomGenerator;
import org.duly.command.handling.Command;
import org.duly.command.handling.Refusal;
import org.duly.command.log.EventLog.LoggedEvent;
import org.duly.command.log.SimulatedLogStore;
import org.duly.events.EventCodec;
import org.duly.events.engagement.EngagementEvent;

/** What the callers have asked for, and what may be asked next. */
final class Consultations {
    private static final EventCodec CODEC = new EventCodec();
    private static final int ENGAGEMENTS = 2;
    private static final int VERSIONS = 3;

    private final List<Asked> asked = new ArrayList<>();
    private long responses;

    void asked(Asked command) {
        asked.add(command);
    }

    List<Asked> asked() {
        return asked;
    }

    /** An engagement is addressed once it is known to be there, and its reports once it is known to be announced. */
    Command next(RandomGenerator random) {
        UUID id = new UUID(0x0192_a000_0000_7000L, 0x8000_0000_0000_0000L + random.nextInt(ENGAGEMENTS));
        if (asked.stream().noneMatch(one -> isAccepted(one, new Consultation.Open(id)))) {
            return new Consultation.Open(id);
        }
        boolean announced = asked.stream().anyMatch(one -> isAccepted(one, new Consultation.Announce(id)));
        return switch (random.nextInt(10)) {
            case 0 -> new Consultation.Open(id);
            case 1 -> new Consultation.Announce(id);
            case 2, 3 ->
                announced ? new Consultation.Publish(id, random.nextInt(VERSIONS)) : new Consultation.Announce(id);
            case 4, 5 ->
                announced ? new Consultation.PublishAny(id, random.nextInt(VERSIONS)) : new Consultation.Announce(id);
            case 6 -> new Consultation.Close(id, 0);
            default -> new Consultation.Log(id, new UUID(0x0192_a000_0000_7000L, 0x9000_0000_0000_0000L + responses++));
        };
    }

    /** The same request as it is handled another time: what the service itself makes up for it is another. */
    Command handledAnew(Command command, RandomGenerator random) {
        return command instanceof Consultation.PublishAny publish
                ? new Consultation.PublishAny(publish.id(), random.nextInt(VERSIONS))
                : command;
    }

    private static boolean isAccepted(Asked one, Command command) {
        return !one.accepted().isEmpty() && one.command().equals(command);
    }

    /** A refusal is right only on what the log holds by the time it is given; what was true before is no excuse. */
    void requireJustified(Command refused, Refusal refusal, SimulatedLogStore store) {
        List<LoggedEvent> content = store.content();
        String engagement = refused.scope();
        Set<String> streams = new HashSet<>();
        Consultation.Engagements decider = new Consultation.Engagements();
        Consultation.State state = decider.initial();
        for (LoggedEvent logged : content) {
            streams.add(logged.stream());
            if (logged.stream().equals(engagement)) {
                state = decider.evolve(
                        state, (EngagementEvent) CODEC.decode(logged.bytes()).data());
            }
        }
        boolean justified = switch (refused) {
            case Consultation.Open open -> streams.contains(open.stream());
            case Consultation.Log _ -> state.closed();
            case Consultation.Ask ask -> refuses(decider, state, ask);
            default -> false;
        };
        if (!justified) {
            throw new AssertionError(refused + " was refused, and by the log it is right: " + refusal.getMessage());
        }
    }

    private static boolean refuses(Consultation.Engagements decider, Consultation.State state, Consultation.Ask ask) {
        try {
            return decider.decide(state, ask, Instant.EPOCH).isEmpty();
        } catch (Refusal right) {
            return true;
        }
    }
}
