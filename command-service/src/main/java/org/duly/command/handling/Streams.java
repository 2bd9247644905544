package org.duly.command.handling;

import java.util.UUID;

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

    /** The id in a stream's name. */
    public static UUID idOf(String stream) {
        return UUID.fromString(stream.substring(stream.indexOf('/') + 1));
    }
}
