package org.duly.query.disclosure;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.duly.events.disclosure.DisclosureSubject;
import org.duly.events.disclosure.OpenedField;
import org.duly.events.disclosure.WithheldEvent;
import org.duly.proofs.Hash;
import org.duly.query.asof.Cut;
import org.duly.query.witness.WitnessedCheckpoint;
import org.jspecify.annotations.Nullable;

/**
 * What one bundle is made of. The same contents give the same bytes.
 *
 * @param cut the past it is of
 * @param asOfRecorded the recorded time that was asked for, if that is how the past was named
 * @param positions of all events, shown and withheld, in order
 * @param withheld by position
 * @param opened in the order of the log
 * @param page to read, in HTML
 * @param under the checkpoint that everything is proven under
 */
record Contents(
        Cut cut,
        DisclosureSubject subject,
        @Nullable Instant asOfRecorded,
        long[] positions,
        Map<Long, Withheld> withheld,
        List<Opened> opened,
        String page,
        WitnessedCheckpoint under) {
    /**
     * An event that is proven to exist and not shown.
     *
     * @param stream it is of
     * @param leaf its hash, which stands in the log's tree in its place
     */
    record Withheld(WithheldEvent why, String stream, Hash leaf) {}

    /** A field that is shown in clear. */
    record Opened(OpenedField why, Openings.Opening file) {}
}
