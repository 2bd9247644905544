package org.duly.events.decision;

/** What became of a referral. */
public enum ReferralOutcome {
    /** The committee was right. */
    UPHELD,
    /** It was right in part. */
    UPHELD_IN_PART,
    /** The decision stands. */
    NOT_UPHELD,
    /** To be looked at again. */
    REFERRED_BACK,
    /** The committee took its referral back. */
    WITHDRAWN;
}
