package org.duly.command.ballot;

import java.util.List;
import java.util.Objects;
import org.duly.command.ballot.BallotState.Ballot;
import org.duly.command.ballot.BallotState.Stage;
import org.duly.command.handling.BusinessRule;
import org.duly.events.ballot.BallotCount;
import org.duly.events.ballot.BallotResult;
import org.duly.events.ballot.PaperOpened;
import org.jspecify.annotations.Nullable;

/** The rules about what papers come to: their counts and the result, each named as the sentence it states. */
public final class CountRules {
    private CountRules() {}

    /** What is counted is closed and not declared yet. */
    public record BallotIsClosedAndNotDeclared(Ballot ballot) implements BusinessRule {
        @Override
        public boolean isKept() {
            return ballot.stage() == Stage.CLOSED;
        }

        @Override
        public String explanation() {
            return "The ballot is " + ballot.stage().inWords()
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
}
