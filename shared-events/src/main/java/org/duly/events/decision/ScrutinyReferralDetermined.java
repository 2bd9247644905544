package org.duly.events.decision;

import org.duly.events.EventType;

/** A referral was determined. */
@EventType("org.duly.governance.scrutiny-referral-determined.v1")
public record ScrutinyReferralDetermined(String by, ReferralOutcome outcome, String reasons) implements DecisionEvent {}
