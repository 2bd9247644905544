package org.duly.command.document;

import static org.duly.command.handling.BusinessRule.verify;
import static org.duly.command.handling.FormRules.text;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.duly.command.document.DocumentCommand.IssueVersion;
import org.duly.command.document.DocumentCommand.NewVersion;
import org.duly.command.document.DocumentCommand.StartDocument;
import org.duly.command.document.DocumentCommand.WithdrawVersion;
import org.duly.command.document.DocumentRules.DocumentIsIssued;
import org.duly.command.document.DocumentRules.DocumentVersionIsWithdrawnOnce;
import org.duly.command.document.DocumentRules.DocumentVersionWasIssued;
import org.duly.command.document.DocumentRules.NewVersionHasOtherBytes;
import org.duly.command.document.DocumentRules.ReportDocumentNamesAnIssuedVersion;
import org.duly.command.document.DocumentState.Issued;
import org.duly.command.document.DocumentState.NotIssued;
import org.duly.command.handling.Decider;
import org.duly.command.handling.FormRules;
import org.duly.command.handling.FormRules.DigestIsSha256;
import org.duly.command.handling.FormRules.IdIsPlain;
import org.duly.command.handling.FormRules.MediaTypeIsPlain;
import org.duly.command.handling.Limits;
import org.duly.command.handling.Refusal;
import org.duly.events.document.DocumentEvent;
import org.duly.events.document.DocumentKind;
import org.duly.events.document.DocumentVersionIssued;
import org.duly.events.document.DocumentVersionWithdrawn;
import org.duly.events.document.DocumentVersions;
import org.jspecify.annotations.Nullable;

/** Decides which versions of a document there are, and which are withdrawn. */
public final class DocumentDecider implements Decider<DocumentState, DocumentCommand, DocumentEvent> {
    @Override
    public DocumentState initial() {
        return new NotIssued();
    }

    @Override
    public List<DocumentEvent> decide(DocumentState state, DocumentCommand command, Instant now) {
        FormRules.verifyOccurrence(command);
        return List.of(
                switch (command) {
                    case StartDocument start -> start(start);
                    case IssueVersion issue -> issue(issued(state, command), issue);
                    case WithdrawVersion withdraw -> withdraw(issued(state, command), withdraw);
                });
    }

    private static DocumentEvent start(StartDocument command) {
        return version(DocumentVersions.NONE, command.kind(), command.engagementId(), command.version(), null);
    }

    private static DocumentEvent issue(Issued document, IssueVersion command) {
        FormRules.verify(text("/changes", command.changes(), Limits.PARAGRAPH));
        return version(
                document.versions(), document.kind(), document.engagementId(), command.version(), command.changes());
    }

    private static DocumentEvent version(
            DocumentVersions before,
            DocumentKind kind,
            @Nullable UUID engagementId,
            NewVersion version,
            @Nullable String changes) {
        FormRules.verify(text("/title", version.title(), Limits.LINE));
        verify(
                new DigestIsSha256("/sha256", version.sha256()),
                new MediaTypeIsPlain("/mediaType", version.mediaType()),
                new IdIsPlain("/issuedBy", version.issuedBy()),
                new ReportDocumentNamesAnIssuedVersion(
                        kind, engagementId, version.reportVersion(), version.reportsIssued()),
                new NewVersionHasOtherBytes(before, version.sha256()));
        return new DocumentVersionIssued(
                before.latest() + 1,
                kind,
                version.title(),
                version.sha256(),
                version.mediaType(),
                version.issuedBy(),
                engagementId,
                version.reportVersion(),
                changes);
    }

    private static DocumentEvent withdraw(Issued document, WithdrawVersion command) {
        verify(
                new DocumentVersionWasIssued(document.versions(), command.version()),
                new DocumentVersionIsWithdrawnOnce(document.versions(), command.version()));
        FormRules.verify(text("/reason", command.reason(), Limits.PARAGRAPH));
        return new DocumentVersionWithdrawn(command.version(), command.reason());
    }

    private static Issued issued(DocumentState state, DocumentCommand command) {
        if (!(state instanceof Issued issued)) {
            throw new Refusal(new DocumentIsIssued(command.documentId()));
        }
        return issued;
    }

    @Override
    public DocumentState evolve(DocumentState state, DocumentEvent event) {
        if (state instanceof Issued(DocumentKind kind, UUID engagementId, DocumentVersions versions)) {
            return new Issued(kind, engagementId, versions.with(event));
        }
        return event instanceof DocumentVersionIssued first
                ? new Issued(first.kind(), first.engagementId(), DocumentVersions.NONE.with(first))
                : state;
    }
}
