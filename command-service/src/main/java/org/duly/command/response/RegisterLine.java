package org.duly.command.response;

import java.time.Instant;
import org.duly.events.response.Codings;
import org.duly.events.response.Codings.Coding;
import org.duly.events.response.ExclusionReason;
import org.duly.events.response.ResponseLogged;
import org.jspecify.annotations.Nullable;

/**
 * One response of the register.
 *
 * @param standing as the register's hash has it
 * @param textVersion of the answers in force, from 1
 * @param coding that of the codings which stands: found once, when they change, and not at every judgement
 */
record RegisterLine(
        Instant receivedAt,
        int signatories,
        String standing,
        @Nullable String campaign,
        int textVersion,
        Codings codings,
        @Nullable Coding coding) {
    static final String PENDING = "PENDING";
    static final String COUNTED = "COUNTED";
    static final String WITHDRAWN = "WITHDRAWN";

    static RegisterLine logged(ResponseLogged logged) {
        return new RegisterLine(logged.receivedAt(), logged.signatories(), PENDING, null, 1, Codings.NONE, null);
    }

    static String excluded(ExclusionReason reason) {
        return ("EXCLUDED:" + reason.name()).intern();
    }

    RegisterLine standing(String changed) {
        return new RegisterLine(receivedAt, signatories, changed, campaign, textVersion, codings, coding);
    }

    RegisterLine inCampaign(@Nullable String assigned) {
        return new RegisterLine(receivedAt, signatories, standing, assigned, textVersion, codings, coding);
    }

    RegisterLine amended(int version) {
        return new RegisterLine(receivedAt, signatories, standing, campaign, version, codings, coding);
    }

    RegisterLine coded(Codings changed) {
        return new RegisterLine(receivedAt, signatories, standing, campaign, textVersion, changed, changed.standing());
    }

    boolean isPending() {
        return standing.equals(PENDING);
    }

    boolean isCounted() {
        return standing.equals(COUNTED);
    }

    /** Whether a person coded the answers in force. */
    boolean isCoded() {
        return coding != null && coding.coded().responseVersion() == textVersion;
    }

    /** Whether a second person agreed with that coding. */
    boolean isReviewed() {
        return isCoded() && coding != null && coding.isAgreed();
    }
}
