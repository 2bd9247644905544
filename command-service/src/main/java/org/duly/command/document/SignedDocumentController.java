package org.duly.command.document;

import com.github.f4b6a3.uuid.UuidCreator;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.duly.command.document.DocumentCommand.IssueVersion;
import org.duly.command.document.DocumentCommand.NewVersion;
import org.duly.command.document.DocumentCommand.StartDocument;
import org.duly.command.document.DocumentCommand.WithdrawVersion;
import org.duly.command.engagement.EngagementLookup;
import org.duly.command.handling.CommandDispatcher;
import org.duly.command.handling.CommandDispatcher.Prepared;
import org.duly.command.handling.Freshness;
import org.duly.command.handling.Request;
import org.duly.command.web.CommandAnswer;
import org.duly.events.document.DocumentKind;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Documents that bodies sign, over HTTP. What is sent is their digest: the bytes stay with whoever issued them. */
@RestController
@RequestMapping("/api/v1/documents")
public class SignedDocumentController {
    private final CommandDispatcher dispatcher;
    private final EngagementLookup engagements;
    private final DocumentLookup documents;

    public SignedDocumentController(
            CommandDispatcher dispatcher, EngagementLookup engagements, DocumentLookup documents) {
        this.dispatcher = dispatcher;
        this.engagements = engagements;
        this.documents = documents;
    }

    @PostMapping
    ResponseEntity<CommandAnswer> start(@RequestBody StartDocumentRequest body, Request request) {
        UUID id = UuidCreator.getTimeOrderedEpoch();
        return CommandAnswer.to(dispatcher.dispatch(
                request,
                freshness -> new Prepared(
                        new StartDocument(
                                id,
                                body.kind(),
                                body.engagementId(),
                                new NewVersion(
                                        body.title(),
                                        body.sha256(),
                                        body.mediaType(),
                                        body.issuedBy(),
                                        body.reportVersion(),
                                        reportsOf(body.engagementId(), freshness)),
                                body.occurredAt()),
                        List.of())));
    }

    @PostMapping("/{id}/versions")
    ResponseEntity<CommandAnswer> issue(@PathVariable UUID id, @RequestBody IssueVersionRequest body, Request request) {
        KnownDocument document = documents.document(id);
        return CommandAnswer.to(dispatcher.dispatch(
                request,
                freshness -> new Prepared(
                        new IssueVersion(
                                id,
                                document.scope(),
                                new NewVersion(
                                        body.title(),
                                        body.sha256(),
                                        body.mediaType(),
                                        body.issuedBy(),
                                        body.reportVersion(),
                                        reportsOf(document.engagementId(), freshness)),
                                body.changes(),
                                body.occurredAt()),
                        List.of())));
    }

    @PostMapping("/{id}/withdraw-version")
    ResponseEntity<CommandAnswer> withdraw(
            @PathVariable UUID id, @RequestBody WithdrawVersionRequest body, Request request) {
        return CommandAnswer.to(dispatcher.dispatch(
                request,
                new WithdrawVersion(
                        id, documents.document(id).scope(), body.version(), body.reason(), body.occurredAt())));
    }

    private int reportsOf(@Nullable UUID engagementId, Freshness freshness) {
        return engagementId == null
                ? 0
                : engagements.facts(engagementId, freshness).reports();
    }

    /**
     * {@code POST /api/v1/documents}: version 1.
     *
     * @param sha256 lower-case hex, of the document's bytes
     * @param issuedBy opaque id of the body or organisation
     * @param reportVersion which version of the engagement's report it is, for an ENGAGEMENT_REPORT alone
     */
    public record StartDocumentRequest(
            DocumentKind kind,
            String title,
            String sha256,
            String mediaType,
            String issuedBy,
            @Nullable UUID engagementId,
            @Nullable Integer reportVersion,
            @Nullable Instant occurredAt) {}

    /**
     * {@code …/versions}: the next version.
     *
     * @param changes what changed since the version before
     */
    public record IssueVersionRequest(
            String title,
            String sha256,
            String mediaType,
            String issuedBy,
            @Nullable Integer reportVersion,
            String changes,
            @Nullable Instant occurredAt) {}

    /** {@code …/withdraw-version}. */
    public record WithdrawVersionRequest(
            int version, String reason, @Nullable Instant occurredAt) {}
}
