package org.duly.command.intake;

import java.util.List;
import java.util.Set;

/** The fields of a response that a file may say. */
final class Fields {
    /** What the source itself calls the row: a respondent's id in a survey tool, a number in a post book. */
    static final String EXTERNAL_ID = "externalId";

    static final String CHANNEL = "channel";
    static final String RECEIVING_BODY = "receivingBody";
    static final String RECEIVED_AT = "receivedAt";
    static final String RESPONDENT_KIND = "respondentKind";
    static final String ORGANISATION_CODE = "organisationCode";
    static final String STAKEHOLDER_GROUP = "stakeholderGroup";
    static final String PLACE = "place";
    static final String PUBLICATION = "publication";
    static final String MAY_CONTACT = "mayContact";
    static final String RESPONDENT_NAME = "respondentName";
    static final String RESPONDENT_CONTACT = "respondentContact";
    static final String SIGNATORIES = "signatories";
    static final String KEYED_BY = "keyedBy";
    static final String KEYED_AT = "keyedAt";
    static final String CHECKED_BY = "checkedBy";
    static final String ON_BEHALF_OF = "onBehalfOf";

    /** Before the id of a question. */
    static final String ANSWERS = "answers.";

    /** Without these nothing can be logged. */
    static final List<String> REQUIRED = List.of(CHANNEL, RECEIVING_BODY, RECEIVED_AT, RESPONDENT_KIND);

    private static final Set<String> ALL = Set.of(
            EXTERNAL_ID,
            CHANNEL,
            RECEIVING_BODY,
            RECEIVED_AT,
            RESPONDENT_KIND,
            ORGANISATION_CODE,
            STAKEHOLDER_GROUP,
            PLACE,
            PUBLICATION,
            MAY_CONTACT,
            RESPONDENT_NAME,
            RESPONDENT_CONTACT,
            SIGNATORIES,
            KEYED_BY,
            KEYED_AT,
            CHECKED_BY,
            ON_BEHALF_OF);

    private Fields() {}

    static boolean exists(String field) {
        return ALL.contains(field) || isAnswer(field);
    }

    static boolean isAnswer(String field) {
        return field.startsWith(ANSWERS) && field.length() > ANSWERS.length();
    }

    /** What stands between the parts that several columns say of one field. */
    static String between(String field) {
        if (isAnswer(field)) {
            return "\n";
        }
        return field.equals(RESPONDENT_CONTACT) || field.equals(PLACE) ? ", " : " ";
    }
}
