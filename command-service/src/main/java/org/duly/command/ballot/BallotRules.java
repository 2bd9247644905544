package org.duly.command.ballot;

import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.duly.command.ballot.BallotState.Ballot;
import org.duly.command.ballot.BallotState.Stage;
import org.duly.command.handling.BusinessRule;
import org.duly.command.handling.Existence;
import org.duly.events.ballot.BallotCount;
import org.duly.events.ballot.BallotResult;
import org.duly.events.ballot.PaperOpened;
import org.jspecify.annotations.Nullable;

/** The rules about the course of a ballot, each named as the sentence it states. */
public final class BallotRules {
    private BallotRules() {}

    /** What is asked of a ballot is asked of one that was scheduled. */
    public record BallotIsScheduled(boolean isKept) implements Existence {
        @Override
        public String explanation() {
            return "There is no such ballot. Check the id.";
        }
    }

    /** A ballot is scheduled once. */
    public record BallotIsScheduledOnce(boolean isKept) implements BusinessRule {
        @Override
        public String explanation() {
            return "The ballot was scheduled already.";
        }
    }

    /** Electorate and weights are frozen at the opening, which is once. */
    public record BallotIsNotOpenYet(Ballot ballot) implements BusinessRule {
        @Override
        public boolean isKept() {
            return ballot.stage() == Stage.SCHEDULED;
        }

        @Override
        public String explanation() {
            return "The ballot is " + name(ballot.stage())
                    + ": its electorate is frozen. To ask another electorate, hold another ballot.";
        }
    }

    /** A ballot opens at the time it was announced for. */
    public record BallotOpensWhenAnnounced(Ballot ballot, Instant at) implements BusinessRule {
        @Override
        public boolean isKept() {
            return !at.isBefore(ballot.schedule().opensAt())
                    && at.isBefore(ballot.schedule().closesAt());
        }

        @Override
        public String explanation() {
            return "The ballot was announced from " + ballot.schedule().opensAt() + " to "
                    + ballot.schedule().closesAt() + "; it was opened at " + at + ".";
        }
    }

    /** Papers come back once the ballot is open. */
    public record PapersComeOnceTheBallotIsOpen(Ballot ballot) implements BusinessRule {
        @Override
        public boolean isKept() {
            return ballot.stage() != Stage.SCHEDULED && ballot.stage() != Stage.ABANDONED;
        }

        @Override
        public String explanation() {
            return "The ballot is " + name(ballot.stage()) + ": it takes no papers.";
        }
    }

    /** What is said of a constituency is said of one of the ballot. */
    public record ConstituencyIsOfTheBallot(Ballot ballot, String field, String constituencyId)
            implements BusinessRule {
        @Override
        public boolean isKept() {
            return ballot.constituency(constituencyId).isPresent();
        }

        @Override
        public String explanation() {
            return "The ballot has no constituency " + constituencyId + ". Check the id.";
        }
    }

    /** A paper of an open ballot says something; one of a secret ballot says it to the scrutineer alone. */
    public record ChoiceIsKeptFromASecretBallot(Ballot ballot, boolean choiceGiven) implements BusinessRule {
        @Override
        public boolean isKept() {
            return choiceGiven != ballot.schedule().secret();
        }

        @Override
        public String explanation() {
            return choiceGiven
                    ? "The ballot is secret: record that the paper came back, and nothing of what it says."
                    : "Give what the paper says: APPROVE, REJECT, ABSTAIN or SPOILT.";
        }

        @Override
        public String field() {
            return "/choice";
        }
    }

    /** A choice is sealed under the ballot's own key, which there is from the opening on. */
    public record ChoiceIsSealedForTheBallot(
            Ballot ballot, @Nullable UUID keyReference) implements BusinessRule {
        @Override
        public boolean isKept() {
            return Objects.equals(ballot.keyReference(), keyReference);
        }

        @Override
        public String explanation() {
            return "The ballot was opened just now. Send the paper again.";
        }
    }

    /** An open ballot is closed, and only once. */
    public record ClosedBallotWasOpen(Ballot ballot) implements BusinessRule {
        @Override
        public boolean isKept() {
            return ballot.stage() == Stage.OPEN;
        }

        @Override
        public String explanation() {
            return "The ballot is " + name(ballot.stage()) + ", not open.";
        }
    }

    /** A ballot closes at its deadline; earlier only when every paper is in. */
    public record BallotClosesAtItsDeadlineOrWithEveryPaper(Ballot ballot, Instant at) implements BusinessRule {
        @Override
        public boolean isKept() {
            return !at.isBefore(ballot.deadline()) || ballot.papers() == ballot.electors();
        }

        @Override
        public String explanation() {
            return "The ballot closes at " + ballot.deadline() + "; at " + at + ", " + ballot.papers() + " of "
                    + ballot.electors() + " papers were in.";
        }
    }

    /** What is counted is closed and not declared yet. */
    public record BallotIsClosedAndNotDeclared(Ballot ballot) implements BusinessRule {
        @Override
        public boolean isKept() {
            return ballot.stage() == Stage.CLOSED;
        }

