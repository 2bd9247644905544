package org.duly.command.signoff;

import com.github.f4b6a3.uuid.UuidCreator;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.duly.command.body.BodyLookup;
import org.duly.command.body.KnownBody;
import org.duly.command.consideration.ConsiderationLookup;
import org.duly.command.document.DocumentLookup;
import org.duly.command.document.KnownDocument;
import org.duly.command.engagement.EngagementLookup;
import org.duly.command.handling.CommandDispatcher;
import org.duly.command.handling.CommandDispatcher.Prepared;
import org.duly.command.handling.Freshness;
import org.duly.command.handling.NamedStreams;
import org.duly.command.handling.Request;
import org.duly.command.handling.Streams;
import org.duly.command.signoff.SignOffCommand.CirculatePack;
import org.duly.command.signoff.SignOffCommand.DeclareInterest;
import org.duly.command.signoff.SignOffCommand.Defer;
import org.duly.command.signoff.SignOffCommand.DiscussConsiderations;
import org.duly.command.signoff.SignOffCommand.GrantDispensation;
import org.duly.command.signoff.SignOffCommand.Of;
import org.duly.command.signoff.SignOffCommand.ReadPackItem;
import org.duly.command.signoff.SignOffCommand.RecordAttendance;
import org.duly.command.signoff.SignOffCommand.RequestSignOff;
import org.duly.command.signoff.SignOffCommand.RuleOnConflict;
import org.duly.command.signoff.SignOffCommand.WithdrawRequest;
import org.duly.command.signoff.SignOffRequests.CirculatePackRequest;
import org.duly.command.signoff.SignOffRequests.DeclareInterestRequest;
import org.duly.command.signoff.SignOffRequests.DeferRequest;
import org.duly.command.signoff.SignOffRequests.DiscussConsiderationsRequest;
import org.duly.command.signoff.SignOffRequests.GrantDispensationRequest;
import org.duly.command.signoff.SignOffRequests.ReadPackItemRequest;
import org.duly.command.signoff.SignOffRequests.RecordAttendanceRequest;
import org.duly.command.signoff.SignOffRequests.RequestSignOffRequest;
import org.duly.command.signoff.SignOffRequests.RuleOnConflictRequest;
import org.duly.command.signoff.SignOffRequests.WithdrawRequestRequest;
import org.duly.command.web.CommandAnswer;
import org.duly.events.engagement.Proposal;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Sign-offs over HTTP: the request, its papers, interests, and who is there. */
@RestController
@RequestMapping("/api/v1/sign-offs")
public class SignOffController {
    private final CommandDispatcher dispatcher;
    private final SignOffLookup signOffs;
    private final BodyLookup bodies;
    private final DocumentLookup documents;
    private final EngagementLookup engagements;
    private final ConsiderationLookup considerations;
    private final NamedStreams named;

    public SignOffController(
            CommandDispatcher dispatcher,
            SignOffLookup signOffs,
            BodyLookup bodies,
            DocumentLookup documents,
            EngagementLookup engagements,
            ConsiderationLookup considerations,
            NamedStreams named) {
        this.dispatcher = dispatcher;
        this.signOffs = signOffs;
        this.bodies = bodies;
        this.documents = documents;
        this.engagements = engagements;
        this.considerations = considerations;
        this.named = named;
    }

    /** Guarded on the document: no version is issued or withdrawn between the look at it and the request. */
    @PostMapping
    ResponseEntity<CommandAnswer> request(@RequestBody RequestSignOffRequest body, Request request) {
        UUID id = UuidCreator.getTimeOrderedEpoch();
        String scope = Streams.scopeOf(body.engagementId(), body.mergerId(), body.bodyId());
        return CommandAnswer.to(dispatcher.dispatch(request, freshness -> {
            named.requireMerger(body.mergerId());
            KnownBody known = bodies.body(body.bodyId());
            KnownDocument document = documents.document(body.documentId());
            return new Prepared(
                    new RequestSignOff(
                            new Of(id, scope, body.occurredAt()),
                            body.bodyId(),
                            body.matter(),
                            body.documentId(),
                            body.version(),
                            body.dueBy(),
                            body.authority(),
                            body.engagementId(),
                            given(body.proposals()),
                            body.mergerId(),
                            body.override(),
                            known.roll(),
                            document.versions(),
                            proposals(body.engagementId(), freshness)),
                    List.of(known.guard(), document.guard()));
        }));
    }

