package org.duly.command.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.duly.command.web.Bodies.logged;
import static org.duly.command.web.Bodies.opened;

import java.util.Objects;
import java.util.UUID;
import org.duly.command.handling.Streams;
import org.duly.command.log.EventLog;
import org.duly.command.web.RunningCommandService.Answer;
import org.duly.events.EventCodec;
import org.duly.events.EventEnvelope;
import org.duly.events.ProtectedText;
import org.duly.events.response.Original;
import org.duly.events.response.ResponseLogged;
import org.duly.platform.vault.KeyErasedException;
import org.duly.platform.vault.KeyVault;
import org.duly.platform.vault.RespondentKey;
import org.duly.platform.vault.Sealer;
import org.junit.jupiter.api.Test;

/** How personal data is kept, read again and erased. That it stands nowhere in clear is tested end to end. */
class PersonalDataTest extends CommandServiceScenario {
    private static final String MARK = "Xq7-personal-mark";
    private static final String RECEIVED = "2019-10-17T10:00:00Z";

    @Test
    void is_read_again_with_the_respondents_key() {
        UUID engagement = opened(service);
        String essay = (MARK + " ").repeat(2_000);
        Answer log = service.post(
                "/engagements/" + engagement + "/responses",
                Bodies.response(RECEIVED, """
                                , "respondentName": "%s", "original": {"mediaType": "text/plain", "content": "aGVsbG8="}""".formatted(MARK)).replace("An answer", essay));
        EventEnvelope event = firstEvent(log.id());
        ResponseLogged logged = (ResponseLogged) event.data();
        RespondentKey key = service.bean(KeyVault.class).get(logged.respondentId());
        Sealer sealer = service.bean(Sealer.class);
        ProtectedText name = Objects.requireNonNull(logged.respondentName());
        assertThat(sealer.open(key, event.id(), "respondentName", name)).isEqualTo(MARK);
        ProtectedText answer = logged.answers().getFirst().text();
        assertThat(answer.document()).isNotNull();
        assertThat(sealer.open(key, event.id(), "answers.Q1", answer)).isEqualTo(essay);
        Original original = Objects.requireNonNull(logged.original());
        assertThat(sealer.openDocument(key, original.document())).asString().isEqualTo("hello");
        assertThat(service.get("/api/v1/documents/" + original.document()).statusCode())
                .isEqualTo(404);
    }

    @Test
    void fits_into_one_event_however_many_answers_there_are() {
        String questions = questions(100);
        UUID engagement =
                service.post("/engagements", Bodies.planAsking(questions)).id();
        StringBuilder answers = new StringBuilder("[");
        for (int i = 1; i <= 100; i++) {
            answers.append(i == 1 ? "" : ",")
                    .append("{\"questionId\": \"Q")
                    .append(i)
                    .append("\", \"text\": \"")
                    .append("long ".repeat(1_000))
                    .append("\"}");
        }
        Answer log = service.post(
                "/engagements/" + engagement + "/responses",
                Bodies.response(RECEIVED, "")
                        .replace("[{\"questionId\": \"Q1\", \"text\": \"An answer\"}]", answers.append("]")));
        assertThat(log.status()).as(log.problem()).isEqualTo(201);
    }

    @Test
    void is_erased_with_the_key_and_never_recorded_for_them_again() {
        UUID engagement = opened(service);
        UUID response = logged(service, engagement);
        UUID respondent = ((ResponseLogged) firstEvent(response).data()).respondentId();
        Answer erased = service.post(
                "/responses/" + response + "/erase-respondent", "{\"legalBasis\": \"UK GDPR article 17(1)(b)\"}");
        assertThat(erased.status()).as(erased.problem()).isEqualTo(201);
        assertThatThrownBy(() -> service.bean(KeyVault.class).get(respondent)).isInstanceOf(KeyErasedException.class);
        assertThat(service.post("/responses/" + response + "/amend", """
                        {"receivedAt": "2019-10-17T10:00:00Z", "answers": []}""").problem())
                .isEqualTo("respondent-is-not-erased");
        assertThat(service.post(
                                "/engagements/" + engagement + "/responses",
                                Bodies.response(RECEIVED, ", \"sameRespondentAs\": \"" + response + "\""))
                        .problem())
                .isEqualTo("respondent-is-not-erased");
        Answer again = service.post("/responses/" + response + "/erase-respondent", "{\"legalBasis\": \"Again\"}");
        assertThat(again.status()).isEqualTo(409);
    }

    @Test
    void is_kept_under_a_legal_hold_until_it_is_lifted() {
        UUID engagement = opened(service);
        UUID response = logged(service, engagement);
        String erase = "/responses/" + response + "/erase-respondent";
        String basis = "{\"legalBasis\": \"UK GDPR article 17(1)(b)\"}";
        String holds = "/engagements/" + engagement + "/legal-holds";
        UUID hold = service.post(holds, "{\"matter\": \"Claim CO/123\", \"reason\": \"Judicial review\"}")
                .id();
        assertThat(service.post(erase, basis).problem()).isEqualTo("nothing-is-erased-under-a-legal-hold");
        Answer lifted = service.post(holds + "/" + hold + "/lift", "{\"reason\": \"Claim settled\"}");
        assertThat(lifted.status()).as(lifted.problem()).isEqualTo(200);
        assertThat(service.post(erase, basis).status()).isEqualTo(201);
    }

    private static EventEnvelope firstEvent(UUID responseId) {
        return service.bean(EventCodec.class)
                .decode(service.bean(EventLog.class)
                        .readStream(Streams.response(responseId), 0)
                        .getFirst()
                        .bytes());
    }

    private static String questions(int number) {
        StringBuilder questions = new StringBuilder("[");
        for (int i = 1; i <= number; i++) {
            questions.append(i == 1 ? "" : ",").append("{\"id\": \"Q").append(i).append("\", \"text\": \"Why?\"}");
        }
        return questions.append("]").toString();
    }
}
