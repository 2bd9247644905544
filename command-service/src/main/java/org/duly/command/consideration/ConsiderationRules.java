package org.duly.command.consideration;

import java.util.Set;
import java.util.TreeSet;
import org.duly.command.consideration.ConsiderationState.NotRaised;
import org.duly.command.consideration.ConsiderationState.Withdrawn;
import org.duly.command.handling.BusinessRule;
import org.duly.command.handling.Existence;
import org.duly.events.codebook.Codebook;
import org.duly.events.consideration.Disposition;
import org.jspecify.annotations.Nullable;

/** The rules about considerations, each named as the sentence it states. */
public final class ConsiderationRules {
    private ConsiderationRules() {}

    /** What is answered was raised. */
    public record ConsiderationIsRaised(boolean raised) implements Existence {
        @Override
        public boolean isKept() {
            return raised;
        }

        @Override
        public String explanation() {
            return "There is no such consideration. Check the id.";
        }
    }

    /** A consideration is raised once; put again, it is reopened. */
    public record ConsiderationIsRaisedOnce(ConsiderationState state) implements BusinessRule {
        @Override
        public boolean isKept() {
            return state instanceof NotRaised;
        }

        @Override
        public String explanation() {
            return "The consideration was raised already. Reopen it, or raise another.";
        }
    }

    /** What was withdrawn is answered under another heading, or not at all. */
    public record WithdrawnConsiderationStaysWithdrawn(ConsiderationState state) implements BusinessRule {
        @Override
        public boolean isKept() {
            return !(state instanceof Withdrawn);
        }

        @Override
        public String explanation() {
            return "The consideration was withdrawn. Raise another if the point needs an answer after all.";
        }
    }

    /** Rule 6: themes are counted in a version of the codebook that never changes. */
    public record ConsideredVersionWasFixed(Codebook codebook, int version) implements BusinessRule {
        @Override
        public boolean isKept() {
            return version >= 1 && version <= codebook.lastVersion();
        }

        @Override
        public String explanation() {
            return codebook.lastVersion() == 0
                    ? "No version of the codebook was fixed. Fix one first."
                    : "The codebook has no version " + version + "; the last is " + codebook.lastVersion() + ".";
        }

        @Override
        public String field() {
            return "/codebookVersion";
        }
    }

    /** A point is made of themes of that version. */
    public record ConsideredThemeIsInTheVersion(String field, Codebook codebook, int version, String themeId)
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

    /** Who answers was asked. */
    public record AnsweringBodyWasAsked(String field, Set<String> asked, String body) implements BusinessRule {
        @Override
        public boolean isKept() {
            return asked.contains(body);
        }

        @Override
        public String explanation() {
            return "The point was put to " + String.join(", ", new TreeSet<>(asked)) + ". Give one of these.";
        }
    }

    /** A referral says to whom; nothing else does. */
    public record ReferralNamesTheBodyReferredTo(
            Disposition disposition, @Nullable String referredTo) implements BusinessRule {
        @Override
        public boolean isKept() {
            return (disposition == Disposition.REFERRED) == (referredTo != null);
        }

        @Override
        public String explanation() {
            return "Name the body it is referred to with the disposition REFERRED, and none with any other.";
        }

        @Override
        public String field() {
            return "/referredTo";
        }
    }
}
