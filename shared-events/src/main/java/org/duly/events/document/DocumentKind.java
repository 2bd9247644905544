package org.duly.events.document;

/** What a document is for. */
public enum DocumentKind {
    /** What is proposed. */
    PROPOSAL,
    /** A business case or plan. */
    BUSINESS_CASE,
    /** The report of an engagement. */
    ENGAGEMENT_REPORT,
    /** An equality impact assessment (Equality Act 2010, section 149). */
    EQUALITY_ASSESSMENT,
    /** Any other paper. */
    OTHER;
}
