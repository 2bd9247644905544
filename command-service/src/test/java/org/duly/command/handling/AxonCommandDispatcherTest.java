package org.duly.command.handling;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.awaitility.Awaitility;
import org.axonframework.eventhandling.EventBus;
import org.axonframework.eventhandling.SimpleEventBus;
import org.duly.command.handling.CommandDispatcher.Prepared;
import org.duly.command.handling.CommandRules.AddressedStreamExists;
import org.duly.command.handling.CommandRules.NothingChangedSinceItWasRead;
import org.duly.command.handling.CommandRules.StreamStartsOnce;
import org.duly.command.handling.CommandRules.WhatIsRecordedHasHappened;
import org.duly.command.handling.Readings.Announce;
import org.duly.command.handling.Readings.Begin;
import org.duly.command.handling.Readings.Ponder;
import org.duly.command.handling.Readings.Publish;
import org.duly.command.handling.Readings.PublishedOnce;
import org.duly.command.handling.Readings.PublishedOnlyOnceAnnounced;
import org.duly.command.log.Append.Guard;
import org.duly.command.log.AppendRefused.CommandIdReused;
import org.duly.command.log.AppendRefused.GuardBroken;
import org.duly.command.log.Appended;
import org.duly.command.log.EventLog.LoggedEvent;
import org.duly.command.log.InMemoryEventLog;
import org.duly.events.EventCodec;
import org.duly.events.EventEnvelope;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Two dispatchers on one log stand for two instances: neither sees what the other remembers. */
class AxonCommandDispatcherTest {
    private static final InstantSource NOW = InstantSource.fixed(Instant.parse("2019-10-14T09:00:00Z"));

    private final InMemoryEventLog log = new InMemoryEventLog("duly.test/handling", NOW);
    private final CommandDispatcher here = dispatcher();
    private final CommandDispatcher there = dispatcher();
    private final UUID id = UUID.randomUUID();
    private final AtomicInteger requests = new AtomicInteger();

    @Test
    void an_accepted_command_is_in_the_log_with_who_asked_and_why() {
        Appended appended = here.dispatch(request("first"), new Begin(id));

        assertThat(appended.firstPosition()).isZero();
        assertThat(appended.repeated()).isFalse();
        EventEnvelope event = only(log.readStream("engagement/" + id, 0));
        assertThat(event.actor()).isEqualTo("actor-1");
        assertThat(event.causationId()).isEqualTo("first");
        assertThat(event.correlationId()).isEqualTo("correlation");
        assertThat(event.time()).isEqualTo(NOW.instant());
        assertThat(event.source()).isEqualTo("duly.test/handling");
    }

    @Test
    void a_refusal_on_a_stale_cached_aggregate_is_judged_again() {
        here.dispatch(request(), new Begin(id));
        assertThatThrownBy(() -> here.dispatch(request(), new Publish(id, 1)))
                .isInstanceOfSatisfying(
                        Refusal.class, no -> assertThat(no.rule()).isInstanceOf(PublishedOnlyOnceAnnounced.class));

        UUID other = UUID.randomUUID();
        here.dispatch(request(), new Begin(other));
        there.dispatch(request(), new Announce(other, null));

        assertThat(here.dispatch(request(), new Publish(other, 1)).streamVersion())
                .isEqualTo(2);
    }

    @Test
    void a_refusal_is_final_only_at_the_head_though_another_held_the_stream_until_then() throws Exception {
        here.dispatch(request(), new Begin(id));
        CountDownLatch isHeld = new CountDownLatch(1);
        CountDownLatch isAwaited = new CountDownLatch(1);
        AtomicBoolean isToBeOvertaken = new AtomicBoolean();
        try (ExecutorService callers = Executors.newVirtualThreadPerTaskExecutor()) {
            // Once the holder's event is in the log another one follows, of which the holder knows nothing.
            log.onAppend(() -> {
                if (isToBeOvertaken.compareAndSet(true, false)) {
                    CompletableFuture.runAsync(() -> there.dispatch(request(), new Announce(id, null)), callers)
                            .join();
                }
            });
            FutureTask<Appended> judgedAgain = new FutureTask<>(() -> here.dispatch(request(), freshness -> {
                if (freshness == Freshness.HEAD) {
                    callers.execute(() -> here.dispatch(request(), new Ponder(id, () -> {
                        isHeld.countDown();
                        await(isAwaited);
                    })));
                    await(isHeld);
                    isToBeOvertaken.set(true);
                }
                return new Prepared(new Publish(id, 1), List.of());
            }));
            Thread caller = Thread.ofPlatform().start(judgedAgain);
            Awaitility.await().until(() -> isToBeOvertaken.get() && caller.getState() == Thread.State.TIMED_WAITING);
            isAwaited.countDown();

            assertThat(judgedAgain.get().streamVersion()).isEqualTo(3);
        }
    }

