package org.duly.command.response;

import java.util.List;
import java.util.UUID;
import java.util.function.BiFunction;
import java.util.function.Function;
import org.duly.command.codebook.CodebookLookup;
import org.duly.command.engagement.EngagementCommand.IdentifyCampaign;
import org.duly.command.engagement.EngagementFacts;
import org.duly.command.engagement.EngagementLookup;
import org.duly.command.handling.CommandDispatcher;
import org.duly.command.handling.CommandDispatcher.Prepared;
import org.duly.command.handling.Request;
import org.duly.command.handling.Streams;
import org.duly.command.log.Appended;
import org.duly.command.response.ResponseCommand.AcknowledgeResponse;
import org.duly.command.response.ResponseCommand.AssignToCampaign;
import org.duly.command.response.ResponseCommand.CheckTranscription;
import org.duly.command.response.ResponseCommand.CodeResponse;
import org.duly.command.response.ResponseCommand.CountResponse;
import org.duly.command.response.ResponseCommand.ExcludeResponse;
import org.duly.command.response.ResponseCommand.LinkAsDuplicate;
import org.duly.command.response.ResponseCommand.MarkRead;
import org.duly.command.response.ResponseCommand.RedactResponse;
import org.duly.command.response.ResponseCommand.RemoveDuplicateLink;
import org.duly.command.response.ResponseCommand.RemoveFromCampaign;
import org.duly.command.response.ResponseCommand.ReviewCoding;
import org.duly.command.response.ResponseCommand.RuleOnLateResponse;
import org.duly.command.response.ResponseCommand.SetAttachmentAside;
import org.duly.command.response.ResponseRequests.AcknowledgeResponseRequest;
import org.duly.command.response.ResponseRequests.AddAttachmentRequest;
import org.duly.command.response.ResponseRequests.AmendResponseRequest;
import org.duly.command.response.ResponseRequests.AssignToCampaignRequest;
import org.duly.command.response.ResponseRequests.CheckTranscriptionRequest;
import org.duly.command.response.ResponseRequests.CodeResponseRequest;
import org.duly.command.response.ResponseRequests.CountResponseRequest;
import org.duly.command.response.ResponseRequests.ExcludeResponseRequest;
import org.duly.command.response.ResponseRequests.IdentifyCampaignRequest;
import org.duly.command.response.ResponseRequests.LinkAsDuplicateRequest;
import org.duly.command.response.ResponseRequests.LogResponseRequest;
import org.duly.command.response.ResponseRequests.MarkReadRequest;
import org.duly.command.response.ResponseRequests.RedactResponseRequest;
import org.duly.command.response.ResponseRequests.RemoveDuplicateLinkRequest;
import org.duly.command.response.ResponseRequests.RemoveFromCampaignRequest;
import org.duly.command.response.ResponseRequests.ReviewCodingRequest;
import org.duly.command.response.ResponseRequests.RuleOnLatenessRequest;
import org.duly.command.response.ResponseRequests.SetAttachmentAsideRequest;
import org.duly.command.response.ResponseRequests.WithdrawResponseRequest;
import org.duly.command.web.CommandAnswer;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Responses over HTTP: logged, checked, counted or excluded, coded, disclosed. */
@RestController
@RequestMapping("/api/v1")
public class ResponseController {
    private final CommandDispatcher dispatcher;
    private final ResponseIntake intake;
    private final ResponseLookup responses;
    private final EngagementLookup engagements;
    private final CodebookLookup codebooks;

    public ResponseController(
            CommandDispatcher dispatcher,
            ResponseIntake intake,
            ResponseLookup responses,
            EngagementLookup engagements,
            CodebookLookup codebooks) {
        this.dispatcher = dispatcher;
        this.intake = intake;
        this.responses = responses;
        this.engagements = engagements;
        this.codebooks = codebooks;
    }

    @PostMapping("/engagements/{id}/responses")
    ResponseEntity<CommandAnswer> log(@PathVariable UUID id, @RequestBody LogResponseRequest body, Request request) {
        Appended appended = dispatcher.dispatch(request, intake.logging(id, body, request));
        // From the stream, not from the command: a repeated command is answered with the response it logged first.
        return CommandAnswer.toLogging(appended, ReceiptNumber.of(Streams.idOf(appended.stream())));
    }

