package org.duly.command.ballot;

import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.duly.command.ballot.BallotState.Ballot;
import org.duly.command.ballot.BallotState.Stage;
import org.duly.command.handling.BusinessRule;
import org.duly.events.ballot.Constituency;
import org.jspecify.annotations.Nullable;

/** The rules about votes that are held again, each named as the sentence it states. */
public final class RevoteRules {
    private RevoteRules() {}

    /** A vote is held again once its result is declared. */
    public record RevoteFollowsADeclaration(Ballot ballot) implements BusinessRule {
        @Override
        public boolean isKept() {
            return ballot.stage() == Stage.DECLARED;
        }

        @Override
        public String explanation() {
            return "The ballot is " + ballot.stage().inWords()
                    + ". A vote is held again once its result is declared; if there was none, hold another ballot.";
        }
    }

    /** A vote is ordered to be held again once: what comes after that belongs to the ballot in which it was. */
    public record RevoteIsOrderedOnce(Ballot ballot, List<String> constituencies) implements BusinessRule {
        @Override
        public boolean isKept() {
            return again().isEmpty();
        }

        @Override
        public String explanation() {
            return "In " + String.join(", ", again())
                    + " the vote was ordered to be held again already. If that one is to be held again, order it there.";
        }

        @Override
        public String field() {
            return "/constituencies";
        }

        private List<String> again() {
            return constituencies.stream().filter(ballot.revotes()::contains).toList();
        }
    }

    /** A ballot is held again where that was ordered. */
    public record RevoteWasOrdered(Set<String> ordered, List<String> constituencies) implements BusinessRule {
        @Override
        public boolean isKept() {
            return ordered.containsAll(constituencies);
        }

        @Override
        public String explanation() {
            return "No vote was ordered to be held again in "
                    + String.join(
                            ", ",
                            constituencies.stream()
                                    .filter(id -> !ordered.contains(id))
                                    .toList())
                    + ". Order it in the ballot that is held again, or leave revoteOf out.";
        }

        @Override
        public String field() {
            return "/constituencies";
        }
    }

    /** One ballot holds a vote again, unless it was given up. */
    public record RevoteIsHeldOnce(RevoteOf revote, List<String> constituencies) implements BusinessRule {
        @Override
        public boolean isKept() {
            return taken().isEmpty();
        }

        @Override
        public String explanation() {
            return "In " + String.join(", ", taken())
                    + " another ballot holds the vote again. Go on with that one, or give it up first.";
        }

        @Override
        public String field() {
            return "/revoteOf";
        }

        private List<String> taken() {
            return constituencies.stream().filter(revote.heldAgain()::contains).toList();
        }
    }

    /** A vote that is held again belongs to the same engagement and the same merger. */
    public record RevoteIsAboutTheSame(RevoteOf revote, BallotPlan plan) implements BusinessRule {
        @Override
        public boolean isKept() {
            return Objects.equals(revote.first().engagementId(), plan.engagementId())
                    && Objects.equals(revote.first().mergerId(), plan.mergerId());
        }

        @Override
        public String explanation() {
            return "The ballot that is held again is of engagement "
                    + named(revote.first().engagementId()) + " and of merger "
                    + named(revote.first().mergerId()) + ". Name the same, or leave revoteOf out.";
        }

        @Override
        public String field() {
            return "/revoteOf";
        }

        private static String named(@Nullable UUID id) {
            return id == null ? "none" : id.toString();
        }
    }

    /** Who votes again is put right within the constituencies that vote again. */
    public record RevoteStaysInItsConstituencies(Ballot ballot, List<String> constituencies) implements BusinessRule {
        @Override
        public boolean isKept() {
            return ballot.schedule().revoteOf() == null || ids().containsAll(constituencies);
        }

        @Override
        public String explanation() {
            return "This holds a vote again, in " + String.join(", ", ids()) + " and nowhere else.";
        }

        @Override
        public String field() {
            return "/constituencies";
        }

        private List<String> ids() {
            return ballot.schedule().constituencies().stream()
                    .map(Constituency::constituencyId)
                    .toList();
        }
    }
}
