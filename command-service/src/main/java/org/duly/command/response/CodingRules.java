package org.duly.command.response;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.duly.command.engagement.EngagementFacts;
import org.duly.command.handling.BusinessRule;
import org.duly.command.response.ResponseState.Logged;
import org.duly.events.engagement.Proposal;
import org.duly.events.response.ProposalPosition;
import org.duly.events.response.RedactedSpan;
import org.jspecify.annotations.Nullable;

/** The rules of reading, coding and redacting what a response says, each named as the sentence it states. */
public final class CodingRules {
    private CodingRules() {}

    /** What is read, coded or redacted is a version of the answers that exists. */
    public record ResponseVersionExists(Logged response, int responseVersion) implements BusinessRule {
        @Override
        public boolean isKept() {
            return responseVersion >= 1 && responseVersion <= response.lastVersion();
        }

        @Override
        public String explanation() {
            return "The answers have no version " + responseVersion + "; the last is " + response.lastVersion() + ".";
        }

        @Override
        public String field() {
            return "/responseVersion";
        }
    }

    /** A coding gives exactly one overall position on each proposal. */
    public record CodingGivesEachProposalOnePosition(EngagementFacts engagement, List<ProposalPosition> positions)
            implements BusinessRule {
        @Override
        public boolean isKept() {
            Set<String> coded = new HashSet<>();
            return positions.stream().map(ProposalPosition::proposalId).allMatch(coded::add)
                    && coded.equals(Set.copyOf(proposals()));
        }

        @Override
        public String explanation() {
            return "Give exactly one position for each of the proposals " + String.join(", ", proposals())
                    + "; where the response says nothing of one, it is NONE.";
        }

        @Override
        public String field() {
            return "/positions";
        }

        private List<String> proposals() {
            return engagement.plan().proposals().stream().map(Proposal::id).toList();
        }
    }

    /** Only what was coded can be reviewed. */
    public record ReviewedResponseWasCoded(@Nullable String coder) implements BusinessRule {
        @Override
        public boolean isKept() {
            return coder != null;
        }

        @Override
        public String explanation() {
            return "The response has not been coded, so there is nothing to review.";
        }
    }

    /** Rule 5: a coding is reviewed by someone other than the coder. */
    public record CodingReviewNeedsASecondPerson(@Nullable String coder, String reviewer) implements BusinessRule {
        @Override
        public boolean isKept() {
            return !reviewer.equals(coder);
        }

        @Override
        public String explanation() {
            return "Who coded a response cannot review the coding. Ask somebody else.";
        }
    }

    /** What is withheld is a part of an answer that was given. */
    public record RedactedSpanIsPartOfAnAnswer(String field, Set<String> answered, RedactedSpan span)
            implements BusinessRule {
        @Override
        public boolean isKept() {
            return answered.contains(span.questionId()) && span.start() >= 0 && span.end() > span.start();
        }

        @Override
        public String explanation() {
            return "A span names a question that this version answers, and ends after it starts (counted from 0).";
        }
    }
}
