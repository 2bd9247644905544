package org.duly.events.engagement;

/** What kind of asking an engagement is. */
public enum EngagementKind {
    PUBLIC_CONSULTATION,
    STAKEHOLDER_ENGAGEMENT,
    STATUTORY_CONSULTATION,
    CO_DESIGN,
    PRE_CONSULTATION,
    CALL_FOR_EVIDENCE,
    OTHER
}
