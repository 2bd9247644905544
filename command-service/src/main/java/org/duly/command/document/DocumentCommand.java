package org.duly.command.document;

import java.time.Instant;
import java.util.UUID;
import org.duly.command.handling.Command;
import org.duly.command.handling.Streams;
import org.duly.events.document.DocumentKind;
import org.jspecify.annotations.Nullable;

/** What may be asked about a document that bodies sign. */
public sealed interface DocumentCommand extends Command {
    /** The document addressed. */
    UUID documentId();

    @Override
    default String stream() {
        return Streams.document(documentId());
    }

    /** The scope of a document: the engagement it is about, or else itself. */
    static String scopeOf(UUID documentId, @Nullable UUID engagementId) {
        return engagementId == null ? Streams.document(documentId) : Streams.engagement(engagementId);
    }

    /**
     * What a version brings.
     *
     * @param sha256 lower-case hex, of the document's bytes
     * @param issuedBy opaque id of the body or organisation
     * @param reportVersion which version of the engagement's report it is, for a report
     * @param reportsIssued how many versions of that report the engagement has issued
     */
    record NewVersion(
            String title,
            String sha256,
            String mediaType,
            String issuedBy,
            @Nullable Integer reportVersion,
            int reportsIssued) {}

    /** Issues the first version. */
    record StartDocument(
            UUID documentId,
            DocumentKind kind,
            @Nullable UUID engagementId,
            NewVersion version,
            @Nullable Instant occurredAt)
            implements DocumentCommand {
        @Override
        public String scope() {
            return scopeOf(documentId, engagementId);
        }

        @Override
        public boolean startsStream() {
            return true;
        }
    }

    /** Issues another version, which makes sign-offs of the one before stale. */
    record IssueVersion(
            UUID documentId,
            String scope,
            NewVersion version,
            String changes,
            @Nullable Instant occurredAt) implements DocumentCommand {}

    /** Says that a version is not to be signed or relied on any more. */
    record WithdrawVersion(
            UUID documentId,
            String scope,
            int version,
            String reason,
            @Nullable Instant occurredAt) implements DocumentCommand {}
}
