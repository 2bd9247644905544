package org.duly.events.response;

import org.duly.events.Classification;
import org.duly.events.EventType;

/** Someone other than the keyer compared a transcription with its original. */
@EventType(
        value = "org.duly.engagement.response-transcription-checked.v1",
        classification = Classification.OFFICIAL_SENSITIVE)
public record ResponseTranscriptionChecked(String checkedBy, boolean agrees) implements ResponseEvent {}
