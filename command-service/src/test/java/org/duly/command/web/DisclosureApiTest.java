package org.duly.command.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.duly.command.web.Bodies.planned;

import java.util.List;
import java.util.UUID;
import org.duly.command.handling.Streams;
import org.duly.command.log.EventLog;
import org.duly.command.web.RunningCommandService.Answer;
import org.duly.events.disclosure.DisclosureBundleIssued;
import org.duly.events.disclosure.DisclosureSubject;
import org.duly.events.disclosure.OpenedField;
import org.duly.events.disclosure.SubjectKind;
import org.duly.events.disclosure.WithheldEvent;
import org.junit.jupiter.api.Test;

/** Disclosures over HTTP: what was given out is recorded where its subject is. */
class DisclosureApiTest extends CommandServiceScenario {
    private static final String DIGEST = "0123456789abcdef".repeat(4);

    @Test
    void what_was_given_out_stands_in_the_audit_trail_of_its_subject() {
        planned(service);
        UUID engagement = planned(service);
        long head = service.bean(EventLog.class).head();
        Answer answer = issue(engagement, DIGEST, head, """
                , "withheld": [{"position": 0, "exemption": "FOIA 2000 s.42", "reason": "Legal advice"}],
                "opened": [{"position": %d, "field": "/data/answers/0/text", "reason": "Its author asked"}]""".formatted(head));
        assertThat(answer.status()).as(answer.problem()).isEqualTo(201);
        assertThat(answer.json().required("stream").stringValue()).isEqualTo(Streams.disclosure(answer.id()));
        assertThat(service.recordedIn(engagement))
                .last()
                .isEqualTo(new DisclosureBundleIssued(
                        new DisclosureSubject(SubjectKind.ENGAGEMENT, engagement),
                        head,
                        null,
                        head + 1,
                        DIGEST,
                        "regulator",
                        "It was asked for",
                        List.of(new WithheldEvent(0, "FOIA 2000 s.42", "Legal advice")),
                        List.of(new OpenedField(head, "/data/answers/0/text", "Its author asked"))));
    }

    @Test
    void what_cannot_be_so_is_refused() {
        UUID engagement = planned(service);
        long head = service.bean(EventLog.class).head();
        assertThat(issue(engagement, "0123", head, "").problem()).isEqualTo("digest-is-sha256");
        Answer unknown = issue(UUID.randomUUID(), DIGEST, head, "");
        assertThat(unknown.status()).isEqualTo(404);
        assertThat(unknown.problem()).isEqualTo("addressed-stream-exists");
        Answer noReason = issue(engagement, DIGEST, head, """
                , "withheld": [{"position": 0, "exemption": "FOIA 2000 s.42", "reason": ""}]""");
        assertThat(noReason.problem()).isEqualTo("text-is-given-and-fits");
        assertThat(noReason.json().required("field").stringValue()).isEqualTo("withheld[0].reason");
        assertThat(issue(engagement, DIGEST, head + 1, "").problem()).isEqualTo("bundle-is-of-the-log-as-it-stands");
        assertThat(service.recordedIn(engagement)).hasSize(1);
    }

    private static Answer issue(UUID engagement, String digest, long asOf, String more) {
        return service.post("/disclosures", """
                {"subject": {"kind": "ENGAGEMENT", "id": "%s"}, "asOfPosition": %d, "checkpointSize": %d,
                 "manifestSha256": "%s", "recipient": "regulator", "purpose": "It was asked for"%s}""".formatted(engagement, asOf, asOf + 1, digest, more));
    }
}
