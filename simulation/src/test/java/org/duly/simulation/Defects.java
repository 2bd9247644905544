package org.duly.simulation;

import java.util.Set;
import org.duly.command.log.SimulatedLogStore;

/** What is wrong on purpose, behind the ports; nothing, but in the drill. */
record Defects(
        Set<SimulatedLogStore.Defect> log,
        Set<SimulatedTopic.Defect> topic,
        Set<SimulatedReadStore.Defect> read,
        boolean staleCache) {
    static final Defects NONE = new Defects(Set.of(), Set.of(), Set.of(), false);

    static Defects of(SimulatedLogStore.Defect defect) {
        return new Defects(Set.of(defect), Set.of(), Set.of(), false);
    }

    static Defects of(SimulatedTopic.Defect defect) {
        return new Defects(Set.of(), Set.of(defect), Set.of(), false);
    }

    static Defects of(SimulatedReadStore.Defect defect) {
        return new Defects(Set.of(), Set.of(), Set.of(defect), false);
    }

    static Defects ofTheCache() {
        return new Defects(Set.of(), Set.of(), Set.of(), true);
    }
}
