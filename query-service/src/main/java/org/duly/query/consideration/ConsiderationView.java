package org.duly.query.consideration;

import java.util.List;
import java.util.UUID;
import org.duly.query.codebook.Count;
import org.duly.query.codebook.Theme;

/**
 * A consideration and what became of its themes since.
 *
 * @param themes it is made of, as they were worded in the version of the codebook it names
 * @param now counted responses with any of the themes now, or as of the past asked about
 * @param added of these, those that were not among them when it was last put to the bodies
 * @param stale whether any were added: the bodies have not considered those
 * @param appliedPosition of the log up to which this was worked out
 */
public record ConsiderationView(
        ConsiderationFacts facts, List<Theme> themes, Count now, Count added, boolean stale, long appliedPosition) {

    /** All considerations of an engagement, in the order in which they were raised. */
    public record ConsiderationList(UUID engagementId, String log, long position, List<ConsiderationView> items) {}
}
