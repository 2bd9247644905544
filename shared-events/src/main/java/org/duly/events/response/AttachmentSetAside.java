package org.duly.events.response;

import org.duly.events.Classification;
import org.duly.events.EventType;

/**
 * A document was added to the response by mistake: it is no longer one of its attachments, and is shown as set aside. Its
 * bytes stay, and adding the document again makes it an attachment again.
 *
 * @param document the keyed digest of the document as it was added, lower-case hex
 * @param reason in the body's own words, never about the respondent
 */
@EventType(value = "org.duly.engagement.attachment-set-aside.v1", classification = Classification.OFFICIAL_SENSITIVE)
public record AttachmentSetAside(String document, String reason) implements ResponseEvent {}
