package org.duly.events.engagement;

import org.duly.events.EventType;

/**
 * Someone who had been asked was reminded.
 *
 * @param reminded who was reminded, as an organisation or audience, never a private person
 */
@EventType("org.duly.engagement.stakeholder-reminded.v1")
public record StakeholderReminded(String stakeholderGroup, String reminded, Channel channel)
        implements EngagementEvent {}
