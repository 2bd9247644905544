package org.duly.query.signoff;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.duly.query.asof.Cut;
import org.jspecify.annotations.Nullable;

/**
 * Which body signed which version of which document, now or in the past.
 *
 * @param now what was "now" then: it decides what is overdue
 * @param asOf what "before" means; null if the question was about now
 * @param position of the log up to which this was worked out
 * @param bodies all that were asked, by name of id
 * @param documents in the order in which they were first issued; those known only from sign-offs last
 */
public record SignOffMatrix(
        Instant now,
        Cut.@Nullable Clock asOf,
        String log,
        long position,
        List<String> bodies,
        List<DocumentRow> documents) {

    /**
     * A document.
     *
     * @param title null if the document was never issued here
     * @param lastVersion that was issued
     * @param signOffs by body, then by version, then in the order in which they were asked for
     */
    public record DocumentRow(UUID documentId, @Nullable String title, int lastVersion, List<SignOffCell> signOffs) {}
}
