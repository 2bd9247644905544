package org.duly.events.signoff;

import java.util.List;
import org.duly.events.EventType;

/**
 * Papers were sent to members. An item sent again with other bytes takes the place of the earlier one; with the same, it
 * reaches more members.
 *
 * @param to opaque ids of the members it was sent to
 */
@EventType("org.duly.governance.pack-circulated.v1")
public record PackCirculated(List<PackItem> items, List<String> to) implements SignOffEvent {}
