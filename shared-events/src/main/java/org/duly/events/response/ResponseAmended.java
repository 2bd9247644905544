package org.duly.events.response;

import java.util.List;
import org.duly.events.Classification;
import org.duly.events.EventType;

/**
 * The respondent replaced their answers. The earlier version stays; this is a new one.
 *
 * @param version from 2: the logged text is version 1
 */
@EventType(value = "org.duly.engagement.response-amended.v1", classification = Classification.OFFICIAL_SENSITIVE)
public record ResponseAmended(int version, List<Answer> answers, String reason) implements ResponseEvent {}
