package org.duly.command.handling;

import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.duly.command.log.Append;
import org.duly.command.log.Append.CommandId;
import org.duly.command.log.Append.NewEvent;
import org.duly.command.log.AppendRefused;
import org.duly.command.log.EventLog;
import org.duly.events.DomainEvent;
import org.duly.events.EventCodec;

/**
 * The {@link BatchDispatcher} straight on the log: a stream that does not exist yet needs no lock and no cache, and that
 * it does not exist is judged by the log in any case.
 */
public final class LogBatchDispatcher implements BatchDispatcher {
    private final EventLog log;
    private final InstantSource clock;
    private final NewEvents newEvents;
    private final Map<Class<?>, StreamKind<?, ?>> kinds = new HashMap<>();

    public LogBatchDispatcher(
            EventLog log, EventCodec codec, InstantSource clock, List<? extends StreamKind<?, ?>> kinds) {
        this.log = log;
        this.clock = clock;
        this.newEvents = new NewEvents(log, codec, clock);
        kinds.forEach(kind -> kind.commandTypes().forEach(type -> this.kinds.put(type, kind)));
    }

    @Override
    public List<Outcome> dispatchAll(List<Start> starts) {
        Outcome[] outcomes = new Outcome[starts.size()];
        List<Append> appends = new ArrayList<>(starts.size());
        List<Integer> places = new ArrayList<>(starts.size());
        for (int i = 0; i < starts.size(); i++) {
            try {
                appends.add(decided(starts.get(i)));
                places.add(i);
            } catch (Refusal refusal) {
                outcomes[i] = new Outcome.Refused(refusal);
            }
        }
        List<EventLog.Outcome> answers = log.appendAll(appends);
        for (int i = 0; i < answers.size(); i++) {
            outcomes[places.get(i)] = switch (answers.get(i)) {
                case EventLog.Outcome.Taken taken -> new Outcome.Accepted(taken.appended());
                case EventLog.Outcome.Refused(AppendRefused reason) -> new Outcome.Refused(reason);
            };
        }
        return List.of(outcomes);
    }

    private Append decided(Start start) {
        Instant now = clock.instant();
        Request request = start.request();
        Command first = start.commands().getFirst();
        StreamKind<?, ?> kind = kinds.get(first.getClass());
        if (kind == null || !first.startsStream()) {
            throw new IllegalArgumentException(first.getClass().getSimpleName() + " starts no stream");
        }
        EventStream.Folding<?, ?, ?> stream = kind.folding();
        List<NewEvent> events = new ArrayList<>();
        for (Command command : start.commands()) {
            boolean firstOfCommand = true;
            for (DomainEvent event : stream.decide(command, now)) {
                events.add(newEvents.of(request, command, events.size(), firstOfCommand, event));
                stream.evolve(event);
                firstOfCommand = false;
            }
            BusinessRule.verify(new CommandRules.WhatIsRecordedHasHappened(command.occurredAt(), now));
        }
        CommandId id = new CommandId(start.caller(), request.commandId(), request.requestDigest());
        return new Append(events, id, List.of());
    }
}
