package org.duly.simulation;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import java.util.List;
import org.slf4j.LoggerFactory;

/** Turns the services' own logs off: they tell of every trouble, and there is nothing but trouble. */
final class Quiet {
    private Quiet() {}

    static void begin() {
        for (String name : List.of("org.duly", "org.axonframework", "org.apache.kafka", "org.springframework")) {
            ((Logger) LoggerFactory.getLogger(name)).setLevel(Level.OFF);
        }
    }
}
