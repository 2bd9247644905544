package org.duly.events.engagement;

/** The way a response arrives. */
public enum Channel {
    WEB,
    EMAIL,
    POST,
    PHONE,
    MEETING,
    SOCIAL,
    PETITION
}
