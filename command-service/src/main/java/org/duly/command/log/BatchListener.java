package org.duly.command.log;

import java.time.Duration;

/** Is told of each batch of appends that was written together. Called by the thread that writes: it has to be quick. */
@FunctionalInterface
interface BatchListener {
    /**
     * A batch is in the log.
     *
     * @param events how many
     * @param took from being taken up until it was certain
     */
    void written(int events, Duration took);
}
