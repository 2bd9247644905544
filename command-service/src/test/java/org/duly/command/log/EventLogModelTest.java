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
import java.util.random.RandomGenerator;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.duly.command.log.Append.CommandId;
import org.duly.command.log.Append.Guard;
import org.duly.command.log.Append.NewEvent;
import org.duly.command.log.BatchJudge.Judgement;
import org.duly.events.DomainEvent;
import org.duly.events.engagement.EngagementClosed;
import org.duly.events.engagement.EngagementWithdrawn;
import org.duly.testsupport.RandomCases;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Whatever is appended in whatever order, the real log answers as the model does and holds the same bytes. */
class EventLogModelTest {
    private static final List<String> STREAMS = List.of("response/a", "response/b", "response/c");
    private static final List<String> SCOPES = List.of(Samples.SCOPE, Samples.OTHER_SCOPE);
    private static final List<String> TYPES = List.of(Samples.WITHDRAWN, Samples.CLOSED);

    private static final TestLogDatabase DATABASE = new TestLogDatabase();

    private TestClock clock = new TestClock();
    private InMemoryEventLog model = new InMemoryEventLog(Samples.LOG, clock);

    private void beginAnew() {
        clock = new TestClock();
        model = new InMemoryEventLog(Samples.LOG, clock);
    }

    @AfterEach
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

    @Test
    void anySequenceOnTwoInstancesHasTheOutcomeOfTheModel() {
        RandomCases.tryMany(60, random -> haveTheOutcomeOfTheModel(plan(random)));
    }

    private void haveTheOutcomeOfTheModel(List<Step> plan) throws SQLException {
        beginAnew();
        DATABASE.close();
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

    @Test
    void aBatchIsJudgedAsIfItsMembersCameOneByOne() {
        RandomCases.tryMany(500, random -> judgedAsIfTheyCameOneByOne(plan(random)));
    }

    private void judgedAsIfTheyCameOneByOne(List<Step> plan) {
        beginAnew();
        List<PendingAppend> batch = new ArrayList<>();
        List<Object> expected = new ArrayList<>();
        for (Step step : plan) {
            batch.add(new PendingAppend(append(step), null));
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

    private static List<Step> plan(RandomGenerator random) {
        return Stream.generate(() -> step(random)).limit(random.nextInt(26)).toList();
    }

    private static Step step(RandomGenerator random) {
        return new Step(
                random.nextInt(2),
                Stream.generate(() -> event(random)).limit(random.nextInt(1, 4)).toList(),
                random.nextInt(10) < 4 ? null : new PlannedCommand(random.nextInt(4), random.nextInt(2)),
                random.nextBoolean() ? null : guard(random),
                random.nextInt(-2_000, 2_001));
    }

    private static PlannedEvent event(RandomGenerator random) {
        int mostlyNext = random.nextInt(10);
        return new PlannedEvent(
                new UUID(random.nextLong(), random.nextLong()),
                random.nextInt(STREAMS.size()),
                mostlyNext == 0 ? -1 : mostlyNext == 1 ? 1 : 0,
                random.nextInt(SCOPES.size()),
                random.nextBoolean());
    }

    private static PlannedGuard guard(RandomGenerator random) {
        Set<Integer> types = IntStream.range(0, TYPES.size())
                .filter(_ -> random.nextBoolean())
                .boxed()
                .collect(Collectors.toUnmodifiableSet());
        return new PlannedGuard(random.nextInt(SCOPES.size()), types, random.nextInt(-1, 5));
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
