package org.duly.command.signoff;

import java.time.Instant;
import java.util.Objects;
import org.duly.command.handling.BusinessRule;
import org.duly.command.signoff.SignOffState.Phase;
import org.duly.events.body.BodyRoll;
import org.duly.events.signoff.VoteChoice;
import org.jspecify.annotations.Nullable;

/**
 * The rules about the order of votes and outcomes, without which the record would contradict itself, each named as the
 * sentence it states.
 */
public final class VoteRules {
    private VoteRules() {}

    /** One vote at a time: nothing else is decided on the item while one is open, declared or awaits ratification. */
    public record NothingElseIsOpenOnTheItem(Phase phase) implements BusinessRule {
        @Override
        public boolean isKept() {
            return phase instanceof Phase.Before;
        }

        @Override
        public String explanation() {
            return switch (phase) {
                case Phase.Before _ -> "Nothing is open.";
                case Phase.Voting _ -> "The vote is open. Declare its result first, or put the item off.";
                case Phase.InWriting _ -> "A written resolution is open. It has to carry or lapse first.";
                case Phase.Declared _ -> "The vote is declared. Record the outcome, or put the item off.";
                case Phase.Urgent _ -> "The chair signed for the body. Ratify it or refuse to.";
                case Phase.Over _ -> "The sign-off is over. Ask for another.";
            };
        }
    }

    /** An outcome follows a declared vote, or an agreement for which nobody asked for a count. */
    public record OpenVoteIsDeclaredBeforeTheOutcome(Phase phase) implements BusinessRule {
        @Override
        public boolean isKept() {
            return phase instanceof Phase.Before || phase instanceof Phase.Declared;
        }

        @Override
        public String explanation() {
            return new NothingElseIsOpenOnTheItem(phase).explanation();
        }
    }

    /** A vote is cast, a tie broken and a result declared while the vote is open. */
    public record VoteIsOpen(boolean open) implements BusinessRule {
        @Override
        public boolean isKept() {
            return open;
        }

        @Override
        public String explanation() {
            return "No vote of that kind is open on the item. Open one first.";
        }
    }

    /** How a body that votes is made up is known. */
    public record VotingBodyHasAConstitution(BodyRoll body) implements BusinessRule {
        @Override
        public boolean isKept() {
            return body.constitution() != null;
        }

        @Override
        public String explanation() {
            return "How the body is made up is not kept here, so no vote is opened in it. Record the outcome, or"
                    + " reconstitute it.";
        }
    }

    /** Agreement given in writing is not taken back, as with members of companies (Companies Act 2006, section 296(3)). */
    public record AgreementInWritingIsNotRevoked(@Nullable VoteChoice before) implements BusinessRule {
        @Override
        public boolean isKept() {
            return before != VoteChoice.FOR;
        }

        @Override
        public String explanation() {
            return "The member has agreed in writing, which cannot be taken back.";
        }
    }

    /** A casting vote decides: it is for or against. */
    public record CastingVoteDecides(VoteChoice choice) implements BusinessRule {
        @Override
        public boolean isKept() {
            return choice != VoteChoice.ABSTAIN;
        }

        @Override
        public String explanation() {
            return "A casting vote is FOR or AGAINST.";
        }

        @Override
        public String field() {
            return "/choice";
        }
    }

    /** After the casting vote there are no more votes. */
    public record CastingVoteEndsTheVote(boolean given) implements BusinessRule {
        @Override
        public boolean isKept() {
            return !given;
        }

        @Override
        public String explanation() {
            return "The casting vote was given. Declare the result.";
        }
    }

    /** What waits for a time has that time before it. */
    public record TimeToCloseIsStillToCome(String field, Instant closes, Instant opens) implements BusinessRule {
        @Override
        public boolean isKept() {
            return closes.isAfter(opens);
        }

        @Override
        public String explanation() {
            return "Give a time after " + opens + ".";
        }
    }

    /** What is said in writing after the time is not counted. */
    public record WrittenResolutionIsStillOpen(Instant closesAt, Instant now) implements BusinessRule {
        @Override
        public boolean isKept() {
            return now.isBefore(closesAt);
        }

        @Override
        public String explanation() {
            return "The written resolution closed at " + closesAt + ".";
        }
    }

    /** A written resolution lapses when its time has come, or once everybody has answered. */
    public record WrittenResolutionLapsesAtItsTime(
            Instant closesAt, @Nullable Instant deadline, Instant now, boolean everybodyAnswered)
            implements BusinessRule {
        @Override
        public boolean isKept() {
            return deadline == null
                    ? everybodyAnswered || !now.isBefore(closesAt)
                    : Objects.equals(deadline, closesAt) && !now.isBefore(closesAt);
        }

        @Override
        public String explanation() {
            return "The written resolution is open until " + closesAt + ", and not everybody has answered.";
        }
    }

    /** What is ratified awaits it. */
    public record UrgentActionAwaitsRatification(Phase phase) implements BusinessRule {
        @Override
        public boolean isKept() {
            return phase instanceof Phase.Urgent;
        }

        @Override
        public String explanation() {
            return "No urgent action awaits ratification here.";
        }
    }

    /** How far responses are considered is judged in the same step as what it lets through. */
    public record ConsiderationIsJudgedWithTheAct(boolean needed, boolean judged) implements BusinessRule {
        @Override
        public boolean isKept() {
            return !needed || judged;
        }

        @Override
        public String explanation() {
            return "The item changed while it was judged. Repeat the request.";
        }
    }
}
