package org.duly.simulation;

import org.duly.command.publisher.Leadership;
import org.duly.platform.database.DatabaseUnavailableException;
import org.jspecify.annotations.Nullable;

/** The lock that the publisher in the lead holds. It can be lost without its holder noticing at once. */
final class SimulatedLead {
    private final Weather weather;
    private @Nullable Instance holder;

    SimulatedLead(Weather weather) {
        this.weather = weather;
    }

    /** The session that holds the lock breaks. */
    void lose() {
        holder = null;
    }

    Leadership of(Instance instance) {
        instance.atEnd(() -> {
            if (holder == instance) {
                holder = null;
            }
        });
        return new Leadership() {
            @Override
            public boolean lead() {
                return weather.call(
                        instance,
                        "lead",
                        () -> {
                            if (holder == null) {
                                holder = instance;
                            }
                            return holder == instance;
                        },
                        () -> new DatabaseUnavailableException("The connection broke", null));
            }

            @Override
            public void giveUp() {
                if (holder == instance) {
                    holder = null;
                }
            }
        };
    }
}
