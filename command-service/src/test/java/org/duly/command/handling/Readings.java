package org.duly.command.handling;

import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.duly.events.engagement.EngagementEvent;
import org.duly.events.engagement.OutcomePublished;
import org.duly.events.engagement.ReportPublished;
import org.jspecify.annotations.Nullable;

/** The smallest decider that can refuse: a thing may be published once it was announced, each version once. */
final class Readings implements Decider<Readings.State, Readings.Ask, EngagementEvent> {
    static final StreamKind<Ask, EngagementEvent> KIND =
            new StreamKind<>(Ask.class, EngagementEvent.class, new Readings());

    sealed interface Ask extends Command permits Begin, Announce, Publish, Ponder {
        UUID id();

        @Override
        default String stream() {
            return "engagement/" + id();
        }

        @Override
        default String scope() {
            return stream();
        }
    }

    record Begin(UUID id) implements Ask {
        @Override
        public boolean startsStream() {
            return true;
        }
    }

    record Announce(UUID id, @Nullable Instant occurredAt) implements Ask {}

    record Publish(UUID id, int version) implements Ask {}

    /** Decided only after something else. */
    record Ponder(UUID id, Runnable first) implements Ask {}

    record State(boolean announced, Set<Integer> published) {}

    record PublishedOnlyOnceAnnounced(State state) implements BusinessRule {
        @Override
        public boolean isKept() {
            return state.announced();
        }

        @Override
        public String explanation() {
            return "Announce it first.";
        }
    }

    record PublishedOnce(State state, int version) implements BusinessRule {
        @Override
        public boolean isKept() {
            return !state.published().contains(version);
        }

        @Override
        public String explanation() {
            return "It was published before.";
        }
    }

    @Override
    public State initial() {
        return new State(false, Set.of());
    }

    @Override
    public List<EngagementEvent> decide(State state, Ask ask, Instant now) {
        return switch (ask) {
            case Begin _ -> List.of(new OutcomePublished("begin", "-", "-"));
            case Announce _ -> List.of(new OutcomePublished("announce", "-", "-"));
            case Ponder ponder -> {
                ponder.first().run();
                yield List.of(new OutcomePublished("ponder", "-", "-"));
            }
            case Publish publish -> {
                BusinessRule.verify(new PublishedOnlyOnceAnnounced(state), new PublishedOnce(state, publish.version()));
                yield List.of(new ReportPublished(publish.version(), "here"));
            }
        };
    }

    @Override
    public State evolve(State state, EngagementEvent event) {
        return switch (event) {
            case OutcomePublished outcome when outcome.asked().equals("announce") -> new State(true, state.published());
            case ReportPublished report -> {
                Set<Integer> published = new HashSet<>(state.published());
                published.add(report.version());
                yield new State(state.announced(), Set.copyOf(published));
            }
            default -> state;
        };
    }
}
