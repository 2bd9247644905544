package org.duly.command.log;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.LinkedBlockingQueue;

/**
 * Where appends wait for the writer. Many threads add, one takes.
 *
 * <p>Its length is bounded by the number of callers, each of whom waits for the answer.
 */
final class AppendQueue {
    private final LinkedBlockingQueue<PendingAppend> waiting = new LinkedBlockingQueue<>();
    private final int maxEvents;
    private final int maxBytes;

    AppendQueue(int maxEvents, int maxBytes) {
        this.maxEvents = maxEvents;
        this.maxBytes = maxBytes;
    }

    void add(PendingAppend pending) {
        waiting.add(pending);
    }

    /**
     * Waits for an append and takes all that wait, in order, up to the bounds; an append that is over them by itself
     * is taken alone. Those that nobody waits for any more are left out.
     */
    List<PendingAppend> takeBatch() throws InterruptedException {
        List<PendingAppend> batch = new ArrayList<>();
        PendingAppend next = waiting.take();
        int events = 0;
        int bytes = 0;
        while (true) {
            if (!next.isAnswered()) {
                batch.add(next);
                events += next.events();
                bytes += next.bytes();
            }
            PendingAppend following = waiting.peek();
            if (following == null || events + following.events() > maxEvents || bytes + following.bytes() > maxBytes) {
                return batch;
            }
            next = waiting.remove();
        }
    }

    int size() {
        return waiting.size();
    }

    /** Answers all that wait. */
    void failAll(RuntimeException reason) {
        for (PendingAppend pending = waiting.poll(); pending != null; pending = waiting.poll()) {
            pending.fail(reason);
        }
    }
}
