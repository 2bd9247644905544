package org.duly.events.body;

/** The least number of members of one class that a quorum needs. */
public record ClassQuorum(String seatClass, int minimum) {}