    @Test
    void an_acceptance_on_a_stale_cached_aggregate_meets_the_version_and_is_judged_again() {
        here.dispatch(request(), new Begin(id));
        here.dispatch(request(), new Announce(id, null));
        there.dispatch(request(), new Publish(id, 1));

        assertThatThrownBy(() -> here.dispatch(request(), new Publish(id, 1)))
                .isInstanceOfSatisfying(
                        Refusal.class, no -> assertThat(no.rule()).isInstanceOf(PublishedOnce.class));
        assertThat(here.dispatch(request(), new Publish(id, 2)).streamVersion()).isEqualTo(3);
    }

    @Test
    void a_repeated_command_is_answered_as_the_first_time_though_a_rule_would_now_refuse_it() {
        here.dispatch(request(), new Begin(id));
        here.dispatch(request(), new Announce(id, null));
        Appended first = here.dispatch(request("again"), new Publish(id, 1));

        for (CommandDispatcher anywhere : List.of(here, there)) {
            Appended second = anywhere.dispatch(request("again"), new Publish(id, 1));
            assertThat(second.firstPosition()).isEqualTo(first.firstPosition());
            assertThat(second.repeated()).isTrue();
        }
        assertThat(log.head()).isEqualTo(2);
    }

    @Test
    void what_a_repeated_command_would_have_done_this_time_is_not_remembered() {
        here.dispatch(request(), new Begin(id));
        here.dispatch(request(), new Announce(id, null));
        there.dispatch(request("again"), new Publish(id, 1));

        // The same request; its version stands for whatever is made anew each time it is handled.
        assertThat(here.dispatch(request("again"), new Publish(id, 2)).repeated())
                .isTrue();

        assertThatThrownBy(() -> here.dispatch(request(), new Publish(id, 1)))
                .isInstanceOfSatisfying(
                        Refusal.class, no -> assertThat(no.rule()).isInstanceOf(PublishedOnce.class));
    }

    @Test
    void a_command_id_with_another_body_is_refused() {
        here.dispatch(request("mine"), new Begin(id));

        assertThatThrownBy(() -> here.dispatch(request("mine", "other body", null), new Begin(UUID.randomUUID())))
                .isInstanceOf(CommandIdReused.class);
        assertThat(log.head()).isZero();
    }

