package org.duly.query.response;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.duly.query.response.Tally.Counts;
import org.duly.query.response.Tally.Delta;
import org.jspecify.annotations.Nullable;

/** What a batch changes in the counts, event by event. */
final class TallyChanges {
    private final List<Change> changes = new ArrayList<>();

    /**
     * What one event changed.
     *
     * @param occurredAt when it had happened, together with all before it in its stream
     * @param receivedAt of the response
     */
    record Change(UUID engagementId, long position, Instant occurredAt, Instant receivedAt, List<Delta> deltas) {
        /** Whether a report counts what changed. */
        boolean isReported() {
            return deltas.stream().anyMatch(Delta::isReported);
        }
    }

    /** Notes what an event made of a response. */
    void note(@Nullable ResponseRow before, ResponseRow after) {
        List<Delta> deltas = Tally.difference(before, after);
        if (!deltas.isEmpty()) {
            changes.add(
                    new Change(after.engagementId(), after.position(), after.occurredAt(), after.receivedAt(), deltas));
        }
    }

    /** In the order of their positions; events that changed no count are not among them. */
    List<Change> all() {
        return changes;
    }

    /** By how much each count changed over all; counts that did not are left out. */
    Map<Tally.Key, Counts> sums() {
        Map<Tally.Key, Counts> sums = new HashMap<>();
        for (Change change : changes) {
            for (Delta delta : change.deltas()) {
                delta.cells()
                        .forEach(cell ->
                                sums.merge(new Tally.Key(change.engagementId(), cell), delta.counts(), Counts::plus));
            }
        }
        sums.values().removeIf(Counts.NONE::equals);
        return sums;
    }
}
