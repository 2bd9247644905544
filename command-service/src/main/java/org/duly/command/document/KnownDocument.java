package org.duly.command.document;

import java.util.UUID;
import org.duly.command.log.Append.Guard;
import org.duly.events.document.DocumentKind;
import org.duly.events.document.DocumentVersions;
import org.jspecify.annotations.Nullable;

/**
 * A document at the head of the log.
 *
 * @param scope what it belongs to
 * @param engagementId the engagement it is about, if any
 * @param guard what must not have been recorded since for this to stand
 */
public record KnownDocument(
        UUID documentId,
        String scope,
        DocumentKind kind,
        @Nullable UUID engagementId,
        DocumentVersions versions,
        Guard guard) {}
