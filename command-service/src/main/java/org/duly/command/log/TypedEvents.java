package org.duly.command.log;

import java.util.List;
import java.util.function.Consumer;
import org.duly.command.log.EventLog.LoggedEvent;
import org.duly.events.EventCodec;
import org.duly.events.EventEnvelope;

/** Reads the log's events of some types, in order and from the first one on, each once. For one thread at a time. */
public final class TypedEvents {
    private static final int PAGE = 500;

    private final EventLog log;
    private final EventCodec codec;
    private final List<String> types;
    private long position = EventLog.NOTHING;

    public TypedEvents(EventLog log, EventCodec codec, List<String> types) {
        this.log = log;
        this.codec = codec;
        this.types = types;
    }

    /** Gives away those that are new. Where {@code take} fails, the next call begins with the same event. */
    public void read(Consumer<EventEnvelope> take) {
        List<LoggedEvent> page;
        do {
            page = log.readTypes(types, position, PAGE);
            for (LoggedEvent event : page) {
                take.accept(codec.decode(event.bytes()));
                position = event.position();
            }
        } while (page.size() == PAGE);
    }

    /**
     * The same.
     *
     * @return the position up to which everything was read, which is the head of the log as of the call or later
     */
    public long readToHead(Consumer<EventEnvelope> take) {
        // The head is taken before reading: position order is commit order, so everything up to it will be seen.
        long head = log.head();
        read(take);
        position = Math.max(position, head);
        return position;
    }
}
