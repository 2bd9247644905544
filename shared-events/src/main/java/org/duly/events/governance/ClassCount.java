package org.duly.events.governance;

/** One class of seats in a count of a quorum. */
public record ClassCount(String seatClass, int required, int present) {}
