package org.duly.command.response;

import static org.duly.command.handling.BusinessRule.verify;
import static org.duly.command.handling.FormRules.text;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.duly.command.engagement.EngagementFacts;
import org.duly.command.engagement.EngagementRules.StakeholderGroupIsInThePlan;
import org.duly.command.handling.Decider;
import org.duly.command.handling.FormRules;
import org.duly.command.handling.FormRules.DigestIsSha256;
import org.duly.command.handling.FormRules.IdIsPlain;
import org.duly.command.handling.FormRules.IdsAreDistinct;
import org.duly.command.handling.FormRules.ListFits;
import org.duly.command.handling.FormRules.MediaTypeIsPlain;
import org.duly.command.handling.FormRules.NumberIsWithin;
import org.duly.command.handling.FormRules.TimeHasCome;
import org.duly.command.handling.FormRules.TimeIsOnTheCalendar;
import org.duly.command.handling.Limits;
import org.duly.command.handling.Refusal;
import org.duly.command.response.ResponseCommand.AcknowledgeResponse;
import org.duly.command.response.ResponseCommand.AddAttachment;
import org.duly.command.response.ResponseCommand.AmendResponse;
import org.duly.command.response.ResponseCommand.AssignToCampaign;
import org.duly.command.response.ResponseCommand.CheckTranscription;
import org.duly.command.response.ResponseCommand.CodeResponse;
import org.duly.command.response.ResponseCommand.CountResponse;
import org.duly.command.response.ResponseCommand.ExcludeResponse;
import org.duly.command.response.ResponseCommand.LinkAsDuplicate;
import org.duly.command.response.ResponseCommand.LogResponse;
import org.duly.command.response.ResponseCommand.MarkRead;
import org.duly.command.response.ResponseCommand.RedactResponse;
import org.duly.command.response.ResponseCommand.RemoveDuplicateLink;
import org.duly.command.response.ResponseCommand.RemoveFromCampaign;
import org.duly.command.response.ResponseCommand.ReviewCoding;
import org.duly.command.response.ResponseCommand.RuleOnLateResponse;
import org.duly.command.response.ResponseCommand.SetAttachmentAside;
import org.duly.command.response.ResponseCommand.WithdrawResponse;
import org.duly.command.response.ResponseRules.AnsweredQuestionWasAsked;
import org.duly.command.response.ResponseRules.AssignedCampaignWasIdentified;
import org.duly.command.response.ResponseRules.CheckedResponseWasTranscribed;
import org.duly.command.response.ResponseRules.ComparisonGivesItsSimilarity;
import org.duly.command.response.ResponseRules.CountedResponseIsExcludedBeforeItIsRuledOut;
import org.duly.command.response.ResponseRules.CountingNeedsADeadline;
import org.duly.command.response.ResponseRules.DuplicateIsOfAnotherResponse;
import org.duly.command.response.ResponseRules.DuplicateIsOfTheSameEngagement;
import org.duly.command.response.ResponseRules.ExclusionNeedsASecondPerson;
import org.duly.command.response.ResponseRules.LateResponseIsCountedOnlyByARuling;
import org.duly.command.response.ResponseRules.RemovedDuplicateLinkWasMade;
import org.duly.command.response.ResponseRules.RemovedResponseIsInACampaign;
import org.duly.command.response.ResponseRules.ResponseIsCountedOnce;
import org.duly.command.response.ResponseRules.ResponseIsExcludedOnceForAReason;
import org.duly.command.response.ResponseRules.ResponseIsLogged;
import org.duly.command.response.ResponseRules.ResponseIsLoggedOnce;
import org.duly.command.response.ResponseRules.RulingIsOnALateResponse;
import org.duly.command.response.ResponseRules.SetAsideDocumentIsAttached;
import org.duly.command.response.ResponseRules.TranscriptionCheckNeedsASecondPerson;
import org.duly.command.response.ResponseRules.WithdrawnResponseStaysWithdrawn;
import org.duly.command.response.ResponseState.Logged;
import org.duly.command.response.ResponseState.NotLogged;
import org.duly.command.response.ResponseState.Ruling;
import org.duly.command.response.ResponseState.Standing;
import org.duly.command.response.ResponseState.TextVersion;
import org.duly.events.response.Answer;
import org.duly.events.response.AttachmentAdded;
import org.duly.events.response.AttachmentSetAside;
import org.duly.events.response.CampaignMethod;
import org.duly.events.response.CodingReviewed;
import org.duly.events.response.DuplicateLinkRemoved;
import org.duly.events.response.Intake;
import org.duly.events.response.LateResponseRuled;
import org.duly.events.response.ResponseAcknowledged;
import org.duly.events.response.ResponseAmended;
import org.duly.events.response.ResponseAssignedToCampaign;
import org.duly.events.response.ResponseCoded;
import org.duly.events.response.ResponseCounted;
import org.duly.events.response.ResponseEvent;
import org.duly.events.response.ResponseExcluded;
import org.duly.events.response.ResponseLinkedAsDuplicate;
import org.duly.events.response.ResponseLogged;
import org.duly.events.response.ResponseRead;
import org.duly.events.response.ResponseRedacted;
import org.duly.events.response.ResponseRemovedFromCampaign;
import org.duly.events.response.ResponseTranscriptionChecked;
import org.duly.events.response.ResponseWithdrawn;
import org.duly.events.response.Transcription;
import org.jspecify.annotations.Nullable;

