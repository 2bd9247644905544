package org.duly.events.consideration;

/** What a body makes of a point that responses raised. */
public enum Disposition {
    ACCEPTED,
    ACCEPTED_IN_PART,
    NOT_ACCEPTED,
    NOTED,
    REFERRED
}
