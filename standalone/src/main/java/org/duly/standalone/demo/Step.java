package org.duly.standalone.demo;

import java.time.Instant;

/**
 * One thing that somebody did, and when.
 *
 * @param lane what it is about, a response or a scene: steps of one lane at the same time are taken in their order, those
 *     of different lanes side by side, so they must not need each other
 */
record Step(Instant at, String lane, Act act) {
    /** What is done, as a command to the services or a question to them. */
    @FunctionalInterface
    interface Act {
        void on(Stage stage);
    }
}
