package org.duly.command.body;

import org.duly.command.handling.BusinessRule;
import org.duly.command.handling.Existence;
import org.duly.events.body.BodyRoll;
import org.duly.events.body.Seat;
import org.jspecify.annotations.Nullable;

/** The rules about bodies, each named as the sentence it states. */
public final class BodyRules {
    private BodyRules() {}

    /** What is asked about was constituted. */
    public record BodyIsConstituted(String bodyId) implements Existence {
        @Override
        public boolean isKept() {
            return false;
        }

        @Override
        public String explanation() {
            return "There is no body " + bodyId + ". Check the id, or constitute it first.";
        }
    }

    /** A body is constituted once; changed, it is reconstituted. */
    public record BodyIsConstitutedOnce(BodyState state) implements BusinessRule {
        @Override
        public boolean isKept() {
            return state instanceof BodyState.NotConstituted;
        }

        @Override
        public String explanation() {
            return "The body was constituted already. Reconstitute it, or choose another id.";
        }
    }

    /** What was dissolved has a successor, if anything, and does not come back. */
    public record DissolvedBodyStaysDissolved(BodyRoll roll) implements BusinessRule {
        @Override
        public boolean isKept() {
            return roll.dissolved() == null;
        }

        @Override
        public String explanation() {
            return "The body was dissolved. Constitute another if there is one in its place.";
        }
    }

    /** A seat that is named is one of the constitution in force. */
    public record SeatIsInTheConstitution(BodyRoll roll, String seatId) implements BusinessRule {
        @Override
        public boolean isKept() {
            return roll.seat(seatId) != null;
        }

        @Override
        public String explanation() {
            return "The constitution in force has no seat " + seatId + ". Its seats are "
                    + String.join(", ", roll.seats().stream().map(Seat::seatId).toList())
                    + ".";
        }

        @Override
        public String field() {
            return "/seatId";
        }
    }

    /** A seat has one holder at a time. */
    public record SeatIsVacantWhenFilled(BodyRoll roll, String seatId) implements BusinessRule {
        @Override
        public boolean isKept() {
            return roll.holder(seatId) == null;
        }

        @Override
        public String explanation() {
            return "The seat is held by " + roll.holder(seatId) + ". Vacate it first.";
        }
    }

    /** A person has one seat on a body, so that nobody is counted twice. */
    public record MemberHoldsOneSeatOfABody(BodyRoll roll, String member) implements BusinessRule {
        @Override
        public boolean isKept() {
            return roll.seatOf(member) == null;
        }

        @Override
        public String explanation() {
            Seat held = roll.seatOf(member);
            return member + " holds the seat " + (held == null ? "" : held.seatId()) + " already. Vacate it first.";
        }

        @Override
        public String field() {
            return "/member";
        }
    }

    /** Only a seat that is held can be vacated. */
    public record VacatedSeatWasHeld(BodyRoll roll, String seatId) implements BusinessRule {
        @Override
        public boolean isKept() {
            return roll.holder(seatId) != null;
        }

        @Override
        public String explanation() {
            return "Nobody holds the seat " + seatId + ".";
        }
    }

    /** A deputy is named once for a seat. */
    public record DeputyIsNamedOnceForASeat(boolean named, String deputy) implements BusinessRule {
        @Override
        public boolean isKept() {
            return !named;
        }

        @Override
        public String explanation() {
            return deputy + " is a deputy for the seat already.";
        }
    }

    /** Nobody deputises for themselves. */
    public record DeputyIsAnotherThanTheHolder(@Nullable String holder, String deputy) implements BusinessRule {
        @Override
        public boolean isKept() {
            return !deputy.equals(holder);
        }

        @Override
        public String explanation() {
            return deputy + " holds the seat. Name somebody else.";
        }

        @Override
        public String field() {
            return "/deputy";
        }
    }

    /** Only who was named can be removed. */
    public record RemovedDeputyWasNamed(boolean named, String deputy) implements BusinessRule {
        @Override
        public boolean isKept() {
            return named;
        }

        @Override
        public String explanation() {
            return deputy + " is not a deputy for the seat.";
        }
    }

    /** A matter is kept for one body or given to one. */
    public record MatterIsEitherReservedOrDelegated(
            @Nullable String reservedTo, @Nullable String delegatedTo) implements BusinessRule {
        @Override
        public boolean isKept() {
            return (reservedTo == null) != (delegatedTo == null);
        }

        @Override
        public String explanation() {
            return "Say to whom the matter is reserved or to whom it is delegated: one of the two.";
        }

        @Override
        public String field() {
            return "/reservedTo";
        }
    }

    /** Only a line that is in force can end. */
    public record EndedReservationWasInForce(BodyRoll roll, String matterId) implements BusinessRule {
        @Override
        public boolean isKept() {
            return roll.scheme().containsKey(matterId);
        }

        @Override
        public String explanation() {
            return "The scheme in force has no matter " + matterId + ".";
        }
    }
}
