package org.duly.events.engagement;

/**
 * What the body said beforehand it would do with a response received after the deadline. Whatever the policy, a late
 * response is accepted, shows as late, and is counted only once somebody has ruled that it is.
 */
public enum LatePolicy {
    RULE_EACH,
    COUNT_ALL,
    EXCLUDE_UNLESS_RULED
}