    @Test
    void the_same_command_in_flight_many_times_takes_effect_once() throws Exception {
        here.dispatch(request(), new Begin(id));
        CountDownLatch together = new CountDownLatch(1);
        List<Future<Appended>> answers = new ArrayList<>();
        try (ExecutorService callers = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int caller = 0; caller < 32; caller++) {
                CommandDispatcher instance = caller % 2 == 0 ? here : there;
                answers.add(callers.submit(() -> {
                    together.await();
                    return instance.dispatch(request("once"), new Announce(id, null));
                }));
            }
            together.countDown();
        }
        for (Future<Appended> answer : answers) {
            assertThat(answer.get().firstPosition()).isEqualTo(1);
        }
        assertThat(log.head()).isEqualTo(1);
    }

    @Test
    void a_guard_broken_between_check_and_append_is_judged_again() {
        here.dispatch(request(), new Begin(id));
        AtomicBoolean interfered = new AtomicBoolean();

        here.dispatch(request(), freshness -> {
            long judgedAt = log.head();
            if (interfered.compareAndSet(false, true)) {
                there.dispatch(request(), new Announce(id, null));
            }
            return new Prepared(new Announce(id, null), List.of(guardAfter(judgedAt)));
        });

        assertThat(log.head()).isEqualTo(2);
    }

    @Test
    void a_guard_that_is_always_broken_is_given_up() {
        here.dispatch(request(), new Begin(id));

        assertThatThrownBy(() ->
                        here.dispatch(request(), _ -> new Prepared(new Announce(id, null), List.of(guardAfter(-1)))))
                .isInstanceOf(GuardBroken.class);
        assertThat(log.head()).isZero();
    }

    @Test
    void a_stream_starts_once() {
        here.dispatch(request(), new Begin(id));

        assertThatThrownBy(() -> there.dispatch(request(), new Begin(id)))
                .isInstanceOfSatisfying(
                        Refusal.class, no -> assertThat(no.rule()).isInstanceOf(StreamStartsOnce.class));
    }

    @Test
    void a_command_to_a_stream_that_does_not_exist_is_refused() {
        assertThatThrownBy(() -> here.dispatch(request(), new Announce(id, null)))
                .isInstanceOfSatisfying(
                        Refusal.class, no -> assertThat(no.rule()).isInstanceOf(AddressedStreamExists.class));
    }

    @Test
    void nothing_is_recorded_before_it_has_happened() {
        here.dispatch(request(), new Begin(id));

        assertThatThrownBy(() ->
                        here.dispatch(request(), new Announce(id, NOW.instant().plusSeconds(1))))
                .isInstanceOfSatisfying(
                        Refusal.class, no -> assertThat(no.rule()).isInstanceOf(WhatIsRecordedHasHappened.class));
    }

    @Test
    void a_caller_who_saw_another_version_is_refused() {
        here.dispatch(request(), new Begin(id));
        here.dispatch(request("a", "body", 0L), new Announce(id, null));

        assertThatThrownBy(() -> here.dispatch(request("b", "body", 0L), new Publish(id, 1)))
                .isInstanceOfSatisfying(
                        Refusal.class, no -> assertThat(no.rule()).isInstanceOf(NothingChangedSinceItWasRead.class));
    }

    @Test
    void many_callers_on_one_stream_are_all_served() throws Exception {
        here.dispatch(request(), new Begin(id));
        List<Future<Appended>> answers = new ArrayList<>();
        try (ExecutorService callers = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int caller = 0; caller < 200; caller++) {
                answers.add(callers.submit(() -> here.dispatch(request(), new Announce(id, null))));
            }
        }
        for (Future<Appended> answer : answers) {
            answer.get();
        }
        assertThat(log.head()).isEqualTo(200);
    }

    @Test
    void it_refuses_to_start_unless_axons_event_bus_is_the_log() {
        EventBus forgetful = SimpleEventBus.builder().build();

        assertThatThrownBy(() -> new AxonCommandDispatcher(log, forgetful, NOW, List.of(Readings.KIND)))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("events would be lost");
    }

    private CommandDispatcher dispatcher() {
        EventBus bus = new LogEventStore(log, new EventCodec(), NOW);
        return new AxonCommandDispatcher(log, bus, NOW, List.of(Readings.KIND));
    }

    private Guard guardAfter(long position) {
        return new Guard("engagement/" + id, List.of("org.duly.engagement.outcome-published.v1"), position);
    }

    private Request request() {
        return request("command-" + requests.incrementAndGet());
    }

    private static Request request(String commandId) {
        return request(commandId, "body", null);
    }

    private static Request request(String commandId, String body, @Nullable Long expectedVersion) {
        return new Request(
                "actor-1",
                "engagement-officer",
                null,
                commandId,
                body.getBytes(StandardCharsets.UTF_8),
                "correlation",
                expectedVersion);
    }

    private static void await(CountDownLatch latch) {
        try {
            assertThat(latch.await(30, TimeUnit.SECONDS)).isTrue();
        } catch (InterruptedException unexpected) {
            throw new IllegalStateException(unexpected);
        }
    }

    private static EventEnvelope only(List<LoggedEvent> events) {
        assertThat(events).hasSize(1);
        return new EventCodec().decode(events.getFirst().bytes());
    }
}
