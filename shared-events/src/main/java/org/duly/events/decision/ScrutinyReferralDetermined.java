package org.duly.events.decision;

import org.duly.events.EventType;

/**
 * A referral was determined.
 *
 * @param committee opaque id of the body that referred it
 * @param by opaque id of whoever determined it
 */
@EventType("org.duly.governance.scrutiny-referral-determined.v1")
public record ScrutinyReferralDetermined(String committee, String by, ReferralOutcome outcome, String reasons)
        implements DecisionEvent {}
