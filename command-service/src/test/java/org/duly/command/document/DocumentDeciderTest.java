package org.duly.command.document;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.duly.command.document.DocumentCommand.IssueVersion;
import org.duly.command.document.DocumentCommand.NewVersion;
import org.duly.command.document.DocumentCommand.StartDocument;
import org.duly.command.document.DocumentCommand.WithdrawVersion;
import org.duly.command.handling.FormRules;
import org.duly.command.handling.Scenario;
import org.duly.events.document.DocumentEvent;
import org.duly.events.document.DocumentKind;
import org.duly.events.document.DocumentVersionIssued;
import org.duly.events.document.DocumentVersionWithdrawn;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class DocumentDeciderTest {
    private static final UUID ID = new UUID(0, 6);
    private static final UUID ENGAGEMENT = new UUID(0, 1);
    private static final String SCOPE = "engagement/" + ENGAGEMENT;
    private static final String FIRST = "a".repeat(64);
    private static final String SECOND = "b".repeat(64);
    private static final DocumentVersionIssued V1 = issued(1, DocumentKind.BUSINESS_CASE, FIRST, null, null);
    private static final DocumentVersionIssued V2 = issued(2, DocumentKind.BUSINESS_CASE, SECOND, null, "Costs");

    @Test
    void versions_are_numbered_from_one_without_gaps() {
        given().when(start(DocumentKind.BUSINESS_CASE, ENGAGEMENT, FIRST, null, 0))
                .then(V1);
        given(V1).when(issue(SECOND)).then(V2);
        given(V1, V2).when(issue(FIRST)).then(issued(3, DocumentKind.BUSINESS_CASE, FIRST, null, "Costs"));
    }

    @Test
    void a_new_version_has_other_bytes_than_the_last() {
        given(V1).when(issue(FIRST)).refusedBy(DocumentRules.NewVersionHasOtherBytes.class);
    }

    @Test
    void a_version_is_named_by_its_digest() {
        given().when(start(DocumentKind.OTHER, null, "ABC", null, 0)).refusedBy(FormRules.DigestIsSha256.class);
    }

    @Test
    void the_report_of_an_engagement_is_one_of_the_versions_it_issued() {
        given().when(start(DocumentKind.ENGAGEMENT_REPORT, ENGAGEMENT, FIRST, 1, 1))
                .then(issued(1, DocumentKind.ENGAGEMENT_REPORT, FIRST, 1, null));
        given().when(start(DocumentKind.ENGAGEMENT_REPORT, ENGAGEMENT, FIRST, 2, 1))
                .refusedBy(DocumentRules.ReportDocumentNamesAnIssuedVersion.class);
        given().when(start(DocumentKind.ENGAGEMENT_REPORT, ENGAGEMENT, FIRST, null, 1))
                .refusedBy(DocumentRules.ReportDocumentNamesAnIssuedVersion.class);
        given().when(start(DocumentKind.ENGAGEMENT_REPORT, null, FIRST, 1, 1))
                .refusedBy(DocumentRules.ReportDocumentNamesAnIssuedVersion.class);
        given().when(start(DocumentKind.PROPOSAL, ENGAGEMENT, FIRST, 1, 1))
                .refusedBy(DocumentRules.ReportDocumentNamesAnIssuedVersion.class);
    }

    @Test
    void a_version_that_was_issued_is_withdrawn_once() {
        DocumentVersionWithdrawn withdrawn = new DocumentVersionWithdrawn(1, "Wrong appendix");
        WithdrawVersion withdraw = new WithdrawVersion(ID, SCOPE, 1, "Wrong appendix", null);
        given(V1, V2).when(withdraw).then(withdrawn);
        given(V1, withdrawn).when(withdraw).refusedBy(DocumentRules.DocumentVersionIsWithdrawnOnce.class);
        given(V1)
                .when(new WithdrawVersion(ID, SCOPE, 2, "No such", null))
                .refusedBy(DocumentRules.DocumentVersionWasIssued.class);
    }

    @Test
    void a_version_follows_the_first() {
        given().when(issue(SECOND)).refusedBy(DocumentRules.DocumentIsIssued.class);
    }

    private static Scenario<DocumentState, DocumentCommand, DocumentEvent> given(DocumentEvent... events) {
        return Scenario.of(new DocumentDecider(), Instant.EPOCH).given(List.of(events));
    }

    private static StartDocument start(
            DocumentKind kind,
            @Nullable UUID engagement,
            String sha256,
            @Nullable Integer reportVersion,
            int reportsIssued) {
        return new StartDocument(
                ID,
                kind,
                engagement,
                new NewVersion("The case", sha256, "application/pdf", "eastvale", reportVersion, reportsIssued),
                null);
    }

    private static IssueVersion issue(String sha256) {
        return new IssueVersion(
                ID, SCOPE, new NewVersion("The case", sha256, "application/pdf", "eastvale", null, 0), "Costs", null);
    }

    private static DocumentVersionIssued issued(
            int version, DocumentKind kind, String sha256, @Nullable Integer reportVersion, @Nullable String changes) {
        return new DocumentVersionIssued(
                version, kind, "The case", sha256, "application/pdf", "eastvale", ENGAGEMENT, reportVersion, changes);
    }
}
