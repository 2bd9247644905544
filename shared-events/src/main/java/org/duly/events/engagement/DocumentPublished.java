package org.duly.events.engagement;

import org.duly.events.EventType;
import org.jspecify.annotations.Nullable;

/**
 * A version of a document that people are asked about was made public.
 *
 * @param documentId stable over the document's versions and within the engagement
 * @param version from 1
 * @param sha256 lower-case hex, of the published bytes
 * @param language BCP 47 tag, for a translation
 */
@EventType("org.duly.engagement.document-published.v1")
public record DocumentPublished(
        String documentId,
        int version,
        String title,
        String sha256,
        String mediaType,
        DocumentFormat format,
        @Nullable String language)
        implements EngagementEvent {}
