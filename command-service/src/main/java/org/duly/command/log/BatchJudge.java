package org.duly.command.log;

import java.security.MessageDigest;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.duly.command.log.Append.CommandId;
import org.duly.command.log.Append.Guard;
import org.duly.command.log.Append.NewEvent;
import org.duly.command.log.AppendRefused.CommandIdReused;
import org.duly.command.log.AppendRefused.GuardBroken;
import org.duly.command.log.AppendRefused.VersionTaken;
import org.duly.command.log.EventLog.Acceptance;
import org.duly.command.log.LogState.CommandKey;
import org.jspecify.annotations.Nullable;

/**
 * Judges the members of a batch one by one, in order, each on what the log holds and what the members before it add;
 * gives positions to what it accepts. Pure but for stamping the recorded time into the events' bytes.
 *
 * <p>A command id is looked at first, so that a repetition is answered as the first time although its versions are by
 * then taken and its guards broken.
 */
final class BatchJudge {
    private final String log;
    private final LogState state;
    private final Instant recordedTime;
    private final Map<String, Long> lastVersions;
    private final Map<CommandKey, Acceptance> accepted;
    private final Map<String, List<EventRow>> addedByScope = new HashMap<>();
    private final List<EventRow> rows = new ArrayList<>();

    private BatchJudge(String log, LogState state, Instant recordedTime) {
        this.log = log;
        this.state = state;
        this.recordedTime = recordedTime;
        this.lastVersions = new HashMap<>(state.lastVersions());
        this.accepted = new HashMap<>(state.accepted());
    }

    /** @param recordedTime of what is accepted; not less than the head's, whole milliseconds */
    static Judgement judge(String log, List<PendingAppend> batch, LogState state, Instant recordedTime) {
        BatchJudge judge = new BatchJudge(log, state, recordedTime);
        List<Answer> answers = new ArrayList<>(batch.size());
        for (PendingAppend member : batch) {
            answers.add(judge.answer(member));
        }
        return new Judgement(judge.rows, answers);
    }

    private Answer answer(PendingAppend member) {
        try {
            return new Answer.Accepted(member, judge(member));
        } catch (AppendRefused refusal) {
            return new Answer.Refused(member, refusal);
        }
    }

    private Appended judge(PendingAppend member) {
        Append append = member.append();
        CommandId command = append.command();
        Acceptance before = command == null ? null : accepted.get(CommandKey.of(command));
        if (command != null && before != null) {
            return repeated(command, before);
        }
        requireNextVersions(append.events());
        append.guards().forEach(this::requireHolds);
        Appended appended = add(append, member.traceparent());
        if (command != null) {
            accepted.put(CommandKey.of(command), new Acceptance(command.requestDigest(), appended));
        }
        return appended;
    }

    private static Appended repeated(CommandId command, Acceptance before) {
        if (!MessageDigest.isEqual(command.requestDigest(), before.requestDigest())) {
            throw new CommandIdReused(command.id());
        }
        return before.appended().asRepeated();
    }

    private void requireNextVersions(List<NewEvent> events) {
        Map<String, Long> own = new HashMap<>();
        for (NewEvent event : events) {
            Long last = own.get(event.stream());
            if (last == null) {
                last = lastVersions.getOrDefault(event.stream(), -1L);
            }
            if (event.streamVersion() != last + 1) {
                throw new VersionTaken(event.stream(), event.streamVersion());
            }
            own.put(event.stream(), event.streamVersion());
        }
    }

    private void requireHolds(Guard guard) {
        boolean brokenInBatch = addedByScope.getOrDefault(guard.scope(), List.of()).stream()
                .anyMatch(row -> row.position() > guard.after()
                        && guard.types().contains(row.event().type()));
        if (brokenInBatch || state.brokenGuards().contains(guard)) {
            throw new GuardBroken(guard);
        }
    }

    private Appended add(Append append, @Nullable String traceparent) {
        CommandId command = append.command();
        for (NewEvent event : append.events()) {
            long position = state.head() + 1 + rows.size();
            byte[] bytes = event.event().stamp(recordedTime);
            EventRow row = new EventRow(
                    position,
                    event,
                    recordedTime,
                    bytes,
                    traceparent,
                    command,
                    append.events().size());
            rows.add(row);
            addedByScope.computeIfAbsent(event.scope(), _ -> new ArrayList<>()).add(row);
            lastVersions.put(event.stream(), event.streamVersion());
            command = null;
        }
        NewEvent last = append.events().getLast();
        long lastPosition = state.head() + rows.size();
        long firstPosition = lastPosition - append.events().size() + 1;
        return new Appended(log, firstPosition, lastPosition, last.stream(), last.streamVersion(), recordedTime, false);
    }

    /**
     * What a batch comes to: true only once its rows are durable, for a member may be refused because of another.
     *
     * @param rows what is to be written, in the order of their positions
     * @param answers one for each member
     */
    record Judgement(List<EventRow> rows, List<Answer> answers) {}

    /** The answer to one member. */
    sealed interface Answer {
        void give();

        record Accepted(PendingAppend member, Appended appended) implements Answer {
            @Override
            public void give() {
                member.accept(appended);
            }
        }

        record Refused(PendingAppend member, AppendRefused refusal) implements Answer {
            @Override
            public void give() {
                member.fail(refusal);
            }
        }
    }
}
