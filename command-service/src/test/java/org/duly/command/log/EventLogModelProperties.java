package org.duly.command.log;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tuple;
import net.jqwik.api.lifecycle.AfterTry;
import net.jqwik.api.lifecycle.BeforeTry;
import org.duly.command.log.Append.CommandId;
import org.duly.command.log.Append.Guard;
import org.duly.command.log.Append.NewEvent;
import org.duly.command.log.BatchJudge.Judgement;
import org.duly.events.DomainEvent;
import org.duly.events.engagement.EngagementClosed;
import org.duly.events.engagement.EngagementWithdrawn;
import org.jspecify.annotations.Nullable;

/** Whatever is appended in whatever order, the real log answers as the model does and holds the same bytes. */
class EventLogModelProperties {
    private static final List<String> STREAMS = List.of("response/a", "response/b", "response/c");
    private static final List<String> SCOPES = List.of(Samples.SCOPE, Samples.OTHER_SCOPE);
    private static final List<String> TYPES = List.of(Samples.WITHDRAWN, Samples.CLOSED);

    private static final TestLogDatabase DATABASE = new TestLogDatabase();

    private TestClock clock = new TestClock();
    private InMemoryEventLog model = new InMemoryEventLog(Samples.LOG, clock);

    @BeforeTry
    void beginAnew() {
        clock = new TestClock();
        model = new InMemoryEventLog(Samples.LOG, clock);
    }

    @AfterTry
    void closeLogs() {
        DATABASE.close();
    }

    /**
     * One append of a plan.
     *
     * @param events each on a stream, so many versions away from the next one
     * @param guard nothing of some types in a scope since so many positions before the head
     * @param clockMoves in milliseconds, before it
     */
    record Step(
            int instance,
            List<PlannedEvent> events,
            @Nullable PlannedCommand command,
            @Nullable PlannedGuard guard,
            int clockMoves) {}

    record PlannedEvent(UUID id, int stream, int versionsOff, int scope, boolean closes) {}

    record PlannedCommand(int id, int body) {}

    record PlannedGuard(int scope, Set<Integer> types, int back) {}

    @Property(tries = 60)
    void anySequenceOnTwoInstancesHasTheOutcomeOfTheModel(@ForAll("plans") List<Step> plan) throws SQLException {
        DATABASE.empty();
        List<PostgresEventLog> instances = List.of(DATABASE.open(clock), DATABASE.open(clock));
        for (Step step : plan) {
            clock.move(Duration.ofMillis(step.clockMoves()));
            Append onModel = append(step);
            Append onPostgres = append(step);

            assertThat(outcome(() -> instances.get(step.instance()).append(onPostgres)))
                    .isEqualTo(outcome(() -> model.append(onModel)));
        }

        EventLog postgres = instances.getFirst();
        assertThat(contents(postgres.readAfter(EventLog.NOTHING, Integer.MAX_VALUE)))
                .isEqualTo(contents(model.readAfter(EventLog.NOTHING, Integer.MAX_VALUE)));
        assertThat(contents(postgres.readTypes(TYPES, 1, 7))).isEqualTo(contents(model.readTypes(TYPES, 1, 7)));
        for (String scope : SCOPES) {
            assertThat(contents(postgres.readScope(scope, 2, 5))).isEqualTo(contents(model.readScope(scope, 2, 5)));
        }
        for (String stream : STREAMS) {
            assertThat(contents(postgres.readStream(stream, 1))).isEqualTo(contents(model.readStream(stream, 1)));
        }
    }

