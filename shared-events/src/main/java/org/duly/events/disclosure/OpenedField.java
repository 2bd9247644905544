package org.duly.events.disclosure;

/**
 * A protected text that a bundle shows in clear; neither the text nor its key is here.
 *
 * @param position of the event in the log
 * @param field the protected text in the event, as a JSON Pointer: {@code /data/answers/0/text}
 * @param reason why it may be shown, in the body's own words, never about a private person
 */
public record OpenedField(long position, String field, String reason) {}
