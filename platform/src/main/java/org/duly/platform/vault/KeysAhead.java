package org.duly.platform.vault;

import java.util.List;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.IntFunction;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keys already durable, waiting to be handed out. Refilled in the background before they run out; who comes when there
 * is none waits for the refill. Thread-safe.
 */
final class KeysAhead {
    private static final Logger LOG = LoggerFactory.getLogger(KeysAhead.class);

    private static final int BATCH = 512;
    private static final int FIRST_BATCH = 32;
    private static final int LOW = BATCH / 2;

    private final IntFunction<List<RespondentKey>> provision;
    private final ConcurrentLinkedQueue<RespondentKey> ready = new ConcurrentLinkedQueue<>();
    private final AtomicInteger count = new AtomicInteger();
    private final AtomicBoolean refilling = new AtomicBoolean();
    private final ReentrantLock filling = new ReentrantLock();
    private volatile boolean stopped;

    /** @param provision makes this many keys durable and gives them */
    KeysAhead(IntFunction<List<RespondentKey>> provision) {
        this.provision = provision;
    }

    RespondentKey take() {
        RespondentKey key = poll();
        while (key == null) {
            if (stopped) {
                throw new IllegalStateException("The vault was closed");
            }
            refill(FIRST_BATCH);
            key = poll();
        }
        if (count.get() < LOW && refilling.compareAndSet(false, true)) {
            Thread.ofVirtual().name("vault-keys-ahead").start(this::refillInBackground);
        }
        return key;
    }

    /** Writes no more keys ahead; returns once none are being written. */
    void stop() {
        filling.lock();
        try {
            stopped = true;
        } finally {
            filling.unlock();
        }
    }

    private @Nullable RespondentKey poll() {
        RespondentKey key = ready.poll();
        if (key != null) {
            count.decrementAndGet();
        }
        return key;
    }

    private void refillInBackground() {
        try {
            refill(BATCH);
        } catch (RuntimeException failed) {
            LOG.warn("No new keys could be written ahead; the next command tries again", failed);
        } finally {
            refilling.set(false);
        }
    }

    private void refill(int batch) {
        filling.lock();
        try {
            if (!stopped && count.get() < Math.min(batch, LOW)) {
                List<RespondentKey> keys = provision.apply(batch);
                ready.addAll(keys);
                count.addAndGet(keys.size());
            }
        } finally {
            filling.unlock();
        }
    }
}
