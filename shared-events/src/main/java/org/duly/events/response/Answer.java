package org.duly.events.response;

import org.duly.events.ProtectedText;

/** An answer to one question. A response in free form answers the question {@code *}. */
public record Answer(String questionId, ProtectedText text) {}
