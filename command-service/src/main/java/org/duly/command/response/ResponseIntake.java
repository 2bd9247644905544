package org.duly.command.response;

import static java.util.Objects.requireNonNull;
import static org.duly.command.handling.FormRules.text;

import com.github.f4b6a3.uuid.UuidCreator;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import org.duly.command.engagement.EngagementFacts;
import org.duly.command.engagement.EngagementLookup;
import org.duly.command.handling.BusinessRule;
import org.duly.command.handling.CommandDispatcher.Prepared;
import org.duly.command.handling.FormRules;
import org.duly.command.handling.FormRules.ListFits;
import org.duly.command.handling.FormRules.MediaTypeIsPlain;
import org.duly.command.handling.Freshness;
import org.duly.command.handling.Limits;
import org.duly.command.handling.Request;
import org.duly.command.handling.Streams;
import org.duly.command.log.Append.Guard;
import org.duly.command.log.EventLog;
import org.duly.command.response.ResponseCommand.AddAttachment;
import org.duly.command.response.ResponseCommand.AmendResponse;
import org.duly.command.response.ResponseCommand.CheckTranscription;
import org.duly.command.response.ResponseCommand.LogResponse;
import org.duly.command.response.ResponseCommand.WithdrawResponse;
import org.duly.command.response.ResponseRequests.AddAttachmentRequest;
import org.duly.command.response.ResponseRequests.AmendResponseRequest;
import org.duly.command.response.ResponseRequests.KeyedTranscription;
import org.duly.command.response.ResponseRequests.LogResponseRequest;
import org.duly.command.response.ResponseRequests.PlainAnswer;
import org.duly.command.response.ResponseRequests.PlainOriginal;
import org.duly.command.response.ResponseRequests.WithdrawResponseRequest;
import org.duly.command.response.ResponseRules.OriginalCanBeKept;
import org.duly.command.response.ResponseRules.RespondentIsNotErased;
import org.duly.command.response.ResponseRules.SameRespondentRespondsToTheSameEngagement;
import org.duly.events.EventCatalogue;
import org.duly.events.ProtectedText;
import org.duly.events.privacy.RespondentErased;
import org.duly.events.response.Intake;
import org.duly.events.response.ResponseEvent;
import org.duly.events.response.Transcription;
import org.duly.platform.vault.KeyVault;
import org.duly.platform.vault.RespondentKey;
import org.duly.platform.vault.Sealer;
import org.jspecify.annotations.Nullable;

/**
 * Where personal data comes in: what respondents wrote is sealed here, under their key and for the event that will carry
 * it, and goes on only sealed. Thread-safe.
 */
public final class ResponseIntake {
    private static final List<String> ERASED = EventCatalogue.typesOf(RespondentErased.class);

    /** Leaves room in an event for its envelope, its digests and a hundred question ids. */
    private static final int MOST_INLINE_BYTES = 15_000;

    /** Stands for every id in a judgement, which depends on none. */
    private static final UUID JUDGED = new UUID(0, 0);

    private final EventLog log;
    private final EngagementLookup engagements;
    private final ResponseLookup responses;
    private final KeyVault vault;
    private final Sealer sealer;

    public ResponseIntake(
            EventLog log, EngagementLookup engagements, ResponseLookup responses, KeyVault vault, Sealer sealer) {
        this.log = log;
        this.engagements = engagements;
        this.responses = responses;
        this.vault = vault;
        this.sealer = sealer;
    }

    /** Makes the command that logs a response. A key made for a command that is refused in the end stays unused. */
    public Function<Freshness, Prepared> logging(UUID engagementId, LogResponseRequest body, Request request) {
        verify(body);
        UUID responseId = UuidCreator.getTimeOrderedEpoch();
        UUID eventId = UuidCreator.getTimeOrderedEpoch();
        Transcription transcription = transcription(body.transcription(), request);
        NewRespondent newcomer = new NewRespondent(vault);
        return freshness -> {
            var engagement = engagements.facts(engagementId, freshness);
            KeyInUse respondent = body.sameRespondentAs() == null
                    ? new KeyInUse(newcomer.key(), List.of())
                    : keyOfEarlier(engagementId, body.sameRespondentAs());
            Sealing sealing = Sealing.of(sealer, respondent.key(), eventId, MOST_INLINE_BYTES);
            return new Prepared(
                    logging(responseId, eventId, engagement, respondent.key().id(), body, sealing, transcription, null),
                    respondent.guards());
        };
    }

