package org.duly.events.response;

import org.duly.events.Classification;
import org.duly.events.EventType;
import org.duly.events.ProtectedText;
import org.jspecify.annotations.Nullable;

/**
 * A scan, the original or another document was added to the response after it was logged. It lies encrypted, under the
 * respondent's key, in the document store.
 *
 * @param document its keyed digest, lower-case hex
 * @param size bytes, before encryption
 * @param name what the file was called, which may name a person, hence protected
 */
@EventType(value = "org.duly.engagement.attachment-added.v1", classification = Classification.OFFICIAL_SENSITIVE)
public record AttachmentAdded(
        AttachmentKind kind,
        String document,
        String mediaType,
        long size,
        @Nullable ProtectedText name) implements ResponseEvent {}
