package org.duly.command.log;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.duly.command.log.Samples.CLOSED;
import static org.duly.command.log.Samples.OTHER_SCOPE;
import static org.duly.command.log.Samples.SCOPE;
import static org.duly.command.log.Samples.WITHDRAWN;
import static org.duly.command.log.Samples.append;
import static org.duly.command.log.Samples.closed;
import static org.duly.command.log.Samples.command;
import static org.duly.command.log.Samples.guarded;
import static org.duly.command.log.Samples.newStream;
import static org.duly.command.log.Samples.withdrawn;

import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanContext;
import io.opentelemetry.api.trace.TraceFlags;
import io.opentelemetry.api.trace.TraceState;
import io.opentelemetry.context.Scope;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.awaitility.Awaitility;
import org.duly.command.log.Append.Guard;
import org.duly.command.log.Append.NewEvent;
import org.duly.command.log.AppendRefused.CommandIdReused;
import org.duly.command.log.AppendRefused.EventTooLarge;
import org.duly.command.log.AppendRefused.GuardBroken;
import org.duly.command.log.AppendRefused.VersionTaken;
import org.duly.command.log.EventLog.LoggedEvent;
import org.duly.events.EncodedEvent;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What every {@link EventLog} promises. Each implementation has a subclass. */
abstract class EventLogConformance {
    private static final String TRACE = "0af7651916cd43dd8448eb211c80319c";
    private static final String SPAN = "b7ad6b7169203331";

    final TestClock clock = new TestClock();
    final ExecutorService callers = Executors.newVirtualThreadPerTaskExecutor();

    /** An empty log named {@link Samples#LOG} on {@link #clock}. */
    abstract EventLog openEmpty();

    /** The log just opened, opened once more, as another process would; itself where that cannot be. */
    abstract EventLog openAgain();

    EventLog log;

    @BeforeEach
    final void openLog() {
        log = openEmpty();
    }

    @AfterEach
    final void endCallers() {
        callers.shutdownNow();
        callers.close();
    }

    @Test
    void positionsBeginAtZeroAndFollowOneAnother() {
        String stream = newStream();
        assertThat(log.head()).isEqualTo(EventLog.NOTHING);

        Appended first = log.append(append(withdrawn(stream, 0)));
        Appended second = log.append(append(withdrawn(stream, 1), withdrawn(stream, 2)));

        Instant recorded = clock.instant().truncatedTo(ChronoUnit.MILLIS);
        assertThat(first).isEqualTo(new Appended(Samples.LOG, 0, 0, stream, 0, recorded, false));
        assertThat(second).isEqualTo(new Appended(Samples.LOG, 1, 2, stream, 2, recorded, false));
        assertThat(log.head()).isEqualTo(2);
    }

    @Test
    void theBytesAreKeptExactlyWithTheRecordedTimeStampedIn() {
        NewEvent event = withdrawn(newStream(), 0, "Ünïcode 🗳, \"quotes\", a \\, a tab\t and a \u0001");

        Appended appended = log.append(append(event));

        LoggedEvent logged = log.readAfter(EventLog.NOTHING, 10).getFirst();
        assertThat(logged.position()).isZero();
        assertThat(logged.stream()).isEqualTo(event.stream());
        assertThat(logged.bytes()).isEqualTo(event.event().stamp(appended.recordedTime()));
        assertThat(Samples.decode(logged).recordedTime()).isEqualTo(appended.recordedTime());
        assertThat(Samples.decode(logged).id()).isEqualTo(event.id());
    }

    @Test
    void anEventAsLargeAsCanBePublishedIsTakenAndOneByteMoreIsRefused() {
        String stream = newStream();
        int overhead = withdrawn(stream, 0, "").event().size();
        NewEvent largest = withdrawn(stream, 0, "x".repeat(EncodedEvent.MAX_BYTES - overhead));
        NewEvent larger = withdrawn(stream, 1, "x".repeat(EncodedEvent.MAX_BYTES - overhead + 1));

        log.append(append(largest));

        assertThat(log.readStream(stream, 0).getFirst().bytes()).hasSize(EncodedEvent.MAX_BYTES);
        assertThatThrownBy(() -> log.append(append(larger))).isInstanceOf(EventTooLarge.class);
        assertThat(log.head()).isZero();
    }

    @Test
    void aVersionAlreadyTakenIsRefusedAndNothingIsWritten() {
        String stream = newStream();
        String other = newStream();
        log.append(append(withdrawn(stream, 0)));

        assertThatThrownBy(() -> log.append(append(withdrawn(other, 0), withdrawn(stream, 0))))
                .isInstanceOf(VersionTaken.class)
                .hasMessageContaining(stream);
        assertThat(log.readStream(other, 0)).isEmpty();
        assertThat(log.head()).isZero();
    }