    /**
     * Judges an item of a file as logging it would, without a key and without sealing anything.
     *
     * @param checkedBy who compared the transcription with the original, opaque id, or null if nobody did
     * @throws org.duly.command.handling.Refusal if a rule says no
     */
    public void judge(EngagementFacts engagement, LogResponseRequest body, @Nullable String checkedBy, Instant now) {
        verify(body);
        LogResponse log =
                logging(JUDGED, JUDGED, engagement, JUDGED, body, Sealing.PRETENDED, keyed(body.transcription()), null);
        ResponseDecider decider = new ResponseDecider();
        ResponseState state = decider.initial();
        for (ResponseCommand command : withCheck(log, checkedBy)) {
            for (ResponseEvent event : decider.decide(state, command, now)) {
                state = decider.evolve(state, event);
            }
        }
    }

    /** Makes the commands that log an item of a file that was judged before: of a new respondent, with their key. */
    public List<ResponseCommand> importing(
            EngagementFacts engagement,
            LogResponseRequest body,
            @Nullable String checkedBy,
            RespondentKey key,
            Intake intake) {
        UUID eventId = UuidCreator.getTimeOrderedEpoch();
        Sealing sealing = Sealing.of(sealer, key, eventId, MOST_INLINE_BYTES);
        return withCheck(
                logging(
                        UuidCreator.getTimeOrderedEpoch(),
                        eventId,
                        engagement,
                        key.id(),
                        body,
                        sealing,
                        keyed(body.transcription()),
                        intake),
                checkedBy);
    }

    private static List<ResponseCommand> withCheck(LogResponse log, @Nullable String checkedBy) {
        return checkedBy == null
                ? List.of(log)
                : List.of(log, new CheckTranscription(log.responseId(), log.engagementId(), checkedBy, true));
    }

    private static LogResponse logging(
            UUID responseId,
            UUID eventId,
            EngagementFacts engagement,
            UUID respondentId,
            LogResponseRequest body,
            Sealing sealing,
            @Nullable Transcription transcription,
            @Nullable Intake intake) {
        return new LogResponse(
                responseId,
                eventId,
                engagement,
                respondentId,
                body.channel(),
                body.receivingBody(),
                body.receivedAt(),
                body.respondentKind(),
                body.organisationCode(),
                body.stakeholderGroup(),
                body.place(),
                body.consent(),
                sealing.seal("respondentName", body.respondentName()),
                sealing.seal("respondentContact", body.respondentContact()),
                sealing.answers(body.answers()),
                sealing.original(body.original()),
                body.signatories() == null ? 1 : body.signatories(),
                transcription,
                intake);
    }

    /** Makes the command that amends a response. */
    public Function<Freshness, Prepared> amending(ResponseFacts response, AmendResponseRequest body, Request request) {
        verifyPlain("/reason", body.reason(), Limits.PARAGRAPH);
        verifyContents(body.answers(), body.original());
        UUID eventId = UuidCreator.getTimeOrderedEpoch();
        return freshness -> {
            var engagement = engagements.facts(response.engagementId(), freshness);
            KeyInUse respondent = keyOf(response);
            Sealing sealing = Sealing.of(sealer, respondent.key(), eventId, MOST_INLINE_BYTES);
            return new Prepared(
                    new AmendResponse(
                            response.responseId(),
                            eventId,
                            engagement,
                            body.receivedAt(),
                            sealing.answers(body.answers()),
                            sealing.seal("reason", body.reason()),
                            sealing.original(body.original()),
                            transcription(body.transcription(), request)),
                    respondent.guards());
        };
    }

    /** Makes the command that withdraws a response. Without a reason it needs no key: the erased may withdraw too. */
    public Function<Freshness, Prepared> withdrawing(ResponseFacts response, WithdrawResponseRequest body) {
        verifyPlain("/reason", body.reason(), Limits.PARAGRAPH);
        UUID eventId = UuidCreator.getTimeOrderedEpoch();
        return _ -> {
            ProtectedText reason = null;
            List<Guard> guards = List.of();
            if (body.reason() != null) {
                KeyInUse respondent = keyOf(response);
                reason = Sealing.of(sealer, respondent.key(), eventId, MOST_INLINE_BYTES)
                        .seal("reason", body.reason());
                guards = respondent.guards();
            }
            return new Prepared(
                    new WithdrawResponse(
                            response.responseId(), response.engagementId(), eventId, reason, body.occurredAt()),
                    guards);
        };
    }

