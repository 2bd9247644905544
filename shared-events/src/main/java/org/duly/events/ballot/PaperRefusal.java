package org.duly.events.ballot;

/** Why a paper was not taken in. */
public enum PaperRefusal {
    /** It came after the close. */
    LATE,
    /** Its sender is not of the electorate. */
    NOT_ELIGIBLE,
    /** The member had returned one. */
    ALREADY_RETURNED,
    /** It could not be shown to come from the member. */
    NOT_VERIFIED,
    /** It was received in time and came to hand only after the result was declared. */
    RESULT_DECLARED;
}
