package org.duly.command.document;

import java.util.UUID;
import org.duly.events.document.DocumentKind;
import org.duly.events.document.DocumentVersions;
import org.jspecify.annotations.Nullable;

/** What decisions about a document need to know. */
public sealed interface DocumentState {
    /** Nothing was issued. */
    record NotIssued() implements DocumentState {}

    /**
     * At least one version was issued.
     *
     * @param engagementId the engagement it is about, if any
     */
    record Issued(DocumentKind kind, @Nullable UUID engagementId, DocumentVersions versions) implements DocumentState {}
}
