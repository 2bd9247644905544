package org.duly.events.engagement;

/**
 * A group of people whose views are sought.
 *
 * @param id short and stable within the engagement
 * @param primary a group that must be heard: its silence is reported
 */
public record StakeholderGroup(String id, String name, boolean primary) {}