/**
 * Decides what happens to a response.
 *
 * <p>Whatever is received is logged: before opening, after the deadline, to a withdrawn engagement, through a channel
 * nobody planned. Rules hold the counting, and what needs a second person.
 */
public final class ResponseDecider implements Decider<ResponseState, ResponseCommand, ResponseEvent> {
    @Override
    public ResponseState initial() {
        return new NotLogged();
    }

    @Override
    public List<ResponseEvent> decide(ResponseState state, ResponseCommand command, Instant now) {
        FormRules.verifyOccurrence(command);
        return List.of(
                switch (command) {
                    case LogResponse log -> log(state, log, now);
                    case CheckTranscription check -> check(logged(state), check);
                    case AcknowledgeResponse acknowledge -> acknowledge(state, acknowledge);
                    case AmendResponse amend -> amend(logged(state), amend, now);
                    case WithdrawResponse withdraw -> withdraw(logged(state), withdraw);
                    case LinkAsDuplicate link -> link(state, link);
                    case RemoveDuplicateLink remove -> removeLink(logged(state), remove);
                    case AssignToCampaign assign -> assign(state, assign);
                    case RemoveFromCampaign remove -> removeFromCampaign(logged(state), remove);
                    case RuleOnLateResponse rule -> rule(logged(state), rule);
                    case CountResponse count -> count(logged(state), count);
                    case ExcludeResponse exclude -> exclude(logged(state), exclude);
                    case CodeResponse code -> CodingDecisions.code(logged(state), code);
                    case ReviewCoding review -> CodingDecisions.review(logged(state), review);
                    case AddAttachment attachment -> attach(state, attachment);
                    case SetAttachmentAside aside -> setAside(logged(state), aside);
                    case MarkRead read -> CodingDecisions.read(logged(state), read);
                    case RedactResponse redact -> CodingDecisions.redact(logged(state), redact);
                });
    }

    private static ResponseEvent log(ResponseState state, LogResponse command, Instant now) {
        EngagementFacts engagement = command.engagement();
        verify(
                new ResponseIsLoggedOnce(state),
                new TimeHasCome("/receivedAt", command.receivedAt(), now),
                new StakeholderGroupIsInThePlan(engagement.plan(), command.stakeholderGroup()),
                new IdIsPlain("/receivingBody", command.receivingBody()),
                new NumberIsWithin("/signatories", command.signatories(), 1, Limits.SIGNATORIES));
        if (command.organisationCode() != null) {
            verify(new IdIsPlain("/organisationCode", command.organisationCode()));
        }
        if (command.place() != null) {
            FormRules.verify(text("/place", command.place(), Limits.LINE));
        }
        verifyAnswers(engagement, command.answers());
        verifyTranscription(command.transcription(), now);
        verifyIntake(command.intake());
        return new ResponseLogged(
                engagement.engagementId(),
                command.respondentId(),
                ReceiptNumber.of(command.responseId()),
                command.channel(),
                command.receivingBody(),
                command.receivedAt(),
                command.respondentKind(),
                command.organisationCode(),
                command.stakeholderGroup(),
                command.place(),
                command.consent(),
                command.respondentName(),
                command.respondentContact(),
                command.answers(),
                command.original(),
                command.signatories(),
                command.transcription(),
                command.intake());
    }

