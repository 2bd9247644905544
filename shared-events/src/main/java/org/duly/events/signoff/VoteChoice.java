package org.duly.events.signoff;

/** How a member voted. */
public enum VoteChoice {
    /** For the motion. */
    FOR,
    /** Against it. */
    AGAINST,
    /** Neither. */
    ABSTAIN;
}