    @Property(tries = 500)
    void aBatchIsJudgedAsIfItsMembersCameOneByOne(@ForAll("plans") List<Step> plan) {
        List<PendingAppend> batch = new ArrayList<>();
        List<Object> expected = new ArrayList<>();
        for (Step step : plan) {
            batch.add(new PendingAppend(append(step)));
            Append onModel = append(step);
            expected.add(outcome(() -> model.append(onModel)));
        }
        LogState empty = new LogState(EventLog.NOTHING, Instant.MIN, Map.of(), Map.of(), Set.of());

        Judgement judgement =
                BatchJudge.judge(Samples.LOG, batch, empty, clock.instant().truncatedTo(ChronoUnit.MILLIS));

        judgement.answers().forEach(BatchJudge.Answer::give);
        assertThat(batch)
                .extracting(member -> outcome(() -> member.await(Duration.ZERO)))
                .isEqualTo(expected);
        assertThat(judgement.rows())
                .extracting(row -> text(row.bytes()))
                .isEqualTo(contents(model.readAfter(EventLog.NOTHING, Integer.MAX_VALUE)).stream()
                        .map(Content::bytes)
                        .toList());
    }

    @Provide
    Arbitrary<List<Step>> plans() {
        Arbitrary<PlannedEvent> events = Combinators.combine(
                        Arbitraries.create(UUID::randomUUID),
                        Arbitraries.integers().between(0, STREAMS.size() - 1),
                        Arbitraries.frequency(Tuple.of(8, 0), Tuple.of(1, -1), Tuple.of(1, 1)),
                        Arbitraries.integers().between(0, SCOPES.size() - 1),
                        Arbitraries.of(true, false))
                .as(PlannedEvent::new);
        Arbitrary<PlannedCommand> commands = Combinators.combine(
                        Arbitraries.integers().between(0, 3),
                        Arbitraries.integers().between(0, 1))
                .as(PlannedCommand::new);
        Arbitrary<PlannedGuard> guards = Combinators.combine(
                        Arbitraries.integers().between(0, SCOPES.size() - 1),
                        Arbitraries.integers().between(0, TYPES.size() - 1).set(),
                        Arbitraries.integers().between(-1, 4))
                .as(PlannedGuard::new);
        return Combinators.combine(
                        Arbitraries.of(0, 1),
                        events.list().ofMinSize(1).ofMaxSize(3),
                        commands.injectNull(0.4),
                        guards.injectNull(0.5),
                        Arbitraries.integers().between(-2_000, 2_000))
                .as(Step::new)
                .list()
                .ofMaxSize(25);
    }

    /** What a step comes to, by the model's state; made anew for each log, because a log stamps the bytes it is given. */
    private Append append(Step step) {
        int[] next = STREAMS.stream()
                .mapToInt(stream -> model.readStream(stream, 0).size())
                .toArray();
        List<NewEvent> events = new ArrayList<>();
        for (PlannedEvent planned : step.events()) {
            DomainEvent data = planned.closes()
                    ? new EngagementClosed(Instant.EPOCH)
                    : new EngagementWithdrawn("No longer needed");
            long version = Math.max(0, next[planned.stream()]++ + planned.versionsOff());
            events.add(Samples.event(
                    planned.id(), STREAMS.get(planned.stream()), version, SCOPES.get(planned.scope()), data));
        }
        PlannedCommand command = step.command();
        PlannedGuard guard = step.guard();
        return new Append(
                events,
                command == null ? null : command(command),
                guard == null ? List.of() : List.of(guard(guard, model.head())));
    }

    private static CommandId command(PlannedCommand planned) {
        return Samples.command("command " + planned.id(), "body " + planned.body());
    }

    private static Guard guard(PlannedGuard planned, long head) {
        List<String> types = planned.types().stream().map(TYPES::get).toList();
        return new Guard(SCOPES.get(planned.scope()), types, head - planned.back());
    }

    private static Object outcome(Appending append) {
        try {
            return append.append();
        } catch (AppendRefused refused) {
            return refused.toString();
        }
    }

    @FunctionalInterface
    private interface Appending {
        Appended append();
    }

    private record Content(long position, String stream, String bytes) {}

    private static List<Content> contents(List<EventLog.LoggedEvent> events) {
        return events.stream()
                .map(event -> new Content(event.position(), event.stream(), text(event.bytes())))
                .toList();
    }

    private static String text(byte[] bytes) {
        return new String(bytes, StandardCharsets.UTF_8);
    }
}
