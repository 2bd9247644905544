package org.duly.command.handling;

import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import org.axonframework.common.lock.Lock;
import org.axonframework.common.lock.LockAcquisitionFailedException;
import org.axonframework.common.lock.LockFactory;

/**
 * One queue per stream, first come first served.
 *
 * <p>Axon's own pessimistic lock lets newcomers overtake: with hundreds of callers some starve, and the callers that
 * check for deadlocks slow down the ones that work. A command here holds one stream's lock, so there is nothing to
 * deadlock with.
 */
final class FairStreamLocks implements LockFactory {
    private static final long PATIENCE_SECONDS = 30;

    private final ConcurrentMap<String, Queue> queues = new ConcurrentHashMap<>();

    @Override
    public Lock obtainLock(String stream) {
        // Counting the waiting under compute() is what lets the last one out remove the queue and nobody else.
        Queue queue = queues.compute(stream, (_, present) -> {
            Queue joined = present == null ? new Queue() : present;
            joined.members++;
            return joined;
        });
        try {
            // The timed form honours the queue's order; the untimed one would overtake.
            if (queue.lock.tryLock(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
                return new Turn(stream, queue);
            }
            leave(stream);
            throw new LockAcquisitionFailedException("Waited " + PATIENCE_SECONDS + " s for " + stream);
        } catch (InterruptedException interrupted) {
            leave(stream);
            Thread.currentThread().interrupt();
            throw new LockAcquisitionFailedException("Interrupted while waiting for " + stream, interrupted);
        }
    }

    /** How many streams have someone in their queue. */
    int busyStreams() {
        return queues.size();
    }

    private void leave(String stream) {
        queues.computeIfPresent(stream, (_, queue) -> --queue.members == 0 ? null : queue);
    }

    private static final class Queue {
        private final ReentrantLock lock = new ReentrantLock(true);
        private int members;
    }

    private final class Turn implements Lock {
        private final String stream;
        private final Queue queue;
        private boolean held = true;

        private Turn(String stream, Queue queue) {
            this.stream = stream;
            this.queue = queue;
        }

        @Override
        public void release() {
            if (held) {
                held = false;
                queue.lock.unlock();
                leave(stream);
            }
        }

        @Override
        public boolean isHeld() {
            return held && queue.lock.isHeldByCurrentThread();
        }
    }
}
