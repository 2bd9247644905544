package org.duly.events;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.duly.events.body.BodyConstituted;
import org.duly.events.body.BodyDissolved;
import org.duly.events.body.BodyEvent;
import org.duly.events.body.BodyKind;
import org.duly.events.body.BodyReconstituted;
import org.duly.events.body.BodyRoll;
import org.duly.events.body.Constitution;
import org.duly.events.body.DecisionRule;
import org.duly.events.body.DeputyNamed;
import org.duly.events.body.DeputyRemoved;
import org.duly.events.body.MatterReservationEnded;
import org.duly.events.body.MatterReserved;
import org.duly.events.body.QuorumRule;
import org.duly.events.body.Regime;
import org.duly.events.body.Seat;
import org.duly.events.body.SeatFilled;
import org.duly.events.body.SeatVacated;
import org.duly.events.body.ShareBase;
import org.duly.events.governance.Authority;
import org.duly.events.governance.AuthorityKind;
import org.duly.events.governance.Fraction;
import org.junit.jupiter.api.Test;

/** What a body's events make of it. */
class BodyRollTest {
    @Test
    void nothingIsKnownUntilItIsConstituted() {
        assertThat(BodyRoll.after(null, new SeatFilled("chair", "ann", null))).isNull();
        assertThat(roll().dissolved()).isNull();
        assertThat(roll().vacancies()).extracting(Seat::seatId).containsExactly("chair", "lay");
    }

    @Test
    void seatsAreHeldFromFillingToVacating() {
        BodyRoll held = roll(new SeatFilled("chair", "ann", null));
        assertThat(held.holder("chair")).isEqualTo("ann");
        assertThat(Objects.requireNonNull(held.seatOf("ann")).seatId()).isEqualTo("chair");
        assertThat(held.vacancies()).extracting(Seat::seatId).containsExactly("lay");
        BodyRoll left = roll(new SeatFilled("chair", "ann", null), new SeatVacated("chair", "ann", "Retired"));
        assertThat(left.holder("chair")).isNull();
        assertThat(left.seatOf("ann")).isNull();
    }

    @Test
    void deputiesSitForAHolderAndNotInAVacantSeat() {
        SeatFilled filled = new SeatFilled("chair", "ann", null);
        DeputyNamed named = new DeputyNamed("chair", "dee");
        assertThat(roll(named).mayDeputise("dee", "chair")).isFalse();
        assertThat(roll(filled, named).mayDeputise("dee", "chair")).isTrue();
        assertThat(roll(filled, named).mayDeputise("dee", "lay")).isFalse();
        assertThat(roll(filled, named, new DeputyRemoved("chair", "dee", "Left"))
                        .mayDeputise("dee", "chair"))
                .isFalse();
    }

    @Test
    void holdersAndDeputiesOfSeatsThatRemainStay() {
        BodyRoll smaller = roll(
                new SeatFilled("chair", "ann", null),
                new SeatFilled("lay", "bob", null),
                new DeputyNamed("lay", "dee"),
                new BodyReconstituted(constitution("chair"), "Smaller", null));
        assertThat(smaller.holders()).containsExactly(Map.entry("chair", "ann"));
        assertThat(smaller.deputies()).isEmpty();
        assertThat(smaller.seat("lay")).isNull();
    }

    @Test
    void aSchemeGivesWhatItsLineInForceSays() {
        Authority reserved = new Authority(AuthorityKind.RESERVED, "board", "mergers", null);
        Authority delegated = new Authority(AuthorityKind.DELEGATED, "board", "mergers", null);
        BodyRoll kept = roll(new MatterReserved("mergers", "Mergers", "board", null, null, null));
        assertThat(kept.gives(reserved, "board")).isTrue();
        assertThat(kept.gives(reserved, "officer")).isFalse();
        assertThat(kept.gives(delegated, "board")).isFalse();
        BodyRoll given = roll(
                new MatterReserved("mergers", "Mergers", "board", null, null, null),
                new MatterReserved("mergers", "Mergers", null, "officer", "Up to two practices", null));
        assertThat(given.gives(delegated, "officer")).isTrue();
        assertThat(given.gives(reserved, "board")).isFalse();
        BodyRoll ended = roll(
                new MatterReserved("mergers", "Mergers", "board", null, null, null),
                new MatterReservationEnded("mergers", "New scheme"));
        assertThat(ended.gives(reserved, "board")).isFalse();
    }

    @Test
    void aDissolvedBodyIsStillKnown() {
        BodyDissolved dissolved = new BodyDissolved("Merged", "northmere", null);
        BodyRoll gone = roll(new SeatFilled("chair", "ann", null), dissolved);
        assertThat(gone.dissolved()).isEqualTo(dissolved);
        assertThat(gone.holder("chair")).isEqualTo("ann");
    }

    private static BodyRoll roll(BodyEvent... events) {
        BodyRoll roll = BodyRoll.after(
                null,
                new BodyConstituted(
                        "Board", BodyKind.BOARD, Regime.NHS_BODY, null, constitution("chair", "lay"), null));
        for (BodyEvent event : events) {
            roll = BodyRoll.after(roll, event);
        }
        return Objects.requireNonNull(roll);
    }

    private static Constitution constitution(String... seats) {
        return new Constitution(
                Stream.of(seats).map(seat -> new Seat(seat, seat, null, true)).toList(),
                new QuorumRule(1, null, null, List.of(), false),
                new DecisionRule(new Fraction(1, 2), ShareBase.CAST, true),
                true,
                "chair",
                3);
    }
}
