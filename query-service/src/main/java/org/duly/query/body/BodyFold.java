package org.duly.query.body;

import java.util.List;
import java.util.function.Predicate;
import org.duly.events.body.BodyEvent;
import org.duly.events.body.BodyRoll;
import org.duly.query.log.PlacedEvent;
import org.jspecify.annotations.Nullable;

/** What the events of a body make of it. Pure. */
public final class BodyFold {
    private BodyFold() {}

    /** A body from the beginning of its stream; null without events. */
    public static @Nullable BodyRoll all(List<PlacedEvent> events) {
        return when(events, _ -> true);
    }

    /** A body as it was: after those of its events up to the first that does not belong. */
    public static @Nullable BodyRoll when(List<PlacedEvent> events, Predicate<PlacedEvent> belongs) {
        BodyRoll roll = null;
        for (PlacedEvent event : events) {
            if (!belongs.test(event)) {
                break;
            }
            roll = BodyRoll.after(roll, (BodyEvent) event.envelope().data());
        }
        return roll;
    }
}
