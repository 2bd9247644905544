package org.duly.command.ballot;

import java.time.Instant;
import java.util.Objects;
import java.util.UUID;
import org.duly.command.ballot.BallotState.Ballot;
import org.duly.command.ballot.BallotState.Stage;
import org.duly.command.handling.BusinessRule;
import org.duly.command.handling.Existence;
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
            return "The ballot is " + ballot.stage().inWords()
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
            return "The ballot is " + ballot.stage().inWords() + ": it takes no papers.";
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
            return "The ballot is " + ballot.stage().inWords() + ", not open.";
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

    /** What has a result is not given up. */
    public record AbandonedBallotHasNoResult(Ballot ballot) implements BusinessRule {
        @Override
        public boolean isKept() {
            return ballot.stage() != Stage.DECLARED && ballot.stage() != Stage.ABANDONED;
        }

        @Override
        public String explanation() {
            return "The ballot is " + ballot.stage().inWords() + " already.";
        }
    }
}
