package org.duly.command.handling;

/** How much of anything one command may bring. Lengths are in UTF-16 units. */
public final class Limits {
    /** An id that people choose: of a body, a proposal, a question, a group, a document, a campaign, a theme. */
    public static final int ID = 100;
    /** A title, a name, a place, a reason in a few words. */
    public static final int LINE = 500;
    /** A reason, a purpose, an explanation in clear. */
    public static final int PARAGRAPH = 4_000;
    /** How a report was made; longer, it belongs in the report. */
    public static final int METHOD = 2_000;
    /** A name or contact of a respondent. */
    public static final int CONTACT = 1_000;
    /** One answer of a response. */
    public static final int ANSWER = 500_000;

    /** Proposals in a plan. */
    public static final int PROPOSALS = 50;
    /** Questions in a plan, and so answers in a response. */
    public static final int QUESTIONS = 100;
    /** Stakeholder groups in a plan. */
    public static final int GROUPS = 100;
    /** Channel addresses in a plan. */
    public static final int CHANNELS = 50;
    /** Bodies that own an engagement. */
    public static final int OWNERS = 50;
    /** Theme codings of one response. */
    public static final int CODINGS = 200;
    /** Themes that a codebook ever had: a version of it names them all, and an event holds 60,000 bytes. */
    public static final int THEMES = 400;
    /** Bodies asked to answer a point that responses raised. */
    public static final int BODIES = 50;
    /** Milestones of a programme, and disagreements between its documents. */
    public static final int MILESTONES = 1_000;
    /** Documents that disagree on one subject. */
    public static final int STATEMENTS = 20;
    /** Seats of a body, and so members of it who are present, vote or receive papers. */
    public static final int SEATS = 500;
    /** Deputies of one seat. */
    public static final int DEPUTIES = 50;
    /** Papers in a pack. */
    public static final int PACK_ITEMS = 100;
    /** Considerations that one paper sets out, or that are discussed at a time. */
    public static final int CONSIDERATIONS = 500;
    /** Conditions attached at a time. */
    public static final int CONDITIONS = 50;
    /** Constituencies of a ballot. */
    public static final int CONSTITUENCIES = 50;
    /** Members of one constituency of a ballot. */
    public static final int ELECTORS = 1_000;
    /** What a merger has to show. */
    public static final int CRITERIA = 50;
    /** Events that one bundle withholds. */
    public static final int WITHHELD = 200;
    /** Protected texts that one bundle shows. */
    public static final int OPENED = 200;
    /** Redacted spans of one response. */
    public static final int SPANS = 100;

    /** People that one response may speak for. */
    public static final int SIGNATORIES = 10_000_000;
    /** People that may have attended an event. */
    public static final int ATTENDEES = 1_000_000;
    /** Versions of a codebook. */
    public static final int VERSIONS = 1_000_000;

    private Limits() {}
}
