package org.duly.command.publisher;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.LongStream;
import org.duly.command.log.Append;
import org.duly.command.log.Appended;
import org.duly.command.log.EventLog;

/**
 * A log of which every instance of the same name, in any process, has the same events: what a publisher sees of one,
 * for drills that kill and compare.
 */
final class SyntheticLog implements EventLog {
    static final String TRACEPARENT = "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01";

    private final String name;
    private final AtomicLong head = new AtomicLong(NOTHING);
    private final List<Runnable> listeners = new CopyOnWriteArrayList<>();

    SyntheticLog(String name, int events) {
        this.name = name;
        head.addAndGet(events);
    }

    /** As if this many events had been appended. */
    void grow(int events) {
        head.addAndGet(events);
        listeners.forEach(Runnable::run);
    }

    /** As if another instance had appended them: nobody is told. */
    void growUnannounced(int events) {
        head.addAndGet(events);
    }

    byte[] bytes(long position) {
        return ("{\"source\":\"" + name + "\",\"data\":{\"number\":" + position + "}}")
                .getBytes(StandardCharsets.UTF_8);
    }

    static String stream(long position) {
        return "response/" + position % 7;
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public long head() {
        return head.get();
    }

    @Override
    public List<LoggedEvent> readAfter(long position, int limit) {
        return LongStream.rangeClosed(position + 1, Math.min(position + limit, head.get()))
                .mapToObj(at -> new LoggedEvent(at, stream(at), bytes(at), null, 0, TRACEPARENT))
                .toList();
    }

    @Override
    public void onAppend(Runnable listener) {
        listeners.add(listener);
    }

    @Override
    public Appended append(Append append) {
        throw new UnsupportedOperationException();
    }

    @Override
    public Optional<Acceptance> find(String caller, String commandId) {
        throw new UnsupportedOperationException();
    }

    @Override
    public List<LoggedEvent> readStream(String stream, long fromVersion) {
        throw new UnsupportedOperationException();
    }

    @Override
    public List<LoggedEvent> readScope(String scope, long after, int limit) {
        throw new UnsupportedOperationException();
    }

    @Override
    public List<LoggedEvent> readTypes(List<String> types, long after, int limit) {
        throw new UnsupportedOperationException();
    }
}
