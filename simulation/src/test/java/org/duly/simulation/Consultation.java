package org.duly.simulation;

import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.duly.command.handling.BusinessRule;
import org.duly.command.handling.Command;
import org.duly.command.handling.Decider;
import org.duly.command.handling.StreamKind;
import org.duly.events.engagement.EngagementEvent;
import org.duly.events.engagement.OutcomePublished;
import org.duly.events.engagement.ReportPublished;
import org.duly.events.response.ResponseEvent;
import org.duly.events.response.ResponseRead;

/**
 * The smallest domain with one rule of each sort: on the stream's own state, and across streams in both directions. An
 * engagement is announced once, then its reports are published, each once; responses come in until it is closed, and
 * closing says how many there were.
 *
 * <p>No rule that has said no says yes later, but for {@link PublishedOnceAnnounced}, which nobody comes up against: so
 * a command is refused for good, but for {@link PublishAny}, which is another one each time.
 */
final class Consultation {
    static final StreamKind<Ask, EngagementEvent> ENGAGEMENT =
            new StreamKind<>(Ask.class, EngagementEvent.class, new Engagements());
    static final StreamKind<Respond, ResponseEvent> RESPONSE =
            new StreamKind<>(Respond.class, ResponseEvent.class, new Responses());

    private static final String ANNOUNCED = "announced";
    private static final String CLOSED = "closed";

    private Consultation() {}

    sealed interface Ask extends Command {
        UUID id();

        @Override
        default String stream() {
            return engagement(id());
        }

        @Override
        default String scope() {
            return stream();
        }
    }

    record Open(UUID id) implements Ask {
        @Override
        public boolean startsStream() {
            return true;
        }
    }

    record Announce(UUID id) implements Ask {}

    record Publish(UUID id, int version) implements Ask {}

    /** Publishes a version that the service makes up anew each time it handles the same request. */
    record PublishAny(UUID id, int version) implements Ask {}

    /** @param responses how many there are */
    record Close(UUID id, int responses) implements Ask {}

    sealed interface Respond extends Command {}

    record Log(UUID id, UUID responseId) implements Respond {
        @Override
        public String stream() {
            return "response/" + responseId;
        }

        @Override
        public String scope() {
            return engagement(id);
        }

        @Override
        public boolean startsStream() {
            return true;
        }
    }

    static String engagement(UUID id) {
        return "engagement/" + id;
    }

    /** How many responses a closing counted; -1 for another event. */
    static int counted(EngagementEvent event) {
        return event instanceof ReportPublished(int version, String where) && where.equals(CLOSED) ? version : -1;
    }

    /** The rules that say no to an event. */
    static List<BusinessRule> brokenBy(State before, EngagementEvent event) {
        return rules(before, event).filter(rule -> !rule.isKept()).toList();
    }

    private static Stream<BusinessRule> rules(State before, EngagementEvent event) {
        return switch (event) {
            case OutcomePublished outcome
            when outcome.asked().equals(ANNOUNCED) -> Stream.of(new AnnouncedOnce(before));
            case ReportPublished _ when counted(event) >= 0 -> Stream.of(new StillOpen(before));
            case ReportPublished report ->
                Stream.of(new PublishedOnceAnnounced(before), new PublishedOnce(before, report.version()));
            default -> Stream.of();
        };
    }

    record State(boolean announced, Set<Integer> published, boolean closed) {}

    record AnnouncedOnce(State state) implements BusinessRule {
        @Override
        public boolean isKept() {
            return !state.announced();
        }

        @Override
        public String explanation() {
            return "It was announced before.";
        }
    }

    record PublishedOnceAnnounced(State state) implements BusinessRule {
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

    record StillOpen(State state) implements BusinessRule {
        @Override
        public boolean isKept() {
            return !state.closed();
        }

        @Override
        public String explanation() {
            return "It is closed.";
        }
    }

    static final class Engagements implements Decider<State, Ask, EngagementEvent> {
        @Override
        public State initial() {
            return new State(false, Set.of(), false);
        }

        @Override
        public List<EngagementEvent> decide(State state, Ask ask, Instant now) {
            return switch (ask) {
                case Open _ -> List.of(outcome("opened"), outcome("opened, too"));
                case Announce _ -> {
                    BusinessRule.verify(new AnnouncedOnce(state));
                    yield List.of(outcome(ANNOUNCED));
                }
                case Publish publish -> published(state, publish.version());
                case PublishAny publish -> published(state, publish.version());
                case Close close -> {
                    BusinessRule.verify(new StillOpen(state));
                    yield List.of(new ReportPublished(close.responses(), CLOSED));
                }
            };
        }

        @Override
        public State evolve(State state, EngagementEvent event) {
            return switch (event) {
                case OutcomePublished outcome
                when outcome.asked().equals(ANNOUNCED) -> new State(true, state.published(), state.closed());
                case ReportPublished(int _, String where)
                when where.equals(CLOSED) -> new State(state.announced(), state.published(), true);
                case ReportPublished report -> {
                    Set<Integer> published = new HashSet<>(state.published());
                    published.add(report.version());
                    yield new State(state.announced(), Set.copyOf(published), state.closed());
                }
                default -> state;
            };
        }

        private static List<EngagementEvent> published(State state, int version) {
            BusinessRule.verify(new PublishedOnceAnnounced(state), new PublishedOnce(state, version));
            return List.of(new ReportPublished(version, "here"));
        }

        private static OutcomePublished outcome(String what) {
            return new OutcomePublished(what, "-", "-");
        }
    }

    static final class Responses implements Decider<Boolean, Respond, ResponseEvent> {
        @Override
        public Boolean initial() {
            return false;
        }

        @Override
        public List<ResponseEvent> decide(Boolean logged, Respond respond, Instant now) {
            return List.of(new ResponseRead("reader", 1));
        }

        @Override
        public Boolean evolve(Boolean logged, ResponseEvent event) {
            return true;
        }
    }
}
