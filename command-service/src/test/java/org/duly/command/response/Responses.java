package org.duly.command.response;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.duly.command.engagement.EngagementFacts;
import org.duly.command.engagement.Engagements;
import org.duly.command.response.ResponseCommand.LogResponse;
import org.duly.events.ProtectedText;
import org.duly.events.engagement.Channel;
import org.duly.events.response.Answer;
import org.duly.events.response.Consent;
import org.duly.events.response.Intake;
import org.duly.events.response.PublicationConsent;
import org.duly.events.response.RespondentKind;
import org.duly.events.response.ResponseLogged;
import org.duly.events.response.Transcription;
import org.jspecify.annotations.Nullable;

/** Responses for tests. */
public final class Responses {
    public static final UUID ID = UUID.fromString("019a0000-0000-7000-8000-0000000000a1");
    public static final UUID EVENT = UUID.fromString("019a0000-0000-7000-8000-0000000000e1");
    public static final UUID RESPONDENT = UUID.fromString("019a0000-0000-7000-8000-0000000000f1");
    public static final Instant IN_TIME = Engagements.CLOSES.minusMillis(1);
    public static final Instant LATE = Engagements.CLOSES;
    public static final Consent CONSENT = new Consent(PublicationConsent.NOT_STATED, false);
    public static final ProtectedText SEALED = ProtectedText.inline("c2VhbGVk", "Y29tbWl0bWVudA==");

    private Responses() {}

    public static ResponseLogged logged(Instant receivedAt) {
        return logged(receivedAt, null);
    }

    public static ResponseLogged logged(Instant receivedAt, @Nullable Transcription transcription) {
        return logged(receivedAt, transcription, null);
    }

    public static ResponseLogged logged(
            Instant receivedAt, @Nullable Transcription transcription, @Nullable Intake intake) {
        return new ResponseLogged(
                Engagements.ID,
                RESPONDENT,
                ReceiptNumber.of(ID),
                Channel.POST,
                "eastvale",
                receivedAt,
                RespondentKind.INDIVIDUAL,
                null,
                "practices",
                null,
                CONSENT,
                SEALED,
                null,
                List.of(new Answer("Q1", SEALED)),
                null,
                1,
                transcription,
                intake);
    }

    public static LogResponse log(EngagementFacts engagement, Instant receivedAt) {
        return log(engagement, receivedAt, 1, "practices", new Answer("Q1", SEALED));
    }

    public static LogResponse log(
            EngagementFacts engagement,
            Instant receivedAt,
            int signatories,
            @Nullable String group,
            Answer... answers) {
        return log(engagement, receivedAt, signatories, group, null, answers);
    }

    /** What came in with a row of a sheet. */
    public static LogResponse imported(EngagementFacts engagement, Intake intake) {
        return log(engagement, IN_TIME, 1, "practices", intake, new Answer("Q1", SEALED));
    }

    private static LogResponse log(
            EngagementFacts engagement,
            Instant receivedAt,
            int signatories,
            @Nullable String group,
            @Nullable Intake intake,
            Answer... answers) {
        return new LogResponse(
                ID,
                EVENT,
                engagement,
                RESPONDENT,
                Channel.POST,
                "eastvale",
                receivedAt,
                RespondentKind.INDIVIDUAL,
                null,
                group,
                null,
                CONSENT,
                SEALED,
                null,
                List.of(answers),
                null,
                signatories,
                null,
                intake);
    }
}
