package org.duly.command.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.duly.command.web.Bodies.opened;

import java.util.List;
import java.util.UUID;
import org.duly.command.body.BodyLookup;
import org.duly.command.document.DocumentLookup;
import org.duly.command.governance.AuthorityLookup;
import org.duly.command.web.RunningCommandService.Answer;
import org.duly.events.governance.Authority;
import org.duly.events.governance.AuthorityKind;
import org.junit.jupiter.api.Test;

class BodiesApiTest extends CommandServiceScenario {
    @Test
    void a_body_is_addressed_by_the_plain_id_it_was_given() {
        String body = "northmere." + UUID.randomUUID();
        Answer constituted = service.post("/bodies", GovernanceBodies.constituting(body));
        assertThat(constituted.status()).isEqualTo(201);
        assertThat(constituted.json().required("id").stringValue()).isEqualTo(body);
        assertThat(constituted.json().required("stream").stringValue()).isEqualTo("body/" + body);
        assertThat(service.post("/bodies", GovernanceBodies.constituting(body)).problem())
                .isEqualTo("stream-starts-once");
        assertThat(service.post("/bodies/" + body + "/fill-seat", "{\"seatId\": \"s1\", \"member\": \"ann\"}")
                        .status())
                .isEqualTo(200);
        assertThat(service.bean(BodyLookup.class).body(body).roll().holder("s1"))
                .isEqualTo("ann");
        assertThat(service.post("/bodies/nobody/fill-seat", "{\"seatId\": \"s1\", \"member\": \"ann\"}")
                        .status())
                .isEqualTo(404);
    }

    @Test
    void a_seat_changes_hands_and_has_deputies() {
        String body = GovernanceBodies.constituted(service);
        assertThat(List.of(
                        service.post("/bodies/" + body + "/name-deputy", "{\"seatId\": \"s1\", \"deputy\": \"dee\"}")
                                .status(),
                        service.post("/bodies/" + body + "/remove-deputy", """
                                {"seatId": "s1", "deputy": "dee", "reason": "Moved away"}""").status(),
                        service.post("/bodies/" + body + "/vacate-seat", """
                                {"seatId": "s1", "reason": "Retired"}""").status(),
                        service.post("/bodies/" + body + "/reconstitute", """
                                {"reason": "Smaller", "constitution": %s}""".formatted(GovernanceBodies.CONSTITUTION))
                                .status()))
                .containsOnly(200);
        assertThat(service.bean(BodyLookup.class).body(body).roll().vacancies()).hasSize(1);
    }

    @Test
    void a_scheme_gives_a_matter_until_its_line_ends() {
        String body = GovernanceBodies.constituted(service);
        AuthorityLookup authorities = service.bean(AuthorityLookup.class);
        Authority reserved = new Authority(AuthorityKind.RESERVED, body, "mergers", null);
        assertThat(authorities.find(reserved, body).standing().given()).isFalse();
        service.post("/bodies/" + body + "/reserve-matter", """
                {"matterId": "mergers", "matter": "Mergers", "reservedTo": "%s"}""".formatted(body));
        assertThat(authorities.find(reserved, body).standing().given()).isTrue();
        assertThat(authorities.find(reserved, "officer").standing().given()).isFalse();
        service.post("/bodies/" + body + "/end-matter-reservation", """
                {"matterId": "mergers", "reason": "New scheme"}""");
        assertThat(authorities.find(reserved, body).standing().given()).isFalse();
        assertThat(authorities.find(null, body).standing().given()).isFalse();
    }

    @Test
    void a_dissolved_body_changes_no_more() {
        String body = GovernanceBodies.constituted(service);
        assertThat(service.post("/bodies/" + body + "/dissolve", "{\"reason\": \"Merged\"}")
                        .status())
                .isEqualTo(200);
        assertThat(service.post("/bodies/" + body + "/vacate-seat", "{\"seatId\": \"s1\", \"reason\": \"Gone\"}")
                        .problem())
                .isEqualTo("dissolved-body-stays-dissolved");
    }

    @Test
    void versions_of_a_document_lie_in_the_scope_of_its_engagement() {
        UUID engagement = opened(service);
        UUID document = GovernanceBodies.issued(service, engagement);
        Answer second = service.post("/documents/" + document + "/versions", """
                {"title": "The case", "sha256": "%s", "mediaType": "application/pdf", "issuedBy": "eastvale",
                 "changes": "Costs"}""".formatted("b".repeat(64)));
        assertThat(second.status()).isEqualTo(200);
        assertThat(service.post("/documents/" + document + "/withdraw-version", """
                {"version": 2, "reason": "Wrong appendix"}""")
                        .status())
                .isEqualTo(200);
        var known = service.bean(DocumentLookup.class).document(document);
        assertThat(known.scope()).isEqualTo("engagement/" + engagement);
        assertThat(known.versions().latest()).isEqualTo(2);
        assertThat(known.versions().isCurrent(2)).isFalse();
        assertThat(service.post("/documents/" + UUID.randomUUID() + "/withdraw-version", """
                {"version": 1, "reason": "None"}""")
                        .problem())
                .isEqualTo("document-is-issued");
    }

    @Test
    void a_document_is_a_version_only_of_a_report_that_was_issued() {
        UUID engagement = opened(service);
        assertThat(service.post("/documents", """
                {"kind": "ENGAGEMENT_REPORT", "title": "Report", "sha256": "%s", "mediaType": "application/pdf",
                 "issuedBy": "eastvale", "engagementId": "%s", "reportVersion": 1}""".formatted("c".repeat(64), engagement))
                        .problem())
                .isEqualTo("report-document-names-an-issued-version");
    }
}
