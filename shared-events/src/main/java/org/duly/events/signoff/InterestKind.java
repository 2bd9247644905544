package org.duly.events.signoff;

/** The kinds of interest in NHS England's guidance on managing conflicts of interest, and those of councillors. */
public enum InterestKind {
    /** A direct financial benefit. */
    FINANCIAL,
    /** A benefit to standing or career. */
    NON_FINANCIAL_PROFESSIONAL,
    /** A personal benefit that is neither. */
    NON_FINANCIAL_PERSONAL,
    /** A close association with someone who has such an interest. */
    INDIRECT,
    /** Of a councillor: Localism Act 2011, section 30; it removes the vote unless dispensed (sections 31 and 33). */
    DISCLOSABLE_PECUNIARY,
    /** Of a councillor: any other that the code of conduct has registered. */
    OTHER_REGISTRABLE,
    /** Of a councillor: one that affects the member more than others and need not be registered. */
    NON_REGISTRABLE;
}