    @Test
    void aVersionThatIsNotTheNextIsRefused() {
        String stream = newStream();

        assertThatThrownBy(() -> log.append(append(withdrawn(stream, 1)))).isInstanceOf(VersionTaken.class);
        assertThatThrownBy(() -> log.append(append(withdrawn(stream, 0), withdrawn(stream, 2))))
                .isInstanceOf(VersionTaken.class);
        assertThat(log.head()).isEqualTo(EventLog.NOTHING);
    }

    @Test
    void aGuardBrokenBetweenCheckAndAppendIsRefused() {
        Appended judgedAt = log.append(append(withdrawn(newStream(), 0)));
        Guard nothingClosedSince = new Guard(SCOPE, List.of(CLOSED), judgedAt.lastPosition());
        openAgain().append(append(closed(newStream(), 0, SCOPE)));

        assertThatThrownBy(() -> log.append(guarded(nothingClosedSince, withdrawn(newStream(), 0))))
                .isInstanceOf(GuardBroken.class);
        assertThat(log.head()).isEqualTo(1);
    }

    @Test
    void aGuardHoldsAgainstOtherTypesOtherScopesAndWhatWasJudged() {
        Appended judgedAt = log.append(append(closed(newStream(), 0, SCOPE)));
        Guard nothingClosedSince = new Guard(SCOPE, List.of("other", CLOSED), judgedAt.lastPosition());
        log.append(append(withdrawn(newStream(), 0)));
        log.append(append(closed(newStream(), 0, OTHER_SCOPE)));

        log.append(guarded(nothingClosedSince, closed(newStream(), 0, SCOPE)));

        assertThat(log.head()).isEqualTo(3);
    }

    @Test
    void aCommandIdRepeatedIsAnsweredAsTheFirstTime() {
        String stream = newStream();
        Guard nothingSince = new Guard(SCOPE, List.of(WITHDRAWN), EventLog.NOTHING);
        Append once = new Append(
                List.of(withdrawn(stream, 0), withdrawn(stream, 1)), command("1", "body"), List.of(nothingSince));
        Appended first = log.append(once);
        log.append(append(withdrawn(stream, 2)));
        clock.move(Duration.ofHours(1));

        Appended repeated = openAgain().append(once);

        assertThat(repeated).isEqualTo(first.asRepeated());
        assertThat(log.head()).isEqualTo(2);
    }

    @Test
    void aCommandIdRepeatedWithAnotherBodyIsRefused() {
        log.append(append(command("1", "body"), withdrawn(newStream(), 0)));

        assertThatThrownBy(() -> log.append(append(command("1", "other body"), withdrawn(newStream(), 0))))
                .isInstanceOf(CommandIdReused.class);
        assertThat(log.head()).isZero();
    }

    @Test
    void manyAppendsAreJudgedEachForItself() {
        String stream = newStream();
        Append before = append(command("before", "body"), withdrawn(newStream(), 0));
        log.append(before);
        List<EventLog.Outcome> outcomes = log.appendAll(List.of(
                append(command("1", "body"), withdrawn(stream, 0)),
                append(command("2", "body"), withdrawn(stream, 0)),
                append(command("1", "body"), withdrawn(newStream(), 0)),
                append(command("1", "other body"), withdrawn(newStream(), 0)),
                before,
                append(command("3", "body"), withdrawn(stream, 1), withdrawn(newStream(), 0))));

        assertThat(outcomes)
                .extracting(outcome -> switch (outcome) {
                    case EventLog.Outcome.Taken taken ->
                        taken.appended().firstPosition() + (taken.appended().repeated() ? " again" : "");
                    case EventLog.Outcome.Refused refused ->
                        refused.reason().getClass().getSimpleName();
                })
                .containsExactly("1", "VersionTaken", "1 again", "CommandIdReused", "0 again", "2");
        assertThat(log.head()).isEqualTo(3);
    }

    @Test
    void acceptedCommandIdsAreFoundManyAtATime() {
        Appended first = log.append(append(command("1", "body"), withdrawn(newStream(), 0), withdrawn(newStream(), 0)));
        Appended second = log.append(append(command("2", "body"), withdrawn(newStream(), 0)));
        assertThat(log.findAll("alice", List.of("1", "unknown", "2", "1")))
                .hasSize(2)
                .hasEntrySatisfying("1", found -> assertThat(found.appended()).isEqualTo(first))
                .hasEntrySatisfying("2", found -> assertThat(found.appended()).isEqualTo(second));
        assertThat(log.findAll("bob", List.of("1"))).isEmpty();
        assertThat(log.findAll("alice", List.of())).isEmpty();
    }

