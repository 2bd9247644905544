package org.duly.query.engagement;

import java.util.UUID;

/**
 * An engagement as planned and as it went; what changes with time alone is in its status.
 *
 * @param streamVersion of its last event: what {@code If-Match} of a command is compared with
 */
public record EngagementView(UUID id, EngagementFacts facts, String log, long position, long streamVersion) {}
