package org.duly.events.signoff;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.duly.events.EventType;
import org.duly.events.governance.Authority;
import org.duly.events.governance.Irregularity;
import org.jspecify.annotations.Nullable;

/**
 * A body was asked to sign one version of a document.
 *
 * @param matter the item of business, in words
 * @param sha256 lower-case hex, of that version's bytes: what is signed
 * @param dueBy by when
 * @param authority absent if none could be named
 * @param engagementId the engagement whose responses must be considered first
 * @param proposals those of the engagement it is about
 * @param mergerId the merger it belongs to
 * @param irregularities such as a version that was not the latest, when a request that already took place is recorded
 */
@EventType("org.duly.governance.sign-off-requested.v1")
public record SignOffRequested(
        String bodyId,
        String matter,
        UUID documentId,
        int version,
        String sha256,
        @Nullable Instant dueBy,
        @Nullable Authority authority,
        @Nullable UUID engagementId,
        List<String> proposals,
        @Nullable UUID mergerId,
        List<Irregularity> irregularities)
        implements SignOffEvent {}
