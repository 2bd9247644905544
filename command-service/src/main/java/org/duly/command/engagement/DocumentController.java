package org.duly.command.engagement;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.UUID;
import org.duly.command.engagement.EngagementCommand.CorrectDocument;
import org.duly.command.engagement.EngagementCommand.IssueReport;
import org.duly.command.engagement.EngagementCommand.PublishDocument;
import org.duly.command.engagement.EngagementCommand.PublishReport;
import org.duly.command.engagement.EngagementRequests.CorrectDocumentRequest;
import org.duly.command.engagement.EngagementRequests.PublishReportRequest;
import org.duly.command.handling.BusinessRule;
import org.duly.command.handling.CommandDispatcher;
import org.duly.command.handling.CommandDispatcher.Prepared;
import org.duly.command.handling.FormRules.MediaTypeIsPlain;
import org.duly.command.handling.Request;
import org.duly.command.web.CommandAnswer;
import org.duly.events.engagement.DocumentFormat;
import org.duly.platform.documents.DocumentStore;
import org.duly.platform.web.ProblemException;
import org.jspecify.annotations.Nullable;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Published documents and reports over HTTP. Their bytes are the body as it is, kept under its SHA-256. */
@RestController
@RequestMapping("/api/v1")
public class DocumentController {
    private static final Duration FOR_EVER = Duration.ofDays(365);

    private final CommandDispatcher dispatcher;
    private final DocumentStore documents;
    private final ResponseRegister register;

    public DocumentController(CommandDispatcher dispatcher, DocumentStore documents, ResponseRegister register) {
        this.dispatcher = dispatcher;
        this.documents = documents;
        this.register = register;
    }

    @PostMapping("/engagements/{id}/documents")
    ResponseEntity<CommandAnswer> publish(
            @PathVariable UUID id,
            @RequestParam String documentId,
            @RequestParam String title,
            @RequestParam DocumentFormat format,
            @RequestParam @Nullable String language,
            @RequestParam @Nullable Instant occurredAt,
            @RequestHeader(HttpHeaders.CONTENT_TYPE) String mediaType,
            @RequestBody byte[] content,
            Request request) {
        String sha256 = store(mediaType, content);
        return CommandAnswer.toDocument(
                dispatcher.dispatch(
                        request,
                        new PublishDocument(id, documentId, title, sha256, mediaType, format, language, occurredAt)),
                sha256);
    }

    @PostMapping("/engagements/{id}/documents/{documentId}/versions/{version}/correct")
    ResponseEntity<CommandAnswer> correct(
            @PathVariable UUID id,
            @PathVariable String documentId,
            @PathVariable int version,
            @RequestBody CorrectDocumentRequest body,
            Request request) {
        return CommandAnswer.to(dispatcher.dispatch(
                request,
                new CorrectDocument(id, documentId, version, body.what(), body.whoWasTold(), body.occurredAt())));
    }

    /**
     * Issues the next version of the report; refused while any response is pending.
     *
     * @param codebookVersion the fixed version whose themes it reports; none if absent
     * @param method how responses were taken in, counted and coded, in the words of the report
     */
    @PostMapping("/engagements/{id}/reports")
    ResponseEntity<CommandAnswer> issueReport(
            @PathVariable UUID id,
            @RequestParam @Nullable Integer codebookVersion,
            @RequestParam @Nullable String method,
            @RequestHeader(HttpHeaders.CONTENT_TYPE) String mediaType,
            @RequestBody byte[] content,
            Request request) {
        String sha256 = store(mediaType, content);
        return CommandAnswer.toDocument(
                dispatcher.dispatch(request, _ -> {
                    RegisterJudgement judgement = register.judge(id);
                    return new Prepared(
                            new IssueReport(id, sha256, judgement, codebookVersion, method),
                            List.of(register.guard(id, judgement)));
                }),
                sha256);
    }

    @PostMapping("/engagements/{id}/reports/{version}/publish")
    ResponseEntity<CommandAnswer> publishReport(
            @PathVariable UUID id, @PathVariable int version, @RequestBody PublishReportRequest body, Request request) {
        return CommandAnswer.to(
                dispatcher.dispatch(request, new PublishReport(id, version, body.where(), body.occurredAt())));
    }

    /**
     * A public document by the SHA-256 of its bytes. What is personal lies in the same store, but encrypted and under a
     * keyed digest, so it is never found this way.
     */
    @GetMapping("/documents/{sha256}")
    ResponseEntity<byte[]> document(@PathVariable String sha256) {
        return documents
                .get(sha256)
                .filter(document -> sha256(document.content()).equals(sha256))
                .map(document -> ResponseEntity.ok()
                        .header(HttpHeaders.CONTENT_TYPE, document.mediaType())
                        .header("X-Content-Type-Options", "nosniff")
                        .header("Content-Security-Policy", "sandbox; default-src 'none'; style-src 'unsafe-inline'")
                        .cacheControl(
                                CacheControl.maxAge(FOR_EVER).cachePublic().immutable())
                        .eTag("\"" + sha256 + "\"")
                        .body(document.content()))
                .orElseThrow(() -> ProblemException.notFound("No document has this SHA-256. Check the digest."));
    }

    private String store(String mediaType, byte[] content) {
        BusinessRule.verify(new MediaTypeIsPlain("/Content-Type", mediaType));
        String sha256 = sha256(content);
        documents.put(sha256, mediaType, content);
        return sha256;
    }

    private static String sha256(byte[] content) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(content));
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("Every Java platform has SHA-256", impossible);
        }
    }
}