    private static ResponseEvent check(Logged response, CheckTranscription command) {
        String keyedBy = response.lastKeyedBy();
        verify(
                new CheckedResponseWasTranscribed(keyedBy),
                new TranscriptionCheckNeedsASecondPerson(keyedBy, command.checkedBy()));
        return new ResponseTranscriptionChecked(command.checkedBy(), command.agrees());
    }

    private static ResponseEvent acknowledge(ResponseState state, AcknowledgeResponse command) {
        verify(new ResponseIsLogged(state instanceof Logged));
        return new ResponseAcknowledged(command.channel());
    }

    private static ResponseEvent amend(Logged response, AmendResponse command, Instant now) {
        verify(
                new WithdrawnResponseStaysWithdrawn(response.standing()),
                new TimeHasCome("/receivedAt", command.receivedAt(), now));
        verifyAnswers(command.engagement(), command.answers());
        verifyTranscription(command.transcription(), now);
        return new ResponseAmended(
                response.lastVersion() + 1,
                command.receivedAt(),
                command.answers(),
                command.reason(),
                command.original(),
                command.transcription());
    }

    private static ResponseEvent withdraw(Logged response, WithdrawResponse command) {
        verify(new WithdrawnResponseStaysWithdrawn(response.standing()));
        return new ResponseWithdrawn(command.reason());
    }

    private static ResponseEvent link(ResponseState state, LinkAsDuplicate command) {
        verify(
                new ResponseIsLogged(state instanceof Logged),
                new DuplicateIsOfAnotherResponse(command.responseId(), command.of()),
                new DuplicateIsOfTheSameEngagement(command.engagementId(), command.engagementOfTheOther()));
        FormRules.verify(text("/rule", command.rule(), Limits.LINE));
        return new ResponseLinkedAsDuplicate(command.of(), command.rule());
    }

    private static ResponseEvent removeLink(Logged response, RemoveDuplicateLink command) {
        verify(new RemovedDuplicateLinkWasMade(response.duplicateOf(), command.of()));
        FormRules.verify(text("/reason", command.reason(), Limits.PARAGRAPH));
        return new DuplicateLinkRemoved(command.of(), command.reason());
    }

    private static ResponseEvent assign(ResponseState state, AssignToCampaign command) {
        verify(
                new ResponseIsLogged(state instanceof Logged),
                new AssignedCampaignWasIdentified(command.engagement(), command.campaignId()),
                new ComparisonGivesItsSimilarity(command.method() == CampaignMethod.MANUAL, command.similarity()));
        return new ResponseAssignedToCampaign(
                command.campaignId(), command.method(), command.similarity(), command.addsOwnText());
    }

    private static ResponseEvent removeFromCampaign(Logged response, RemoveFromCampaign command) {
        String campaign = response.campaign();
        if (campaign == null) {
            throw new Refusal(new RemovedResponseIsInACampaign(null));
        }
        FormRules.verify(text("/reason", command.reason(), Limits.PARAGRAPH));
        return new ResponseRemovedFromCampaign(campaign, command.reason());
    }

    private static ResponseEvent rule(Logged response, RuleOnLateResponse command) {
        verify(
                new RulingIsOnALateResponse(command.engagement(), response.receivedAt()),
                new CountedResponseIsExcludedBeforeItIsRuledOut(response.standing(), command.counted()),
                new IdIsPlain("/ruledBy", command.ruledBy()));
        FormRules.verify(text("/reason", command.reason(), Limits.PARAGRAPH));
        return new LateResponseRuled(command.counted(), command.ruledBy(), command.reason());
    }

    private static ResponseEvent count(Logged response, CountResponse command) {
        verify(
                new WithdrawnResponseStaysWithdrawn(response.standing()),
                new ResponseIsCountedOnce(response.standing()),
                new CountingNeedsADeadline(command.engagement()),
                new LateResponseIsCountedOnlyByARuling(command.engagement(), response.receivedAt(), response.ruling()));
        if (command.note() != null) {
            FormRules.verify(text("/note", command.note(), Limits.PARAGRAPH));
        }
        return new ResponseCounted(command.note());
    }

    private static ResponseEvent exclude(Logged response, ExcludeResponse command) {
        verify(
                new WithdrawnResponseStaysWithdrawn(response.standing()),
                new ResponseIsExcludedOnceForAReason(response.standing(), command.reason()),
                new IdIsPlain("/authorisedBy", command.authorisedBy()),
                new ExclusionNeedsASecondPerson(command.actor(), command.authorisedBy()));
        FormRules.verify(text("/explanation", command.explanation(), Limits.PARAGRAPH));
        return new ResponseExcluded(command.reason(), command.explanation(), command.authorisedBy());
    }

