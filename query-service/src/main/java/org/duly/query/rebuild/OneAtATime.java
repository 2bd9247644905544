package org.duly.query.rebuild;

import java.util.concurrent.atomic.AtomicBoolean;

/** Work in the background of which there is never more than one in this instance. */
final class OneAtATime {
    private final AtomicBoolean running = new AtomicBoolean();

    /**
     * Starts work, unless some is under way.
     *
     * @param before done first, on the caller's thread
     * @return whether it was started
     */
    boolean start(String name, Runnable before, Runnable work) {
        if (!running.compareAndSet(false, true)) {
            return false;
        }
        before.run();
        Thread.ofPlatform().daemon().name(name).start(() -> {
            try {
                work.run();
            } finally {
                running.set(false);
            }
        });
        return true;
    }
}
