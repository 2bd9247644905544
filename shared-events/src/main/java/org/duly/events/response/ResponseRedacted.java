package org.duly.events.response;

import java.util.List;
import org.duly.events.Classification;
import org.duly.events.EventType;

/**
 * Parts of the answers are withheld from disclosure.
 *
 * @param responseVersion the version of the answers in which the spans lie; another version's text lies elsewhere
 */
@EventType(value = "org.duly.engagement.response-redacted.v1", classification = Classification.OFFICIAL_SENSITIVE)
public record ResponseRedacted(int responseVersion, List<RedactedSpan> spans) implements ResponseEvent {}
