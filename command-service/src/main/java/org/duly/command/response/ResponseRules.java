package org.duly.command.response;

import java.time.Instant;
import java.util.Set;
import java.util.UUID;
import org.duly.command.engagement.EngagementFacts;
import org.duly.command.handling.BusinessRule;
import org.duly.command.handling.Existence;
import org.duly.command.response.ResponseState.Ruling;
import org.duly.command.response.ResponseState.Standing;
import org.duly.events.engagement.Question;
import org.duly.events.response.ExclusionReason;
import org.duly.platform.documents.DocumentStore;
import org.jspecify.annotations.Nullable;

/** The rules of a response, each named as the sentence it states. */
public final class ResponseRules {
    /** The question that a response in free form answers. */
    public static final String FREE_FORM = "*";

    private ResponseRules() {}

    /** Nothing happens to a response that was never logged. */
    public record ResponseIsLogged(boolean isKept) implements Existence {
        @Override
        public String explanation() {
            return "There is no such response. Check the id.";
        }
    }

    /** A response is logged once. */
    public record ResponseIsLoggedOnce(ResponseState state) implements BusinessRule {
        @Override
        public boolean isKept() {
            return state instanceof ResponseState.NotLogged;
        }

        @Override
        public String explanation() {
            return "The response is logged already. Amend it, or log another.";
        }
    }

    /** An answer is to a question that was asked, or in free form. */
    public record AnsweredQuestionWasAsked(String field, EngagementFacts engagement, String questionId)
            implements BusinessRule {
        @Override
        public boolean isKept() {
            return questionId.equals(FREE_FORM)
                    || engagement.plan().questions().stream().map(Question::id).anyMatch(questionId::equals);
        }

        @Override
        public String explanation() {
            return "The plan has no such question. Give the id of one that it has, or " + FREE_FORM
                    + " for a response in free form.";
        }
    }

    /** An original or attachment is something, and not more than can be kept once it is encrypted. */
    public record OriginalCanBeKept(String field, int bytes) implements BusinessRule {
        private static final int MOST = DocumentStore.MAX_BYTES - 1024;

        @Override
        public boolean isKept() {
            return bytes > 0 && bytes <= MOST;
        }

        @Override
        public String explanation() {
            return "Give a document of at most " + MOST + " bytes that is not empty.";
        }
    }

    /** What would be sealed for an erased respondent could never be read. */
    public record RespondentIsNotErased(boolean isKept) implements BusinessRule {
        @Override
        public String explanation() {
            return "The respondent was erased: nothing personal can be recorded for them again."
                    + " If they respond again, log that as a new response.";
        }
    }

    /** A respondent known from an earlier response is one of the same engagement, where their key is used. */
    public record SameRespondentRespondsToTheSameEngagement(UUID engagementId, UUID engagementOfTheOther)
            implements BusinessRule {
        @Override
        public boolean isKept() {
            return engagementId.equals(engagementOfTheOther);
        }

        @Override
        public String explanation() {
            return "That earlier response is to another engagement. Leave the field out.";
        }

        @Override
        public String field() {
            return "/sameRespondentAs";
        }
    }

    /** Only what was keyed from an original can be compared with it. */
    public record CheckedResponseWasTranscribed(@Nullable String keyedBy) implements BusinessRule {
        @Override
        public boolean isKept() {
            return keyedBy != null;
        }

        @Override
        public String explanation() {
            return "The response arrived as data; there is no transcription to check.";
        }
    }

    /** Rule 5: a transcription is checked by someone other than who keyed it. */
    public record TranscriptionCheckNeedsASecondPerson(
            @Nullable String keyedBy, String checkedBy) implements BusinessRule {
        @Override
        public boolean isKept() {
            return !checkedBy.equals(keyedBy);
        }

        @Override
        public String explanation() {
            return "Who keyed a transcription cannot check it. Ask somebody else.";
        }
    }

    /** A response does not repeat itself. */
    public record DuplicateIsOfAnotherResponse(UUID responseId, UUID of) implements BusinessRule {
        @Override
        public boolean isKept() {
            return !responseId.equals(of);
        }

        @Override
        public String explanation() {
            return "A response cannot be a duplicate of itself. Give the id of the other one.";
        }

        @Override
        public String field() {
            return "/of";
        }
    }

    /** Duplicates are of the same engagement: people may well tell two engagements the same. */
    public record DuplicateIsOfTheSameEngagement(UUID engagementId, UUID engagementOfTheOther) implements BusinessRule {
        @Override
        public boolean isKept() {
            return engagementId.equals(engagementOfTheOther);
        }

        @Override
        public String explanation() {
            return "The other response is to another engagement, so this is not a duplicate of it.";
        }

        @Override
        public String field() {
            return "/of";
        }
    }

    /** Only a link that was made is taken away. */
    public record RemovedDuplicateLinkWasMade(Set<UUID> duplicateOf, UUID of) implements BusinessRule {
        @Override
        public boolean isKept() {
            return duplicateOf.contains(of);
        }

        @Override
        public String explanation() {
            return "The response is not linked to that one. Give the id of one that it is said to repeat.";
        }

