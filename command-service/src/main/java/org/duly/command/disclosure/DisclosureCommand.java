package org.duly.command.disclosure;

import java.time.Instant;
import java.util.UUID;
import org.duly.command.handling.Command;
import org.duly.command.handling.Streams;
import org.duly.events.disclosure.DisclosureBundleIssued;
import org.jspecify.annotations.Nullable;

/** What may be asked of a disclosure. */
public sealed interface DisclosureCommand extends Command {
    /** The disclosure addressed. */
    UUID disclosureId();

    @Override
    default String stream() {
        return Streams.disclosure(disclosureId());
    }

    /**
     * Records that a bundle was given out. Nobody but its reader holds the bundle itself against this.
     *
     * @param scope that of its subject
     * @param startedAt the position at which its subject first stood in the log
     * @param head the last position of the log, which a bundle cannot go beyond
     */
    record IssueBundle(
            UUID disclosureId,
            String scope,
            DisclosureBundleIssued bundle,
            long startedAt,
            long head,
            @Nullable Instant occurredAt)
            implements DisclosureCommand {
        @Override
        public boolean startsStream() {
            return true;
        }
    }
}