    @Test
    void aCommandIdInFlightTakesEffectOnce() throws Exception {
        EventLog other = openAgain();
        for (int round = 0; round < 20; round++) {
            String id = "in flight " + round;
            String stream = newStream();
            List<Future<Appended>> attempts = IntStream.range(0, 8)
                    .mapToObj(n -> callers.submit(
                            () -> (n % 2 == 0 ? log : other).append(append(command(id, "body"), withdrawn(stream, 0)))))
                    .toList();

            List<Appended> answers = new ArrayList<>();
            for (Future<Appended> attempt : attempts) {
                answers.add(attempt.get());
            }
            assertThat(answers).filteredOn(answer -> !answer.repeated()).hasSize(1);
            assertThat(answers).extracting(Appended::firstPosition).containsOnly((long) round);
        }
        assertThat(log.head()).isEqualTo(19);
    }

    @Test
    void commandIdsOfDifferentCallersNeverMeet() {
        byte[] digest = {1, 2, 3};
        log.append(append(new Append.CommandId("alice", "1", digest), withdrawn(newStream(), 0)));

        Appended bobs = log.append(append(new Append.CommandId("bob", "1", digest), withdrawn(newStream(), 0)));

        assertThat(bobs.repeated()).isFalse();
        assertThat(bobs.firstPosition()).isEqualTo(1);
    }

    @Test
    void aCommandIdThatWasRefusedMayBeUsedAgain() {
        String stream = newStream();
        assertThatThrownBy(() -> log.append(append(command("1", "body"), withdrawn(stream, 1))))
                .isInstanceOf(VersionTaken.class);
        assertThat(log.find("alice", "1")).isEmpty();

        assertThat(log.append(append(command("1", "another body"), withdrawn(stream, 0)))
                        .repeated())
                .isFalse();
    }

    @Test
    void anAcceptedCommandIsFound() {
        String stream = newStream();
        log.append(append(withdrawn(newStream(), 0)));
        Appended appended = log.append(append(command("1", "body"), withdrawn(stream, 0), withdrawn(stream, 1)));

        assertThat(log.find("alice", "1")).hasValueSatisfying(found -> {
            assertThat(found.appended()).isEqualTo(appended);
            assertThat(found.requestDigest()).asString().isEqualTo("body");
        });
        assertThat(log.find("bob", "1")).isEmpty();
        assertThat(log.find("alice", "2")).isEmpty();
    }

    @Test
    void recordedTimeNeverFallsWhileTheSystemClockJumpsBack() {
        Instant start = clock.instant().truncatedTo(ChronoUnit.MILLIS);
        Instant first = recordedNow(log);
        clock.move(Duration.ofDays(-1));
        Instant afterFallingBack = recordedNow(log);
        Instant inAnotherInstance = recordedNow(openAgain());
        clock.move(Duration.ofDays(1).plusMillis(5));
        Instant afterCatchingUp = recordedNow(log);

        assertThat(List.of(first, afterFallingBack, inAnotherInstance)).containsOnly(start);
        assertThat(afterCatchingUp).isEqualTo(start.plusMillis(5));
        assertThat(log.readAfter(EventLog.NOTHING, 10))
                .extracting(logged -> Samples.decode(logged).recordedTime())
                .containsExactly(start, start, start, start.plusMillis(5));
    }

    private static Instant recordedNow(EventLog log) {
        return log.append(append(withdrawn(newStream(), 0))).recordedTime();
    }

    @Test
    void readsAreInOrderBoundedAndSelective() {
        String a = newStream();
        String b = newStream();
        log.append(append(withdrawn(a, 0)));
        log.append(append(closed(b, 0, OTHER_SCOPE)));
        log.append(append(withdrawn(a, 1), closed(a, 2, SCOPE)));
        log.append(append(withdrawn(b, 1)));

        assertThat(positions(log.readStream(a, 0))).containsExactly(0L, 2L, 3L);
        assertThat(positions(log.readStream(a, 2))).containsExactly(3L);
        assertThat(positions(log.readStream(b, 2))).isEmpty();
        assertThat(positions(log.readScope(SCOPE, 0, 2))).containsExactly(2L, 3L);
        assertThat(positions(log.readScope(OTHER_SCOPE, EventLog.NOTHING, 9))).containsExactly(1L);
        assertThat(positions(log.readTypes(List.of(CLOSED), EventLog.NOTHING, 9)))
                .containsExactly(1L, 3L);
        assertThat(positions(log.readTypes(List.of(WITHDRAWN, CLOSED), 0, 3))).containsExactly(1L, 2L, 3L);
        assertThat(positions(log.readAfter(1, 2))).containsExactly(2L, 3L);
        assertThat(positions(log.readAfter(4, 9))).isEmpty();
    }

