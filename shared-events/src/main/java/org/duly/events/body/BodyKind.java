package org.duly.events.body;

/** What sort of body it is. */
public enum BodyKind {
    /** A board or governing body. */
    BOARD,
    /** A committee of one body. */
    COMMITTEE,
    /** A committee of several bodies. */
    JOINT_COMMITTEE,
    /** A council's executive or cabinet. */
    EXECUTIVE,
    /** The members of an organisation, meeting or balloted. */
    MEMBERSHIP,
    /** A regulator or approving authority. */
    REGULATOR,
    /** Any other. */
    OTHER;
}
