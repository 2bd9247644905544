package org.duly.events.engagement;

/**
 * How the body said beforehand it would report several items from one person and campaign letters. Items, people and
 * campaigns are three counts whatever the policy; it says which one the report leads with.
 */
public enum CountingPolicy {
    EACH_ITEM,
    EACH_PERSON_ONCE,
    CAMPAIGN_AS_ONE
}
