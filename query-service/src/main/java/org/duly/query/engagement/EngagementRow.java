package org.duly.query.engagement;

import java.util.UUID;

/**
 * An engagement as kept.
 *
 * @param position of its last event
 * @param streamVersion of that event
 */
record EngagementRow(UUID id, String log, EngagementFacts facts, long position, long streamVersion) {}
