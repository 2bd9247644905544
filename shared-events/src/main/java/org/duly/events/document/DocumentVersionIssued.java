package org.duly.events.document;

import java.util.UUID;
import org.duly.events.EventType;
import org.jspecify.annotations.Nullable;

/**
 * A version of a document was issued to be signed or relied on. A sign-off binds one version; a later version makes it stale.
 *
 * @param version from 1, without gaps
 * @param sha256 lower-case hex, of the document's bytes
 * @param issuedBy opaque id of the body or organisation
 * @param engagementId the engagement it is about; the same in every version
 * @param reportVersion which version of that engagement's report it is, for an {@link DocumentKind#ENGAGEMENT_REPORT}
 * @param changes what changed since the version before
 */
@EventType("org.duly.governance.document-version-issued.v1")
public record DocumentVersionIssued(
        int version,
        DocumentKind kind,
        String title,
        String sha256,
        String mediaType,
        String issuedBy,
        @Nullable UUID engagementId,
        @Nullable Integer reportVersion,
        @Nullable String changes)
        implements DocumentEvent {}