    @PostMapping("/responses/{id}/amend")
    ResponseEntity<CommandAnswer> amend(
            @PathVariable UUID id, @RequestBody AmendResponseRequest body, Request request) {
        return CommandAnswer.to(dispatcher.dispatch(request, intake.amending(responses.facts(id), body, request)));
    }

    @PostMapping("/responses/{id}/withdraw")
    ResponseEntity<CommandAnswer> withdraw(
            @PathVariable UUID id, @RequestBody WithdrawResponseRequest body, Request request) {
        return CommandAnswer.to(dispatcher.dispatch(request, intake.withdrawing(responses.facts(id), body)));
    }

    @PostMapping("/responses/{id}/check-transcription")
    ResponseEntity<CommandAnswer> checkTranscription(
            @PathVariable UUID id, @RequestBody CheckTranscriptionRequest body, Request request) {
        return alone(
                request, id, engagementId -> new CheckTranscription(id, engagementId, request.actor(), body.agrees()));
    }

    @PostMapping("/responses/{id}/acknowledge")
    ResponseEntity<CommandAnswer> acknowledge(
            @PathVariable UUID id, @RequestBody AcknowledgeResponseRequest body, Request request) {
        return alone(
                request,
                id,
                engagementId -> new AcknowledgeResponse(id, engagementId, body.channel(), body.occurredAt()));
    }

    @PostMapping("/responses/{id}/link-as-duplicate")
    ResponseEntity<CommandAnswer> linkAsDuplicate(
            @PathVariable UUID id, @RequestBody LinkAsDuplicateRequest body, Request request) {
        UUID engagementOfTheOther = responses.facts(body.of()).engagementId();
        return alone(
                request,
                id,
                engagementId -> new LinkAsDuplicate(id, engagementId, body.of(), engagementOfTheOther, body.rule()));
    }

    @PostMapping("/responses/{id}/remove-duplicate-link")
    ResponseEntity<CommandAnswer> removeDuplicateLink(
            @PathVariable UUID id, @RequestBody RemoveDuplicateLinkRequest body, Request request) {
        return alone(request, id, engagementId -> new RemoveDuplicateLink(id, engagementId, body.of(), body.reason()));
    }

    /** Here and not with the engagements, because the response that shows the letter must be known. */
    @PostMapping("/engagements/{id}/identify-campaign")
    ResponseEntity<CommandAnswer> identifyCampaign(
            @PathVariable UUID id, @RequestBody IdentifyCampaignRequest body, Request request) {
        UUID engagementOfExemplar = body.exemplar() == null
                ? null
                : responses.facts(body.exemplar()).engagementId();
        return CommandAnswer.to(dispatcher.dispatch(
                request,
                new IdentifyCampaign(
                        id, body.campaignId(), body.name(), body.organiser(), body.exemplar(), engagementOfExemplar)));
    }

    @PostMapping("/responses/{id}/assign-to-campaign")
    ResponseEntity<CommandAnswer> assignToCampaign(
            @PathVariable UUID id, @RequestBody AssignToCampaignRequest body, Request request) {
        return withEngagement(
                request,
                id,
                (engagement, _) -> new AssignToCampaign(
                        id, engagement, body.campaignId(), body.method(), body.similarity(), body.addsOwnText()));
    }

    @PostMapping("/responses/{id}/remove-from-campaign")
    ResponseEntity<CommandAnswer> removeFromCampaign(
            @PathVariable UUID id, @RequestBody RemoveFromCampaignRequest body, Request request) {
        return alone(request, id, engagementId -> new RemoveFromCampaign(id, engagementId, body.reason()));
    }

    @PostMapping("/responses/{id}/rule-on-lateness")
    ResponseEntity<CommandAnswer> ruleOnLateness(
            @PathVariable UUID id, @RequestBody RuleOnLatenessRequest body, Request request) {
        return withEngagement(
                request,
                id,
                (engagement, who) -> new RuleOnLateResponse(
                        id, engagement, body.counted(), orElse(body.ruledBy(), who), body.reason()));
    }

