package org.duly.command.body;

import static org.duly.command.handling.BusinessRule.verify;
import static org.duly.command.handling.FormRules.text;

import java.util.List;
import java.util.Objects;
import org.duly.command.handling.BusinessRule;
import org.duly.command.handling.FormRules;
import org.duly.command.handling.FormRules.IdIsPlain;
import org.duly.command.handling.FormRules.IdsAreDistinct;
import org.duly.command.handling.FormRules.ListFits;
import org.duly.command.handling.FormRules.NumberIsWithin;
import org.duly.command.handling.Limits;
import org.duly.events.body.ClassQuorum;
import org.duly.events.body.Constitution;
import org.duly.events.body.DecisionRule;
import org.duly.events.body.QuorumRule;
import org.duly.events.body.Seat;

/** The rules about a constitution, each named as the sentence it states: a body must be able to decide by it. */
public final class ConstitutionRules {
    private static final String AT = "/constitution";
    private static final int LONGEST_NOTICE = 365;

    private ConstitutionRules() {}

    /** Verifies a constitution. */
    static void verifyConstitution(Constitution constitution) {
        List<Seat> seats = constitution.seats();
        verify(new ListFits(AT + "/seats", seats.size(), Limits.SEATS));
        for (int i = 0; i < seats.size(); i++) {
            String at = AT + "/seats/" + i;
            verify(new IdIsPlain(at + "/seatId", seats.get(i).seatId()));
            FormRules.verify(text(at + "/title", seats.get(i).title(), Limits.LINE));
            FormRules.verifyOptionalId(at + "/seatClass", seats.get(i).seatClass());
        }
        QuorumRule quorum = constitution.quorum();
        verify(
                new IdsAreDistinct(
                        AT + "/seats", seats.stream().map(Seat::seatId).toList()),
                new IdsAreDistinct(
                        AT + "/quorum/perClass",
                        quorum.perClass().stream().map(ClassQuorum::seatClass).toList()),
                new ChairSeatIsInTheConstitution(constitution),
                new QuorumCanBeReached(constitution),
                new ShareForAQuorumSaysOfWhat(quorum),
                new MotionCanBeCarried(constitution.decisionRule()),
                new NumberIsWithin(AT + "/noticeClearDays", constitution.noticeClearDays(), 0, LONGEST_NOTICE));
        for (int i = 0; i < quorum.perClass().size(); i++) {
            verify(new ClassForAQuorumHasEnoughSeats(
                    AT + "/quorum/perClass/" + i,
                    constitution,
                    quorum.perClass().get(i)));
        }
    }

    private static long counting(Constitution constitution) {
        return constitution.seats().stream()
                .filter(seat -> seat.voting() || constitution.quorum().nonVotingCounts())
                .count();
    }

    /** The chair's seat is a seat. */
    public record ChairSeatIsInTheConstitution(Constitution constitution) implements BusinessRule {
        @Override
        public boolean isKept() {
            return constitution.chairSeat() == null
                    || constitution.seats().stream()
                            .anyMatch(seat -> seat.seatId().equals(constitution.chairSeat()));
        }

        @Override
        public String explanation() {
            return "No seat has the id " + constitution.chairSeat() + ". Name one of the seats, or none.";
        }

        @Override
        public String field() {
            return AT + "/chairSeat";
        }
    }

    /** An absolute quorum is at least one member, and not more than there are seats that count. */
    public record QuorumCanBeReached(Constitution constitution) implements BusinessRule {
        @Override
        public boolean isKept() {
            Integer minimum = constitution.quorum().minimum();
            return minimum == null || (minimum >= 1 && minimum <= counting(constitution));
        }

        @Override
        public String explanation() {
            return "Of " + counting(constitution)
                    + " seats that count for a quorum, ask for at least one and at most all.";
        }

        @Override
        public String field() {
            return AT + "/quorum/minimum";
        }
    }

    /** A share needs something that it is a share of, and nothing else does. */
    public record ShareForAQuorumSaysOfWhat(QuorumRule quorum) implements BusinessRule {
        @Override
        public boolean isKept() {
            return (quorum.fraction() == null) == (quorum.of() == null);
        }

        @Override
        public String explanation() {
            return "Say what the fraction is taken of, SEATS or ELIGIBLE_MEMBERS, with a fraction and without one not.";
        }

        @Override
        public String field() {
            return AT + "/quorum/of";
        }
    }

    /** What a quorum asks of a class can be met by its seats. */
    public record ClassForAQuorumHasEnoughSeats(String field, Constitution constitution, ClassQuorum least)
            implements BusinessRule {
        @Override
        public boolean isKept() {
            return least.minimum() >= 1 && least.minimum() <= seats();
        }

        @Override
        public String explanation() {
            return "The class " + least.seatClass() + " has " + seats()
                    + " seats that count for a quorum: ask for at least one and at most all.";
        }

        private long seats() {
            return constitution.seats().stream()
                    .filter(seat -> seat.voting() || constitution.quorum().nonVotingCounts())
                    .filter(seat -> Objects.equals(seat.seatClass(), least.seatClass()))
                    .count();
        }
    }

    /** More than everything is never reached. */
    public record MotionCanBeCarried(DecisionRule rule) implements BusinessRule {
        @Override
        public boolean isKept() {
            return !rule.strictlyMore()
                    || rule.threshold().numerator() < rule.threshold().denominator();
        }

        @Override
        public String explanation() {
            return "More than " + rule.threshold()
                    + " can never be reached. Take a smaller fraction, or not strictly more.";
        }

        @Override
        public String field() {
            return AT + "/decisionRule/threshold";
        }
    }
}
