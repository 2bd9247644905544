package org.duly.events.response;

/** What an attachment is to the response it was added to. */
public enum AttachmentKind {
    SCAN,
    ORIGINAL,
    OTHER
}