    @PostMapping("/responses/{id}/count")
    ResponseEntity<CommandAnswer> count(
            @PathVariable UUID id, @RequestBody CountResponseRequest body, Request request) {
        return withEngagement(request, id, (engagement, _) -> new CountResponse(id, engagement, body.note()));
    }

    @PostMapping("/responses/{id}/exclude")
    ResponseEntity<CommandAnswer> exclude(
            @PathVariable UUID id, @RequestBody ExcludeResponseRequest body, Request request) {
        return alone(
                request,
                id,
                engagementId -> new ExcludeResponse(
                        id, engagementId, request.actor(), body.reason(), body.explanation(), body.authorisedBy()));
    }

    @PostMapping("/responses/{id}/code")
    ResponseEntity<CommandAnswer> code(@PathVariable UUID id, @RequestBody CodeResponseRequest body, Request request) {
        UUID engagementId = responses.facts(id).engagementId();
        return CommandAnswer.to(dispatcher.dispatch(
                request,
                freshness -> new Prepared(
                        new CodeResponse(
                                id,
                                engagements.facts(engagementId, freshness),
                                codebooks.codebook(engagementId, freshness),
                                body.responseVersion(),
                                body.codebookVersion(),
                                body.positions(),
                                body.codings(),
                                orElse(body.coder(), request.actor()),
                                body.origin(),
                                body.adopts()),
                        List.of())));
    }

    @PostMapping("/responses/{id}/review-coding")
    ResponseEntity<CommandAnswer> reviewCoding(
            @PathVariable UUID id, @RequestBody ReviewCodingRequest body, Request request) {
        return alone(
                request,
                id,
                engagementId ->
                        new ReviewCoding(id, engagementId, request.actor(), body.agreed(), body.coding(), body.note()));
    }

    @PostMapping("/responses/{id}/attachments")
    ResponseEntity<CommandAnswer> attach(
            @PathVariable UUID id, @RequestBody AddAttachmentRequest body, Request request) {
        return CommandAnswer.to(dispatcher.dispatch(request, intake.attaching(responses.facts(id), body)));
    }

    @PostMapping("/responses/{id}/set-attachment-aside")
    ResponseEntity<CommandAnswer> setAttachmentAside(
            @PathVariable UUID id, @RequestBody SetAttachmentAsideRequest body, Request request) {
        return alone(
                request, id, engagementId -> new SetAttachmentAside(id, engagementId, body.document(), body.reason()));
    }

    @PostMapping("/responses/{id}/mark-read")
    ResponseEntity<CommandAnswer> markRead(@PathVariable UUID id, @RequestBody MarkReadRequest body, Request request) {
        return alone(
                request, id, engagementId -> new MarkRead(id, engagementId, request.actor(), body.responseVersion()));
    }

    @PostMapping("/responses/{id}/redact")
    ResponseEntity<CommandAnswer> redact(
            @PathVariable UUID id, @RequestBody RedactResponseRequest body, Request request) {
        return alone(
                request,
                id,
                engagementId -> new RedactResponse(id, engagementId, body.responseVersion(), body.spans()));
    }

    /** Dispatches a command that stands on nothing but the response. */
    private ResponseEntity<CommandAnswer> alone(
            Request request, UUID responseId, Function<UUID, ResponseCommand> command) {
        UUID engagementId = responses.facts(responseId).engagementId();
        return CommandAnswer.to(dispatcher.dispatch(request, command.apply(engagementId)));
    }

    /** Dispatches a command that is judged with the engagement's plan or deadline. */
    private ResponseEntity<CommandAnswer> withEngagement(
            Request request, UUID responseId, BiFunction<EngagementFacts, String, ResponseCommand> command) {
        UUID engagementId = responses.facts(responseId).engagementId();
        return CommandAnswer.to(dispatcher.dispatch(
                request,
                freshness -> new Prepared(
                        command.apply(engagements.facts(engagementId, freshness), request.actor()), List.of())));
    }

    private static String orElse(@Nullable String given, String otherwise) {
        return given == null ? otherwise : given;
    }
}
