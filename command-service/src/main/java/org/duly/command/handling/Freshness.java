package org.duly.command.handling;

/** How new what a decision stands on must be. */
public enum Freshness {
    /** What is at hand. Good enough to accept; a refusal on it is judged again. */
    CACHED,
    /** Everything up to the head of the log. A refusal on it stands. */
    HEAD
}
