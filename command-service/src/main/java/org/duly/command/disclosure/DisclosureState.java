package org.duly.command.disclosure;

/** What decisions about a disclosure need to know: nothing, for it is issued once, by the command that starts it. */
public enum DisclosureState {
    NOT_ISSUED,
    ISSUED
}
