package org.duly.command.log;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.duly.command.log.Append.CommandId;
import org.jspecify.annotations.Nullable;

/**
 * One total order of events.
 *
 * <p>Every implementation keeps these promises; the conformance suite holds it to them.
 *
 * <ol>
 *   <li>Append is commit: {@link #append} returns only once the events are durable. Positions are 0, 1, 2, … with no
 *       gap, and position order is commit order. A reader that has seen position p has seen everything before p.
 *   <li>Appends are judged one by one even where they are written together: one that is refused fails alone.
 *   <li>A stream's versions are 0, 1, 2, … ; an append on a version already taken is refused.
 *   <li>A guard is checked under the append lock.
 *   <li>A command id takes effect once per caller; repeated with the same body it is answered as the first time.
 *   <li>The bytes are kept exactly. Nothing is ever updated or deleted.
 *   <li>Recorded time is the log's own, in whole milliseconds of UTC, and never falls from one position to the next,
 *       whatever the system clock does.
 * </ol>
 *
 * <p>Thread-safe. Methods block; they are safe to call from virtual threads.
 */
public interface EventLog {
    /** The position before the first event. */
    long NOTHING = -1;

    /** The log's globally unique name, the {@code source} of its events. Given at first start, never changed. */
    String name();

    /**
     * Appends events, all or none, and returns once they are durable.
     *
     * @throws AppendRefused if the append broke a promise; nothing of it was written
     * @throws LogUnavailableException if the log could not be reached in time; the outcome is unknown, and repeating
     *     the append with the same command id finds it out
     */
    Appended append(Append append);

    /**
     * Appends several things, each judged by itself as {@link #append} judges it, and returns once all are answered. They
     * are written together as far as there is room, so many small ones cost little more than one large one.
     *
     * @return an outcome for each, in order
     * @throws LogUnavailableException if one of them could not be answered; repeating them all finds out about each
     */
    default List<Outcome> appendAll(List<Append> appends) {
        List<Outcome> outcomes = new ArrayList<>(appends.size());
        for (Append append : appends) {
            try {
                outcomes.add(new Outcome.Taken(append(append)));
            } catch (AppendRefused refused) {
                outcomes.add(new Outcome.Refused(refused));
            }
        }
        return outcomes;
    }

    /** Which of these command ids of a caller were accepted before, and what each appended. */
    default Map<String, Acceptance> findAll(String caller, Collection<String> commandIds) {
        Map<String, Acceptance> found = new HashMap<>();
        commandIds.forEach(id -> find(caller, id).ifPresent(acceptance -> found.put(id, acceptance)));
        return found;
    }

    /** What an accepted command appended, if this caller's command id has been accepted before. */
    Optional<Acceptance> find(String caller, String commandId);

    /** The position of the last event, or {@link #NOTHING}. */
    long head();

    /** The events of a stream from a version on, in order; empty if there are none. */
    List<LoggedEvent> readStream(String stream, long fromVersion);

    /** At most {@code limit} events of a scope after a position, in order. */
    List<LoggedEvent> readScope(String scope, long after, int limit);

    /** At most {@code limit} events of some types, in any scope, after a position, in order. */
    List<LoggedEvent> readTypes(List<String> types, long after, int limit);

    /** At most {@code limit} events after a position, in order, with what is published beside their bytes. */
    List<LoggedEvent> readAfter(long position, int limit);

    /**
     * Has a listener told, on some thread, soon after events were appended through this instance. A hint: other
     * instances' appends are not announced, and a listener must be quick and never throw.
     */
    void onAppend(Runnable listener);

    /**
     * An event as it lies in the log.
     *
     * @param bytes the exact published bytes; not to be changed
     * @param command which it is the first event of; given by {@link #readAfter} alone, and null for later events
     * @param commandEvents how many events, at consecutive positions, that command appended; 0 without a command
     * @param traceparent where in a sampled trace it was appended (W3C Trace Context); given by {@link #readAfter} alone, and
     *     null outside of any
     */
    record LoggedEvent(
            long position,
            String stream,
            byte[] bytes,
            @Nullable CommandId command,
            int commandEvents,
            @Nullable String traceparent) {
        /** An event without the command that it is the first event of, and without a trace. */
        public LoggedEvent(long position, String stream, byte[] bytes) {
            this(position, stream, bytes, null, 0, null);
        }
    }

    /**
     * A command id that was accepted.
     *
     * @param requestDigest of the body it was accepted with
     */
    record Acceptance(byte[] requestDigest, Appended appended) {}

    /** What became of one of several appends. */
    sealed interface Outcome {
        /** It is in the log. */
        record Taken(Appended appended) implements Outcome {}

        /** Nothing of it was written. */
        record Refused(AppendRefused reason) implements Outcome {}
    }
}
