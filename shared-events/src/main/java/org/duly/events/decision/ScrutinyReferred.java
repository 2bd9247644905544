package org.duly.events.decision;

import org.duly.events.EventType;

/**
 * A health scrutiny committee referred the proposal.
 *
 * @param committee opaque id of the body; each has one referral open at a time
 * @param to opaque id of whoever it was referred to
 */
@EventType("org.duly.governance.scrutiny-referred.v1")
public record ScrutinyReferred(String committee, String to, String reasons) implements DecisionEvent {}
