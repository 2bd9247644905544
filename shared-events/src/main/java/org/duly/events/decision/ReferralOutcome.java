package org.duly.events.decision;

/** What became of a referral. */
public enum ReferralOutcome {
    /** The committee was right. */
    UPHELD,
    /** The decision stands. */
    NOT_UPHELD,
    /** To be looked at again. */
    REFERRED_BACK;
}
