package org.duly.command.codebook;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.duly.command.engagement.EngagementFacts;
import org.duly.command.handling.BusinessRule;
import org.duly.events.codebook.CodingRemap;
import org.duly.events.engagement.Question;
import org.jspecify.annotations.Nullable;

/** The rules about codebooks, each named as the sentence it states. */
public final class CodebookRules {
    private CodebookRules() {}

    /** A theme's id is never used again, so that a coding means the same for ever. */
    public record ThemeIdIsUsedOnce(CodebookState codebook, String themeId) implements BusinessRule {
        @Override
        public boolean isKept() {
            return !codebook.themes().containsKey(themeId);
        }

        @Override
        public String explanation() {
            return "The codebook has or had a theme " + themeId + ". Choose another id.";
        }

        @Override
        public String field() {
            return "/themeId";
        }
    }

    /** What is changed, stood under or merged into is a theme that is there now. */
    public record ThemeIsInTheCodebook(
            String field, CodebookState codebook, @Nullable String themeId) implements BusinessRule {
        @Override
        public boolean isKept() {
            return themeId == null || codebook.has(themeId);
        }

        @Override
        public String explanation() {
            return "The codebook has no theme " + themeId + " now. Add it first, or choose one that it has.";
        }
    }

    /** A theme meant for one question is meant for one of the plan's. */
    public record ThemeIsForAQuestionThatIsAsked(
            String field,
            EngagementFacts engagement,
            @Nullable String questionId) implements BusinessRule {
        /** Free text that answers no question in particular is answered under this one. */
        private static final String ANY_QUESTION = "*";

        @Override
        public boolean isKept() {
            return questionId == null
                    || questionId.equals(ANY_QUESTION)
                    || engagement.plan().questions().stream().map(Question::id).anyMatch(questionId::equals);
        }

        @Override
        public String explanation() {
            return "The plan has no question " + questionId + ". Leave it out for a theme that any answer may raise.";
        }
    }

    /** Themes stand under each other like the branches of a tree. */
    public record ThemeStandsUnderNoneOfItsOwn(
            CodebookState codebook,
            String themeId,
            @Nullable String parent) implements BusinessRule {
        @Override
        public boolean isKept() {
            return !codebook.isOrStandsUnder(parent, themeId);
        }

        @Override
        public String explanation() {
            return parent + " is " + themeId + " itself or stands under it. Choose a theme outside of it.";
        }

        @Override
        public String field() {
            return "/parent";
        }
    }

    /** A theme does not end while others stand under it: they would hang in the air. */
    public record ThemeThatEndsHasNoneUnderIt(CodebookState codebook, String themeId) implements BusinessRule {
        @Override
        public boolean isKept() {
            return !codebook.hasUnderIt(themeId);
        }

        @Override
        public String explanation() {
            return "Other themes stand under " + themeId + ". Move them first.";
        }
    }

    /** A split makes several themes out of one. */
    public record SplitIsIntoSeveralOthers(String themeId, List<String> into) implements BusinessRule {
        @Override
        public boolean isKept() {
            return into.size() > 1 && !into.contains(themeId);
        }

        @Override
        public String explanation() {
            return "Name at least two other themes that take the place of " + themeId + ".";
        }

        @Override
        public String field() {
            return "/into";
        }
    }

    /** Rule 6: where a split can say where codings go, they go to one of its themes, and each question's to one only. */
    public record RemapsSendEachQuestionToAThemeOfTheSplit(List<String> into, List<CodingRemap> remaps)
            implements BusinessRule {
        @Override
        public boolean isKept() {
            Set<@Nullable String> questions = new HashSet<>();
            return remaps.stream().map(CodingRemap::questionId).allMatch(questions::add)
                    && remaps.stream().map(CodingRemap::themeId).allMatch(into::contains);
        }

        @Override
        public String explanation() {
            return "Send the codings of each question, and of all others together, to one of " + String.join(", ", into)
                    + " at most.";
        }

        @Override
        public String field() {
            return "/remaps";
        }
    }

    /** What is merged into another theme is at least one theme, and not that one. */
    public record MergeIsOfOthers(List<String> themes, String into) implements BusinessRule {
        @Override
        public boolean isKept() {
            return !themes.isEmpty() && !themes.contains(into);
        }

        @Override
        public String explanation() {
            return "Name the themes that end, and not " + into + ", which takes their place.";
        }

        @Override
        public String field() {
            return "/themes";
        }
    }

    /** A version has themes to code to. */
    public record FixedVersionHasThemes(Set<String> themes) implements BusinessRule {
        @Override
        public boolean isKept() {
            return !themes.isEmpty();
        }

        @Override
        public String explanation() {
            return "The codebook has no theme. Add one first.";
        }
    }

    /** Every version differs from the one before. */
    public record CodebookChangedSinceItsLastVersion(CodebookState codebook) implements BusinessRule {
        @Override
        public boolean isKept() {
            return codebook.changed();
        }

        @Override
        public String explanation() {
            return "The themes are those of version " + codebook.lastVersion() + ". Code with that one.";
        }
    }
}