    private static ResponseEvent attach(ResponseState state, AddAttachment command) {
        verify(new ResponseIsLogged(state instanceof Logged), new MediaTypeIsPlain("/mediaType", command.mediaType()));
        return new AttachmentAdded(
                command.kind(), command.document(), command.mediaType(), command.size(), command.name());
    }

    private static ResponseEvent setAside(Logged response, SetAttachmentAside command) {
        verify(new SetAsideDocumentIsAttached(response.attachments(), command.document()));
        FormRules.verify(text("/reason", command.reason(), Limits.PARAGRAPH));
        return new AttachmentSetAside(command.document(), command.reason());
    }

    private static void verifyAnswers(EngagementFacts engagement, List<Answer> answers) {
        verify(new ListFits("/answers", answers.size(), Limits.QUESTIONS));
        for (int i = 0; i < answers.size(); i++) {
            String field = "/answers/" + i + "/questionId";
            verify(new AnsweredQuestionWasAsked(
                    field, engagement, answers.get(i).questionId()));
        }
        verify(new IdsAreDistinct(
                "/answers", answers.stream().map(Answer::questionId).toList()));
    }

    private static void verifyTranscription(@Nullable Transcription transcription, Instant now) {
        if (transcription != null) {
            verify(
                    new IdIsPlain("/transcription/keyedBy", transcription.keyedBy()),
                    new TimeIsOnTheCalendar("/transcription/keyedAt", transcription.keyedAt()),
                    new TimeHasCome("/transcription/keyedAt", transcription.keyedAt(), now));
        }
    }

    private static void verifyIntake(@Nullable Intake intake) {
        if (intake != null) {
            FormRules.verify(text("/intake/source", intake.source(), Limits.LINE));
            if (intake.sheet() != null) {
                FormRules.verify(text("/intake/sheet", intake.sheet(), Limits.LINE));
            }
            verify(
                    new NumberIsWithin("/intake/row", intake.row(), 1, Integer.MAX_VALUE),
                    new DigestIsSha256("/intake/digest", intake.digest()));
        }
    }

    private static Logged logged(ResponseState state) {
        if (!(state instanceof Logged response)) {
            throw new Refusal(new ResponseIsLogged(false));
        }
        return response;
    }

    @Override
    public ResponseState evolve(ResponseState state, ResponseEvent event) {
        if (event instanceof ResponseLogged logged) {
            return Logged.pending(logged.receivedAt(), version(logged.answers(), logged.transcription()));
        }
        return state instanceof Logged response ? evolve(response, event) : state;
    }

    private static Logged evolve(Logged response, ResponseEvent event) {
        return switch (event) {
            case ResponseAmended amended -> {
                List<TextVersion> versions = new ArrayList<>(response.versions());
                versions.add(version(amended.answers(), amended.transcription()));
                yield response.amended(versions);
            }
            case ResponseWithdrawn _ -> response.with(new Standing.TakenBack());
            case ResponseCounted _ -> response.with(new Standing.Counted());
            case ResponseExcluded excluded -> response.with(new Standing.Excluded(excluded.reason()));
            case LateResponseRuled ruled ->
                response.with(ruled.counted() ? Ruling.MAY_BE_COUNTED : Ruling.MAY_NOT_BE_COUNTED);
            case ResponseCoded coded -> response.with(response.codings().with(coded));
            case CodingReviewed reviewed -> response.with(response.codings().with(reviewed));
            case ResponseLinkedAsDuplicate linked -> response.repeating(linked.of());
            case DuplicateLinkRemoved removed -> response.notRepeating(removed.of());
            case ResponseAssignedToCampaign assigned -> response.inCampaign(assigned.campaignId());
            case ResponseRemovedFromCampaign _ -> response.inCampaign(null);
            case AttachmentAdded added -> response.attached(added.document());
            case AttachmentSetAside aside -> response.setAside(aside.document());
            case ResponseLogged _,
                    ResponseTranscriptionChecked _,
                    ResponseAcknowledged _,
                    ResponseRead _,
                    ResponseRedacted _ -> response;
        };
    }

    private static TextVersion version(List<Answer> answers, @Nullable Transcription transcription) {
        return new TextVersion(
                answers.stream().map(Answer::questionId).collect(Collectors.toSet()),
                transcription == null ? null : transcription.keyedBy());
    }
}