    @Test
    void anEventIsToldWhereItWasAppendedInATraceThatIsSampledHoweverItIsWritten() {
        NewEvent few = withdrawn(newStream(), 0, "Sampled");
        String stream = newStream();
        NewEvent[] many = IntStream.range(0, 40)
                .mapToObj(version -> withdrawn(stream, version))
                .toArray(NewEvent[]::new);
        log.append(append(withdrawn(newStream(), 0)));
        try (Scope _ = span(TraceFlags.getDefault()).makeCurrent()) {
            log.append(append(withdrawn(newStream(), 0)));
        }
        try (Scope _ = span(TraceFlags.getSampled()).makeCurrent()) {
            log.append(append(few));
            log.append(append(many));
        }
        log.append(append(withdrawn(newStream(), 0)));

        List<LoggedEvent> events = log.readAfter(EventLog.NOTHING, 100);
        assertThat(events.subList(0, 2)).extracting(LoggedEvent::traceparent).containsOnlyNulls();
        assertThat(events.subList(2, 43))
                .extracting(LoggedEvent::traceparent)
                .containsOnly("00-" + TRACE + "-" + SPAN + "-01");
        assertThat(events.getLast().traceparent()).isNull();
        assertThat(events.get(2).bytes())
                .as("the bytes say nothing of it")
                .isEqualTo(few.event().stamp(Samples.decode(events.get(2)).recordedTime()));
    }

    private static Span span(TraceFlags flags) {
        return Span.wrap(SpanContext.create(TRACE, SPAN, flags, TraceState.getDefault()));
    }

    @Test
    void listenersAreToldOfWhatWasAppended() {
        AtomicInteger told = new AtomicInteger();
        log.onAppend(told::incrementAndGet);

        log.append(append(withdrawn(newStream(), 0)));

        Awaitility.await().until(() -> told.get() == 1);
    }

    @Test
    void positionsAreCommitOrderWithNoGapUnderConcurrentAppendsAndRefusalsOnTwoInstances() throws Exception {
        EventLog other = openAgain();
        String contested = newStream();
        int callersEach = 4;
        int appendsEach = 25;
        long total = 2L * callersEach * appendsEach * 2;
        Future<Long> reader = callers.submit(() -> readWithoutMissing(log, total));
        List<Future<?>> running = new ArrayList<>();
        for (EventLog instance : List.of(log, other)) {
            for (int caller = 0; caller < callersEach; caller++) {
                running.add(callers.submit(() -> {
                    for (int n = 0; n < appendsEach; n++) {
                        appendUntilTaken(instance, contested);
                    }
                }));
            }
        }
        for (Future<?> caller : running) {
            caller.get();
        }

        assertThat(reader.get()).isEqualTo(total - 1);
        assertThat(positions(log.readAfter(EventLog.NOTHING, Integer.MAX_VALUE)))
                .isEqualTo(LongStream.range(0, total).boxed().toList());
        assertThat(log.readStream(contested, 0))
                .extracting(logged -> Samples.decode(logged).streamVersion())
                .isEqualTo(LongStream.range(0, total / 2).boxed().toList());
    }

    /** One event on a stream of its own, one on the contested stream however often it is refused, and one refusal. */
    private static void appendUntilTaken(EventLog instance, String contested) {
        instance.append(append(withdrawn(newStream(), 0)));
        long version = 0;
        for (boolean taken = false; !taken; ) {
            version = instance.readStream(contested, 0).size();
            try {
                instance.append(append(withdrawn(contested, version)));
                taken = true;
            } catch (VersionTaken conflict) {
                assertThat(conflict).hasMessageContaining(contested);
            }
        }
        long takenVersion = version;
        assertThatThrownBy(() -> instance.append(append(withdrawn(contested, takenVersion))))
                .isInstanceOf(VersionTaken.class);
    }

    /** Follows the log as every consumer does, by one position; fails if it ever sees a position too early. */
    static long readWithoutMissing(EventLog log, long events) {
        long position = EventLog.NOTHING;
        while (position < events - 1) {
            for (LoggedEvent logged : log.readAfter(position, 100)) {
                assertThat(logged.position()).isEqualTo(position + 1);
                position = logged.position();
            }
        }
        return position;
    }

    static List<Long> positions(List<LoggedEvent> events) {
        return events.stream().map(LoggedEvent::position).toList();
    }

    /** The refusal or failure a caller met. */
    static Throwable failureOf(Future<?> caller) throws InterruptedException {
        try {
            Object answer = caller.get();
            throw new AssertionError("Accepted: " + answer);
        } catch (ExecutionException failed) {
            return Objects.requireNonNull(failed.getCause());
        }
    }
}