    /** Makes the command that adds a document to a response: its bytes are encrypted under the respondent's key. */
    public Function<Freshness, Prepared> attaching(ResponseFacts response, AddAttachmentRequest body) {
        verifyPlain("/name", body.name(), Limits.LINE);
        BusinessRule.verify(
                new MediaTypeIsPlain("/mediaType", body.mediaType()),
                new OriginalCanBeKept("/content", body.content().length));
        UUID eventId = UuidCreator.getTimeOrderedEpoch();
        return _ -> {
            KeyInUse respondent = keyOf(response);
            Sealing sealing = Sealing.of(sealer, respondent.key(), eventId, MOST_INLINE_BYTES);
            return new Prepared(
                    new AddAttachment(
                            response.responseId(),
                            response.engagementId(),
                            eventId,
                            body.kind(),
                            sealer.sealDocument(respondent.key(), body.content(), body.mediaType()),
                            body.mediaType(),
                            body.content().length,
                            sealing.seal("name", body.name())),
                    respondent.guards());
        };
    }

    private KeyInUse keyOfEarlier(UUID engagementId, UUID earlierId) {
        ResponseFacts earlier = responses.facts(earlierId);
        BusinessRule.verify(new SameRespondentRespondsToTheSameEngagement(engagementId, earlier.engagementId()));
        return keyOf(earlier);
    }

    /** Guarded against an erasure in between, which would leave a received text that nobody could ever read. */
    private KeyInUse keyOf(ResponseFacts response) {
        long judgedAt = log.head();
        UUID respondentId = response.respondentId();
        BusinessRule.verify(new RespondentIsNotErased(
                log.readStream(Streams.respondent(respondentId), 0).isEmpty()));
        return new KeyInUse(
                vault.get(respondentId),
                List.of(new Guard(Streams.engagement(response.engagementId()), ERASED, judgedAt)));
    }

    private static void verify(LogResponseRequest body) {
        verifyPlain("/respondentName", body.respondentName(), Limits.CONTACT);
        verifyPlain("/respondentContact", body.respondentContact(), Limits.CONTACT);
        verifyContents(body.answers(), body.original());
    }

    private static void verifyContents(List<PlainAnswer> answers, @Nullable PlainOriginal original) {
        BusinessRule.verify(new ListFits("/answers", answers.size(), Limits.QUESTIONS));
        for (int i = 0; i < answers.size(); i++) {
            verifyPlain("/answers/" + i + "/text", answers.get(i).text(), Limits.ANSWER);
        }
        if (original != null) {
            BusinessRule.verify(
                    new MediaTypeIsPlain("/original/mediaType", original.mediaType()),
                    new OriginalCanBeKept("/original/content", original.content().length));
        }
    }

    private static void verifyPlain(String field, @Nullable String plaintext, int most) {
        if (plaintext != null) {
            FormRules.verify(text(field, plaintext, most));
        }
    }

    private static @Nullable Transcription transcription(@Nullable KeyedTranscription keyed, Request request) {
        if (keyed == null) {
            return null;
        }
        return new Transcription(keyed.keyedBy() == null ? request.actor() : keyed.keyedBy(), keyed.keyedAt());
    }

    /** Never the importer: who keyed what a file holds is what the file says. */
    private static @Nullable Transcription keyed(@Nullable KeyedTranscription keyed) {
        return keyed == null ? null : new Transcription(requireNonNull(keyed.keyedBy()), keyed.keyedAt());
    }

    /** A key with what must not have happened for it to be used. */
    private record KeyInUse(RespondentKey key, List<Guard> guards) {}

    /** One new key, however often the command is judged. */
    private static final class NewRespondent {
        private final KeyVault vault;
        private @Nullable RespondentKey key;

        NewRespondent(KeyVault vault) {
            this.vault = vault;
        }

        RespondentKey key() {
            if (key == null) {
                key = vault.create();
            }
            return key;
        }
    }
}
