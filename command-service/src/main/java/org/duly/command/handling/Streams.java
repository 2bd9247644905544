package org.duly.command.handling;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** How streams are named: what they are of, and its id. */
public final class Streams {
    private Streams() {}

    /** The stream of an engagement; also the scope of everything that belongs to it. */
    public static String engagement(UUID engagementId) {
        return "engagement/" + engagementId;
    }

    /** The stream of one received response. */
    public static String response(UUID responseId) {
        return "response/" + responseId;
    }

    /** The stream of what happens to a respondent's key. */
    public static String respondent(UUID respondentId) {
        return "respondent/" + respondentId;
    }

    /** The stream of one legal hold: placed, and some day lifted. */
    public static String legalHold(UUID holdId) {
        return "legal-hold/" + holdId;
    }

    /** The stream of an engagement's codebook. */
    public static String codebook(UUID engagementId) {
        return "codebook/" + engagementId;
    }

    /** The stream of one consideration: a point put to the bodies, and their answers. */
    public static String consideration(UUID considerationId) {
        return "consideration/" + considerationId;
    }

    /** The stream of a programme; also the scope of everything that belongs to it. */
    public static String programme(UUID programmeId) {
        return "programme/" + programmeId;
    }

    /** The stream of a body that decides, by its plain id; also the scope of what belongs to nothing larger. */
    public static String body(String bodyId) {
        return "body/" + bodyId;
    }

    /** The stream of an organisation, by its plain id; its own scope. */
    public static String organisation(String organisationId) {
        return "organisation/" + organisationId;
    }

    /** The stream of a document that bodies sign. */
    public static String document(UUID documentId) {
        return "document/" + documentId;
    }

    /** The stream of a sign-off: one body, one version of one document. */
    public static String signOff(UUID signOffId) {
        return "sign-off/" + signOffId;
    }

    /** The stream of a decision. */
    public static String decision(UUID decisionId) {
        return "decision/" + decisionId;
    }

    /** The stream of a ballot of members. */
    public static String ballot(UUID ballotId) {
        return "ballot/" + ballotId;
    }

    /** The stream of a merger; its own scope. */
    public static String merger(UUID mergerId) {
        return "merger/" + mergerId;
    }

    /** The stream of a disclosure: one bundle that was given out. */
    public static String disclosure(UUID disclosureId) {
        return "disclosure/" + disclosureId;
    }

    /** What a body's item of business belongs to: the engagement it names, or else the merger, or else the body. */
    public static String scopeOf(@Nullable UUID engagementId, @Nullable UUID mergerId, String bodyId) {
        if (engagementId != null) {
            return engagement(engagementId);
        }
        return mergerId == null ? body(bodyId) : merger(mergerId);
    }

    /** The id in a stream's name, where that is a UUID. */
    public static UUID idOf(String stream) {
        return UUID.fromString(nameOf(stream));
    }

    /** The id in a stream's name, whatever its form. */
    public static String nameOf(String stream) {
        return stream.substring(stream.indexOf('/') + 1);
    }
}