        @Override
        public String explanation() {
            return "The ballot is " + name(ballot.stage())
                    + (ballot.stage() == Stage.OPEN ? ". Close it first." : ". Nothing is counted any more.");
        }
    }

    /** Papers that can be opened are counted by opening them; the scrutineer counts those of a secret ballot. */
    public record ScrutineerCountsOnlyASecretBallot(Ballot ballot) implements BusinessRule {
        @Override
        public boolean isKept() {
            return ballot.schedule().secret();
        }

        @Override
        public String explanation() {
            return "The ballot is not secret: its papers are opened and counted when the result is declared.";
        }
    }

    /** Counts come from the scrutineer who was named, and so does the word that the result is right. */
    public record ScrutineerIsTheOneNamed(String field, String named, String scrutineer) implements BusinessRule {
        @Override
        public boolean isKept() {
            return named.equals(scrutineer);
        }

        @Override
        public String explanation() {
            return "The scrutineer named for the ballot is " + named + ", not " + scrutineer + ".";
        }
    }

    /** Counts add up to the papers that came back, and those came from the electorate. */
    public record CountsAddUpToTheReturns(String constituencyId, BallotCount known, BallotCount given)
            implements BusinessRule {
        @Override
        public boolean isKept() {
            return papers() == known.returned()
                    && given.returned() == known.returned()
                    && weight() == known.returnedWeight()
                    && given.returnedWeight() == known.returnedWeight()
                    && given.eligible() == known.eligible()
                    && given.eligibleWeight() == known.eligibleWeight()
                    && known.returned() <= known.eligible()
                    && known.returnedWeight() <= known.eligibleWeight();
        }

        @Override
        public String explanation() {
            return "In " + constituencyId + ", " + papers() + " papers of weight " + weight() + " were counted and "
                    + given.returned() + " of weight " + given.returnedWeight() + " said to have come from "
                    + given.eligible() + " of weight " + given.eligibleWeight() + "; recorded are "
                    + known.returned() + " of weight " + known.returnedWeight() + " from " + known.eligible()
                    + " of weight " + known.eligibleWeight() + ".";
        }

        private long papers() {
            return (long) given.votesFor() + given.votesAgainst() + given.abstained() + given.spoilt();
        }

        private long weight() {
            return given.forWeight() + given.againstWeight() + given.abstainedWeight() + given.spoiltWeight();
        }
    }

    /** A result is of every paper that was taken in, and of no other. */
    public record EveryPaperIsOpened(Ballot ballot, List<PaperOpened> papers) implements BusinessRule {
        @Override
        public boolean isKept() {
            return papers.size() == ballot.papers()
                    && papers.stream().allMatch(paper -> ballot.hasReturned(paper.constituencyId(), paper.member()));
        }

        @Override
        public String explanation() {
            return papers.size() + " papers were opened and " + ballot.papers()
                    + " taken in. Declare the result again.";
        }
    }

    /** A secret ballot is declared on the scrutineer's counts of every constituency. */
    public record EveryConstituencyIsCounted(Ballot ballot) implements BusinessRule {
        @Override
        public boolean isKept() {
            return missing().isEmpty();
        }

        @Override
        public String explanation() {
            return "There are no counts of " + String.join(", ", missing()) + ". Record the scrutineer's counts first.";
        }

        private List<String> missing() {
            return ballot.constituencies().stream()
                    .map(each -> each.constituencyId())
                    .filter(id -> !ballot.counts().containsKey(id))
                    .toList();
        }
    }

    /** What is declared is what the papers come to. */
    public record DeclaredResultIsWhatThePapersComeTo(
            BallotResult overall, @Nullable Boolean declaredCarried) implements BusinessRule {
        @Override
        public boolean isKept() {
            return declaredCarried == null || declaredCarried == overall.carried();
        }

        @Override
        public String explanation() {
            return "By the rule of the ballot the question was " + words(overall.carried())
                    + (overall.quorate() ? "" : ", the ballot not being quorate") + "; it was declared "
                    + words(Objects.requireNonNullElse(declaredCarried, overall.carried())) + ".";
        }

        private static String words(boolean carried) {
            return carried ? "carried" : "not carried";
        }
    }

    /** A vote is held again once its result is declared. */
    public record RevoteFollowsADeclaration(Ballot ballot) implements BusinessRule {
        @Override
        public boolean isKept() {
            return ballot.stage() == Stage.DECLARED;
        }

        @Override
        public String explanation() {
            return "The ballot is " + name(ballot.stage()) + ". A vote is held again once its result is declared.";
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

    /** What has a result is not given up. */
    public record AbandonedBallotHasNoResult(Ballot ballot) implements BusinessRule {
        @Override
        public boolean isKept() {
            return ballot.stage() != Stage.DECLARED && ballot.stage() != Stage.ABANDONED;
        }

        @Override
        public String explanation() {
            return "The ballot is " + name(ballot.stage()) + " already.";
        }
    }

    private static String name(Stage stage) {
        return stage.name().toLowerCase(Locale.ROOT);
    }
}
