package org.duly.command.response;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.duly.command.engagement.EngagementFacts;
import org.duly.command.handling.BusinessRule;
import org.duly.command.response.ResponseState.Logged;
import org.duly.events.codebook.Codebook;
import org.duly.events.engagement.Proposal;
import org.duly.events.response.CodingOrigin;
import org.duly.events.response.Codings.Coding;
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

    /** Rule 6: responses are coded with a version of the codebook that never changes. */
    public record CodingUsesAFixedVersion(Codebook codebook, int version) implements BusinessRule {
        @Override
        public boolean isKept() {
            return version >= 1 && version <= codebook.lastVersion();
        }

        @Override
        public String explanation() {
            return codebook.lastVersion() == 0
                    ? "No version of the engagement's codebook was fixed. Add its themes and fix a version first."
                    : "The codebook has no version " + version + "; the last is " + codebook.lastVersion() + ".";
        }

        @Override
        public String field() {
            return "/codebookVersion";
        }
    }

    /** A coding is to a theme of its version. */
    public record CodedThemeIsInTheVersion(String field, Codebook codebook, int version, String themeId)
            implements BusinessRule {
        @Override
        public boolean isKept() {
            return codebook.themesOf(version).contains(themeId);
        }

        @Override
        public String explanation() {
            return "Version " + version + " of the codebook has no theme " + themeId + ". Its themes are "
                    + String.join(", ", new TreeSet<>(codebook.themesOf(version))) + ".";
        }
    }

    /** What a person takes over from a model is a coding by a model. */
    public record AdoptedCodingIsAModels(@Nullable Coding adopted, CodingOrigin origin) implements BusinessRule {
        @Override
        public boolean isKept() {
            return origin == CodingOrigin.HUMAN
                    && adopted != null
                    && adopted.coded().origin() == CodingOrigin.MODEL;
        }

        @Override
        public String explanation() {
            return "Only a person adopts a coding, and only a model's. Give the number of one, or leave it out.";
        }

        @Override
        public String field() {
            return "/adopts";
        }
    }

    /** Only what was coded can be reviewed. */
    public record ReviewedResponseWasCoded(@Nullable Coding coding) implements BusinessRule {
        @Override
        public boolean isKept() {
            return coding != null;
        }

        @Override
        public String explanation() {
            return "The response has no such coding, so there is nothing to review.";
        }

        @Override
        public String field() {
            return "/coding";
        }
    }

    /** A model's coding is a suggestion: it needs a person to adopt it, and is reviewed as theirs. */
    public record ReviewedCodingIsAPersons(Coding coding) implements BusinessRule {
        @Override
        public boolean isKept() {
            return coding.coded().origin() == CodingOrigin.HUMAN;
        }

        @Override
        public String explanation() {
            return "That coding is a model's suggestion. Code the response, adopting it if it is right; a second person"
                    + " reviews that coding then.";
        }

        @Override
        public String field() {
            return "/coding";
        }
    }

    /** Rule 5: a coding is reviewed by someone other than the coder. */
    public record CodingReviewNeedsASecondPerson(Coding coding, String reviewer) implements BusinessRule {
        @Override
        public boolean isKept() {
            return !reviewer.equals(coding.coded().coder());
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
