package org.duly.events.response;

/** Why a response is not counted. */
public enum ExclusionReason {
    OUT_OF_SCOPE,
    SPAM,
    DUPLICATE,
    ABUSIVE,
    NOT_A_RESPONSE,
    LATE
}
