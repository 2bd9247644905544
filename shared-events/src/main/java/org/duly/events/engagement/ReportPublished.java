package org.duly.events.engagement;

import org.duly.events.EventType;

/** An issued report was made public. */
@EventType("org.duly.engagement.report-published.v1")
public record ReportPublished(int version, String where) implements EngagementEvent {}
