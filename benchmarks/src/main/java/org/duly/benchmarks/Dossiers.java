package org.duly.benchmarks;

import java.time.Instant;
import java.util.List;
import org.duly.command.handling.Command;
import org.duly.command.handling.Decider;
import org.duly.command.handling.StreamKind;
import org.duly.events.engagement.EngagementEvent;
import org.duly.events.engagement.OutcomePublished;

/** The smallest decider of Duly's, the peer of {@link StockAxon.Item}: what is measured is the road, not the rules. */
final class Dossiers implements Decider<Integer, Dossiers.Ask, EngagementEvent> {
    static final StreamKind<Ask, EngagementEvent> KIND =
            new StreamKind<>(Ask.class, EngagementEvent.class, new Dossiers());

    sealed interface Ask extends Command permits Start, Change {
        String id();

        String text();

        @Override
        default String stream() {
            return "engagement/" + id();
        }

        @Override
        default String scope() {
            return stream();
        }
    }

    record Start(String id, String text) implements Ask {
        @Override
        public boolean startsStream() {
            return true;
        }
    }

    record Change(String id, String text) implements Ask {}

    @Override
    public Integer initial() {
        return 0;
    }

    @Override
    public List<EngagementEvent> decide(Integer changes, Ask ask, Instant now) {
        return List.of(new OutcomePublished("asked", "said", ask.text()));
    }

    @Override
    public Integer evolve(Integer changes, EngagementEvent event) {
        return changes + 1;
    }
}
