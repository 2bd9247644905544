package org.duly.query.campaign;

/** Why a response seems to repeat another; the strongest first. The name goes into the event that links them. */
public enum DuplicateRule {
    /** The same contact and the same text. */
    SAME_CONTACT_SAME_TEXT,
    /** The same organisation and the same text. */
    SAME_ORGANISATION_SAME_TEXT,
    /** The same name, the same place and the same text. */
    SAME_NAME_AND_PLACE_SAME_TEXT,
    /** The same contact by another channel, whatever the text. */
    SAME_CONTACT_OTHER_CHANNEL
}