    @PostMapping("/{id}/circulate-pack")
    ResponseEntity<CommandAnswer> circulatePack(
            @PathVariable UUID id, @RequestBody CirculatePackRequest body, Request request) {
        List<UUID> named = body.items().stream()
                .flatMap(item -> item.considerations().stream())
                .toList();
        return answer(
                request, new CirculatePack(of(id, body.occurredAt()), body.items(), body.to(), engagementsOf(named)));
    }

    @PostMapping("/{id}/read-pack-item")
    ResponseEntity<CommandAnswer> readPackItem(
            @PathVariable UUID id, @RequestBody ReadPackItemRequest body, Request request) {
        return CommandAnswer.to(dispatcher.dispatch(request, _ -> {
            KnownSignOff known = signOffs.signOff(id);
            return new Prepared(
                    new ReadPackItem(
                            new Of(id, known.scope(), body.occurredAt()), body.member(), body.itemId(), known.pack()),
                    List.of());
        }));
    }

    @PostMapping("/{id}/declare-interest")
    ResponseEntity<CommandAnswer> declareInterest(
            @PathVariable UUID id, @RequestBody DeclareInterestRequest body, Request request) {
        return answer(
                request,
                new DeclareInterest(
                        of(id, body.occurredAt()), body.interestId(), body.member(), body.kind(), body.description()));
    }

    @PostMapping("/{id}/rule-on-conflict")
    ResponseEntity<CommandAnswer> ruleOnConflict(
            @PathVariable UUID id, @RequestBody RuleOnConflictRequest body, Request request) {
        return answer(
                request,
                new RuleOnConflict(
                        of(id, body.occurredAt()), body.interestId(), body.by(), body.action(), body.reason()));
    }

    @PostMapping("/{id}/grant-dispensation")
    ResponseEntity<CommandAnswer> grantDispensation(
            @PathVariable UUID id, @RequestBody GrantDispensationRequest body, Request request) {
        return answer(
                request,
                new GrantDispensation(
                        of(id, body.occurredAt()), body.interestId(), body.by(), body.reason(), body.source()));
    }

    /** Guarded on the body: nobody takes or leaves a seat between the look at it and the record. */
    @PostMapping("/{id}/record-attendance")
    ResponseEntity<CommandAnswer> recordAttendance(
            @PathVariable UUID id, @RequestBody RecordAttendanceRequest body, Request request) {
        return CommandAnswer.to(dispatcher.dispatch(request, _ -> {
            KnownSignOff known = signOffs.signOff(id);
            KnownBody sitting = bodies.body(known.state().request().bodyId());
            return new Prepared(
                    new RecordAttendance(
                            new Of(id, known.scope(), body.occurredAt()),
                            body.present(),
                            given(body.apologies()),
                            body.chairing(),
                            sitting.roll()),
                    List.of(sitting.guard()));
        }));
    }

    @PostMapping("/{id}/discuss-considerations")
    ResponseEntity<CommandAnswer> discussConsiderations(
            @PathVariable UUID id, @RequestBody DiscussConsiderationsRequest body, Request request) {
        return answer(
                request,
                new DiscussConsiderations(
                        of(id, body.occurredAt()),
                        body.considerations(),
                        body.minute(),
                        engagementsOf(body.considerations())));
    }

    @PostMapping("/{id}/defer")
    ResponseEntity<CommandAnswer> defer(@PathVariable UUID id, @RequestBody DeferRequest body, Request request) {
        return answer(request, new Defer(of(id, body.occurredAt()), body.until(), body.reason()));
    }

    @PostMapping("/{id}/withdraw-request")
    ResponseEntity<CommandAnswer> withdrawRequest(
            @PathVariable UUID id, @RequestBody WithdrawRequestRequest body, Request request) {
        return answer(request, new WithdrawRequest(of(id, body.occurredAt()), body.reason()));
    }

    private Of of(UUID id, @Nullable Instant occurredAt) {
        return new Of(id, signOffs.signOff(id).scope(), occurredAt);
    }

    private ResponseEntity<CommandAnswer> answer(Request request, SignOffCommand command) {
        return CommandAnswer.to(dispatcher.dispatch(request, command));
    }

    private List<String> proposals(@Nullable UUID engagementId, Freshness freshness) {
        return engagementId == null
                ? List.of()
                : engagements.facts(engagementId, freshness).plan().proposals().stream()
                        .map(Proposal::id)
                        .toList();
    }

    private Map<UUID, UUID> engagementsOf(Collection<UUID> named) {
        return named.stream().distinct().collect(Collectors.toMap(Function.identity(), considerations::engagementOf));
    }

    private static List<String> given(@Nullable List<String> list) {
        return list == null ? List.of() : List.copyOf(list);
    }
}
