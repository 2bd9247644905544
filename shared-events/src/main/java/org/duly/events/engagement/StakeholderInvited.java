package org.duly.events.engagement;

import org.duly.events.EventType;

/**
 * Someone in a stakeholder group was asked for their views.
 *
 * @param invited who was asked, as an organisation or audience, never a private person
 */
@EventType("org.duly.engagement.stakeholder-invited.v1")
public record StakeholderInvited(String stakeholderGroup, String invited, Channel channel) implements EngagementEvent {}
