package org.duly.command.privacy;

import com.github.f4b6a3.uuid.UuidCreator;
import java.util.List;
import java.util.UUID;
import org.duly.command.handling.CommandDispatcher;
import org.duly.command.handling.CommandDispatcher.Prepared;
import org.duly.command.handling.Request;
import org.duly.command.log.Appended;
import org.duly.command.privacy.PrivacyCommand.EraseRespondent;
import org.duly.command.privacy.PrivacyCommand.LiftLegalHold;
import org.duly.command.privacy.PrivacyCommand.PlaceLegalHold;
import org.duly.command.response.ResponseFacts;
import org.duly.command.response.ResponseLookup;
import org.duly.command.web.CommandAnswer;
import org.duly.platform.vault.KeyVault;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Legal holds and erasures over HTTP. */
@RestController
@RequestMapping("/api/v1")
public class PrivacyController {
    private final CommandDispatcher dispatcher;
    private final ResponseLookup responses;
    private final LegalHoldFold holds;
    private final KeyVault vault;

    public PrivacyController(
            CommandDispatcher dispatcher, ResponseLookup responses, LegalHoldFold holds, KeyVault vault) {
        this.dispatcher = dispatcher;
        this.responses = responses;
        this.holds = holds;
        this.vault = vault;
    }

    @PostMapping("/engagements/{id}/legal-holds")
    ResponseEntity<CommandAnswer> place(
            @PathVariable UUID id, @RequestBody PlaceLegalHoldRequest body, Request request) {
        UUID holdId = UuidCreator.getTimeOrderedEpoch();
        return CommandAnswer.to(
                dispatcher.dispatch(request, new PlaceLegalHold(id, holdId, body.matter(), body.reason())));
    }

    @PostMapping("/engagements/{id}/legal-holds/{holdId}/lift")
    ResponseEntity<CommandAnswer> lift(
            @PathVariable UUID id, @PathVariable UUID holdId, @RequestBody LiftLegalHoldRequest body, Request request) {
        return CommandAnswer.to(dispatcher.dispatch(request, new LiftLegalHold(id, holdId, body.reason())));
    }

    /** Erases the respondent of a response, with everything personal in all their responses to the engagement. */
    @PostMapping("/responses/{id}/erase-respondent")
    ResponseEntity<CommandAnswer> erase(
            @PathVariable UUID id, @RequestBody EraseRespondentRequest body, Request request) {
        ResponseFacts response = responses.facts(id);
        Appended appended = dispatcher.dispatch(request, _ -> {
            LegalHolds judged = holds.judge(response.engagementId());
            return new Prepared(
                    new EraseRespondent(response.engagementId(), response.respondentId(), body.legalBasis(), judged),
                    List.of(holds.guard(response.engagementId(), judged)));
        });
        // Recorded first: should this fail, whoever follows the log destroys the key.
        vault.erase(response.respondentId());
        return CommandAnswer.to(appended);
    }

    /** {@code …/legal-holds}. */
    public record PlaceLegalHoldRequest(String matter, String reason) {}

    /** {@code …/legal-holds/{holdId}/lift}. */
    public record LiftLegalHoldRequest(String reason) {}

    /** {@code …/erase-respondent}. */
    public record EraseRespondentRequest(String legalBasis) {}
}
