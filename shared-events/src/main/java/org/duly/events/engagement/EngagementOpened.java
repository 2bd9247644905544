package org.duly.events.engagement;

import java.time.Instant;
import org.duly.events.EventType;

/**
 * People may respond. Times are instants; the time zone (IANA id) says in whose calendar they were announced.
 *
 * @param closesAt the first instant that is late
 */
@EventType("org.duly.engagement.engagement-opened.v1")
public record EngagementOpened(Instant opensAt, Instant closesAt, String timeZone) implements EngagementEvent {}
