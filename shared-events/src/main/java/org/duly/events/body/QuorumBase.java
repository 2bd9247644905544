package org.duly.events.body;

/** What a fraction for a quorum is taken of. */
public enum QuorumBase {
    /** All seats that count, vacant ones too. */
    SEATS,
    /** The members in office who may take part in the item. */
    ELIGIBLE_MEMBERS;
}