        @Override
        public String field() {
            return "/of";
        }
    }

    /** A response is assigned only to a campaign that was identified, so that everybody knows which one it is. */
    public record AssignedCampaignWasIdentified(EngagementFacts engagement, String campaignId) implements BusinessRule {
        @Override
        public boolean isKept() {
            return engagement.campaigns().contains(campaignId);
        }

        @Override
        public String explanation() {
            return "No campaign with this id was identified. Identify it first, or give the id of one that was.";
        }

        @Override
        public String field() {
            return "/campaignId";
        }
    }

    /** Only a document that is attached is set aside. */
    public record SetAsideDocumentIsAttached(Set<String> attachments, String document) implements BusinessRule {
        @Override
        public boolean isKept() {
            return attachments.contains(document);
        }

        @Override
        public String explanation() {
            return "The response has no such attachment. Give the digest of one as the register shows it.";
        }

        @Override
        public String field() {
            return "/document";
        }
    }

    /** Only a response of a campaign is taken out of one. */
    public record RemovedResponseIsInACampaign(@Nullable String campaign) implements BusinessRule {
        @Override
        public boolean isKept() {
            return campaign != null;
        }

        @Override
        public String explanation() {
            return "The response is not assigned to any campaign.";
        }
    }

    /** A person judges without a measure; a comparison gives one. */
    public record ComparisonGivesItsSimilarity(
            boolean manual, @Nullable Double similarity) implements BusinessRule {
        @Override
        public boolean isKept() {
            return manual ? similarity == null : similarity != null && similarity >= 0 && similarity <= 1;
        }

        @Override
        public String explanation() {
            return "Give a similarity from 0 to 1 with the methods EXACT and NEAR, and none with MANUAL.";
        }

        @Override
        public String field() {
            return "/similarity";
        }
    }

    /** Only a late response needs a ruling on its lateness. */
    public record RulingIsOnALateResponse(EngagementFacts engagement, Instant receivedAt) implements BusinessRule {
        @Override
        public boolean isKept() {
            return engagement.isLate(receivedAt);
        }

        @Override
        public String explanation() {
            return "The response was received at " + receivedAt + ", in time. It needs no ruling to be counted.";
        }
    }

    /** A counted response is taken out of the count, with a second person, before it is ruled out. */
    public record CountedResponseIsExcludedBeforeItIsRuledOut(Standing standing, boolean counted)
            implements BusinessRule {
        @Override
        public boolean isKept() {
            return counted || !(standing instanceof Standing.Counted);
        }

        @Override
        public String explanation() {
            return "The response is counted already. Exclude it first, then record the ruling.";
        }
    }

    /** Whether a response is late can be told only once there is a deadline. */
    public record CountingNeedsADeadline(EngagementFacts engagement) implements BusinessRule {
        @Override
        public boolean isKept() {
            return engagement.closesAt() != null;
        }

        @Override
        public String explanation() {
            return "The engagement was never opened, so it has no deadline to tell whether the response is late."
                    + " Open the engagement first.";
        }
    }

    /** Rules 2 and 3: a late response is counted only on a ruling that it may be. */
    public record LateResponseIsCountedOnlyByARuling(EngagementFacts engagement, Instant receivedAt, Ruling ruling)
            implements BusinessRule {
        @Override
        public boolean isKept() {
            return !engagement.isLate(receivedAt) || ruling == Ruling.MAY_BE_COUNTED;
        }

        @Override
        public String explanation() {
            return "The response was received at " + receivedAt + ", and the deadline was " + engagement.closesAt()
                    + ". Record a ruling that it may be counted first, or exclude it.";
        }
    }

    /** A response is counted once. */
    public record ResponseIsCountedOnce(Standing standing) implements BusinessRule {
        @Override
        public boolean isKept() {
            return !(standing instanceof Standing.Counted);
        }

        @Override
        public String explanation() {
            return "The response is counted already.";
        }
    }

    /** What the respondent took back is theirs again: nobody counts it, and there is nothing left to exclude. */
    public record WithdrawnResponseStaysWithdrawn(Standing standing) implements BusinessRule {
        @Override
        public boolean isKept() {
            return !(standing instanceof Standing.TakenBack);
        }

        @Override
        public String explanation() {
            return "The respondent withdrew the response. If they respond again, log that as a new response.";
        }
    }

    /** A response is excluded once for a reason; another reason may replace it. */
    public record ResponseIsExcludedOnceForAReason(Standing standing, ExclusionReason reason) implements BusinessRule {
        @Override
        public boolean isKept() {
            return !(standing instanceof Standing.Excluded excluded && excluded.reason() == reason);
        }

        @Override
        public String explanation() {
            return "The response is excluded already, for this reason.";
        }
    }

    /** Rule 5: nobody excludes a response alone. */
    public record ExclusionNeedsASecondPerson(String actor, String authorisedBy) implements BusinessRule {
        @Override
        public boolean isKept() {
            return !actor.equals(authorisedBy);
        }

        @Override
        public String explanation() {
            return "An exclusion is authorised by somebody other than who asks for it. Name the second person.";
        }

        @Override
        public String field() {
            return "/authorisedBy";
        }
    }
}
