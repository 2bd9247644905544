package org.duly.query.document;

import java.util.List;
import java.util.UUID;
import org.duly.events.document.DocumentVersionIssued;
import org.duly.query.governance.Act;
import org.jspecify.annotations.Nullable;

/**
 * A document that bodies sign, as far as the log was read.
 *
 * @param title of its last version
 * @param versions from the first
 */
public record DocumentFacts(
        UUID id, String title, List<Version> versions, String log, long position, long streamVersion) {
    /**
     * One version.
     *
     * @param issuedIn the event that issued it
     * @param withdrawnBecause null while it may be relied on
     */
    public record Version(
            DocumentVersionIssued issued,
            Act issuedIn,
            @Nullable String withdrawnBecause) {}

    /** The last version that was issued, withdrawn or not. */
    public int lastVersion() {
        return versions.getLast().issued().version();
    }
}
