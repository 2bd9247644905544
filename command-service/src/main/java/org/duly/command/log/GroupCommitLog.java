package org.duly.command.log;

import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import org.duly.command.log.Append.NewEvent;
import org.duly.command.log.AppendRefused.EventTooLarge;
import org.duly.events.EncodedEvent;
import org.duly.platform.tracing.TraceParent;
import org.jspecify.annotations.Nullable;

/**
 * The log over whatever keeps it: appends wait for one thread, which writes those that wait together; reads go past it.
 */
class GroupCommitLog implements RestorableLog, AutoCloseable {
    private final String name;
    private final Duration patience;
    private final LogReads reader;
    private final LogWriter writer;
    private final Restoration restoration;
    private final Hold hold = new Hold();
    private final List<Runnable> listeners = new CopyOnWriteArrayList<>();
    private final List<BatchListener> batchListeners = new CopyOnWriteArrayList<>();

    /**
     * Takes no append in before {@link #start}.
     *
     * @param patience how long an append waits for its answer
     */
    GroupCommitLog(
            String name,
            WriterSession.Source sessions,
            LogReads reader,
            InstantSource clock,
            Scheduling scheduling,
            Duration patience) {
        this.name = name;
        this.patience = patience;
        this.reader = reader;
        this.writer = new LogWriter(name, sessions, clock, scheduling, patience, this::written);
        this.restoration = new Restoration(name, sessions);
    }

    final void start() {
        writer.start();
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public Appended append(Append append) {
        requireSizes(append);
        hold.await(patience);
        PendingAppend pending = new PendingAppend(append, TraceParent.current());
        writer.add(pending);
        return pending.await(patience);
    }

    @Override
    public List<Outcome> appendAll(List<Append> appends) {
        hold.await(patience);
        // All of them wait before the first is awaited, so that the writer takes them together.
        List<PendingAppend> waiting = appends.stream().map(this::submitted).toList();
        List<Outcome> outcomes = new ArrayList<>(waiting.size());
        for (PendingAppend pending : waiting) {
            try {
                outcomes.add(new Outcome.Taken(pending.await(patience)));
            } catch (AppendRefused refused) {
                outcomes.add(new Outcome.Refused(refused));
            }
        }
        return outcomes;
    }

    private PendingAppend submitted(Append append) {
        PendingAppend pending = new PendingAppend(append, TraceParent.current());
        try {
            requireSizes(append);
            writer.add(pending);
        } catch (EventTooLarge tooLarge) {
            pending.fail(tooLarge);
        }
        return pending;
    }

    private static void requireSizes(Append append) {
        for (NewEvent event : append.events()) {
            if (event.event().size() > EncodedEvent.MAX_BYTES) {
                throw new EventTooLarge(event.type(), event.event().size(), EncodedEvent.MAX_BYTES);
            }
        }
    }

    @Override
    public void hold(String why) {
        hold.begin(why);
    }

    @Override
    public void release() {
        hold.end();
    }

    @Override
    public @Nullable String held() {
        return hold.why();
    }

    @Override
    public void restore(List<LoggedEvent> events) {
        if (restoration.restore(events) > 0) {
            listeners.forEach(Runnable::run);
        }
    }

    /** How many appends wait for the writer at this moment, apart from those it is writing. */
    public int waiting() {
        return writer.waiting();
    }

    @Override
    public Optional<Acceptance> find(String caller, String commandId) {
        return reader.command(caller, commandId);
    }

    @Override
    public Map<String, Acceptance> findAll(String caller, Collection<String> commandIds) {
        return reader.commands(caller, commandIds);
    }

    @Override
    public long head() {
        return reader.head();
    }

    @Override
    public List<LoggedEvent> readStream(String stream, long fromVersion) {
        return reader.stream(stream, fromVersion);
    }

    @Override
    public List<LoggedEvent> readScope(String scope, long after, int limit) {
        return reader.scope(scope, after, limit);
    }

    @Override
    public List<LoggedEvent> readTypes(List<String> types, long after, int limit) {
        return reader.types(types, after, limit);
    }

    @Override
    public List<LoggedEvent> readAfter(long position, int limit) {
        return reader.after(position, limit);
    }

    @Override
    public void onAppend(Runnable listener) {
        listeners.add(listener);
    }

    final void onBatch(BatchListener listener) {
        batchListeners.add(listener);
    }

    private void written(int events, Duration took) {
        listeners.forEach(Runnable::run);
        batchListeners.forEach(listener -> listener.written(events, took));
    }

    /** Finishes the batch being written; appends still waiting are told that the log is unavailable. */
    @Override
    public void close() {
        writer.close();
    }
}
