package org.duly.command.body;

import static org.duly.command.body.Boards.constitution;

import java.time.Instant;
import java.util.List;
import org.duly.command.body.BodyCommand.ConstituteBody;
import org.duly.command.body.BodyCommand.DissolveBody;
import org.duly.command.body.BodyCommand.EndMatterReservation;
import org.duly.command.body.BodyCommand.FillSeat;
import org.duly.command.body.BodyCommand.NameDeputy;
import org.duly.command.body.BodyCommand.ReconstituteBody;
import org.duly.command.body.BodyCommand.RemoveDeputy;
import org.duly.command.body.BodyCommand.ReserveMatter;
import org.duly.command.body.BodyCommand.VacateSeat;
import org.duly.command.handling.FormRules;
import org.duly.command.handling.Scenario;
import org.duly.events.body.BodyConstituted;
import org.duly.events.body.BodyDissolved;
import org.duly.events.body.BodyEvent;
import org.duly.events.body.BodyKind;
import org.duly.events.body.BodyReconstituted;
import org.duly.events.body.ClassQuorum;
import org.duly.events.body.Constitution;
import org.duly.events.body.DecisionRule;
import org.duly.events.body.DeputyNamed;
import org.duly.events.body.DeputyRemoved;
import org.duly.events.body.MatterReservationEnded;
import org.duly.events.body.MatterReserved;
import org.duly.events.body.QuorumBase;
import org.duly.events.body.QuorumRule;
import org.duly.events.body.Regime;
import org.duly.events.body.Seat;
import org.duly.events.body.SeatFilled;
import org.duly.events.body.SeatVacated;
import org.duly.events.body.ShareBase;
import org.duly.events.governance.Fraction;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class BodyDeciderTest {
    private static final String ID = "eastvale-gb";
    private static final Constitution THREE_SEATS = constitution(3, 2);
    private static final BodyConstituted CONSTITUTED = Boards.constituted(Regime.NHS_BODY, THREE_SEATS);
    private static final SeatFilled FILLED = new SeatFilled("s1", "ann", null);
    private static final BodyDissolved DISSOLVED = new BodyDissolved("Merged", "northmere-gb", null);

    @Test
    void a_body_is_constituted_once() {
        given().when(constitute(THREE_SEATS)).then(CONSTITUTED);
        given(CONSTITUTED).when(constitute(THREE_SEATS)).refusedBy(BodyRules.BodyIsConstitutedOnce.class);
    }

    @Test
    void its_id_is_plain() {
        given().when(new ConstituteBody("a/b", "Board", BodyKind.BOARD, Regime.OTHER, null, THREE_SEATS, null, null))
                .refusedBy(FormRules.IdIsPlain.class);
    }

    @Test
    void how_a_regulator_is_made_up_is_not_kept_and_it_has_no_seats() {
        BodyConstituted regulator =
                new BodyConstituted("Regulator", BodyKind.REGULATOR, Regime.OTHER, null, null, null);
        given().when(new ConstituteBody(
                        "regulator", "Regulator", BodyKind.REGULATOR, Regime.OTHER, null, null, null, null))
                .then(regulator);
        given(regulator).when(fill("s1", "ann")).refusedBy(BodyRules.SeatIsInTheConstitution.class);
    }

    @Test
    void no_two_seats_are_the_same() {
        Seat seat = new Seat("s1", "Chair", null, true);
        given().when(constitute(with(List.of(seat, seat), absolute(1), null)))
                .refusedBy(FormRules.IdsAreDistinct.class);
    }

    @Test
    void the_chairs_seat_is_one_of_the_seats() {
        given().when(constitute(with(THREE_SEATS.seats(), absolute(2), "chair")))
                .refusedBy(ConstitutionRules.ChairSeatIsInTheConstitution.class);
    }

    @Test
    void a_quorum_can_be_reached_by_the_seats_that_count() {
        List<Seat> seats = List.of(
                new Seat("s1", "Chair", null, true),
                new Seat("s2", "Member", null, true),
                new Seat("s3", "Adviser", null, false));
        given().when(constitute(with(seats, absolute(3), null))).refusedBy(ConstitutionRules.QuorumCanBeReached.class);
        given().when(constitute(with(seats, absolute(0), null))).refusedBy(ConstitutionRules.QuorumCanBeReached.class);
        Constitution advisersCount = with(seats, new QuorumRule(3, null, null, List.of(), true), null);
        given().when(constitute(advisersCount)).then(Boards.constituted(Regime.NHS_BODY, advisersCount));
    }

    @Test
    void what_a_quorum_asks_of_a_class_can_be_met_by_its_seats() {
        List<Seat> seats = List.of(new Seat("s1", "Chair", "lay", true), new Seat("s2", "Doctor", "clinical", true));
        Constitution both = with(seats, perClass(new ClassQuorum("clinical", 1)), null);
        given().when(constitute(both)).then(Boards.constituted(Regime.NHS_BODY, both));
        given().when(constitute(with(seats, perClass(new ClassQuorum("clinical", 2)), null)))
                .refusedBy(ConstitutionRules.ClassForAQuorumHasEnoughSeats.class);
        given().when(constitute(with(seats, perClass(new ClassQuorum("clinical", 0)), null)))
                .refusedBy(ConstitutionRules.ClassForAQuorumHasEnoughSeats.class);
        given().when(constitute(with(seats, perClass(new ClassQuorum("lay", 1), new ClassQuorum("lay", 1)), null)))
                .refusedBy(FormRules.IdsAreDistinct.class);
    }

    @Test
    void a_share_for_a_quorum_says_of_what() {
        Fraction third = new Fraction(1, 3);
        Constitution ofSeats =
                with(THREE_SEATS.seats(), new QuorumRule(null, third, QuorumBase.SEATS, List.of(), false), null);
        given().when(constitute(ofSeats)).then(Boards.constituted(Regime.NHS_BODY, ofSeats));
        given().when(constitute(with(THREE_SEATS.seats(), new QuorumRule(null, third, null, List.of(), false), null)))
                .refusedBy(ConstitutionRules.ShareForAQuorumSaysOfWhat.class);
        given().when(constitute(
                        with(THREE_SEATS.seats(), new QuorumRule(2, null, QuorumBase.SEATS, List.of(), false), null)))
                .refusedBy(ConstitutionRules.ShareForAQuorumSaysOfWhat.class);
    }

    @Test
    void a_motion_can_be_carried() {
        Constitution moreThanAll = new Constitution(
                THREE_SEATS.seats(),
                THREE_SEATS.quorum(),
                new DecisionRule(new Fraction(3, 3), ShareBase.ELIGIBLE, true),
                false,
                null,
                0);
        given().when(constitute(moreThanAll)).refusedBy(ConstitutionRules.MotionCanBeCarried.class);
    }

    @Test
    void a_seat_is_filled_when_it_is_vacant_and_by_somebody_without_one() {
        given(CONSTITUTED).when(fill("s1", "ann")).then(FILLED);
        given(CONSTITUTED, FILLED).when(fill("s1", "bob")).refusedBy(BodyRules.SeatIsVacantWhenFilled.class);
        given(CONSTITUTED, FILLED).when(fill("s2", "ann")).refusedBy(BodyRules.MemberHoldsOneSeatOfABody.class);
        given(CONSTITUTED).when(fill("s9", "ann")).refusedBy(BodyRules.SeatIsInTheConstitution.class);
    }

    @Test
    void a_seat_that_is_held_is_vacated_by_its_holder() {
        VacateSeat vacate = new VacateSeat(ID, "s1", "Retired", null);
        given(CONSTITUTED, FILLED).when(vacate).then(new SeatVacated("s1", "ann", "Retired"));
        given(CONSTITUTED).when(vacate).refusedBy(BodyRules.VacatedSeatWasHeld.class);
    }

    @Test
    void holders_of_seats_that_remain_stay() {
        Constitution two = constitution(2, 2);
        BodyReconstituted reconstituted = new BodyReconstituted(two, "Smaller", null);
        given(CONSTITUTED, FILLED, new SeatFilled("s3", "cay", null))
                .when(new ReconstituteBody(ID, two, "Smaller", null, null))
                .then(reconstituted);
        var smaller = given(CONSTITUTED, FILLED, new SeatFilled("s3", "cay", null), reconstituted);
        smaller.when(fill("s1", "bob")).refusedBy(BodyRules.SeatIsVacantWhenFilled.class);
        smaller.when(fill("s2", "cay")).then(new SeatFilled("s2", "cay", null));
    }

    @Test
    void a_deputy_is_named_once_and_is_another_than_the_holder() {
        NameDeputy name = new NameDeputy(ID, "s1", "dee", null);
        DeputyNamed named = new DeputyNamed("s1", "dee");
        given(CONSTITUTED, FILLED).when(name).then(named);
        given(CONSTITUTED, FILLED, named).when(name).refusedBy(BodyRules.DeputyIsNamedOnceForASeat.class);
        given(CONSTITUTED, FILLED)
                .when(new NameDeputy(ID, "s1", "ann", null))
                .refusedBy(BodyRules.DeputyIsAnotherThanTheHolder.class);
    }

    @Test
    void only_a_deputy_who_was_named_is_removed() {
        RemoveDeputy remove = new RemoveDeputy(ID, "s1", "dee", "Moved away", null);
        given(CONSTITUTED, new DeputyNamed("s1", "dee"))
                .when(remove)
                .then(new DeputyRemoved("s1", "dee", "Moved away"));
        given(CONSTITUTED).when(remove).refusedBy(BodyRules.RemovedDeputyWasNamed.class);
    }

    @Test
    void a_matter_is_either_reserved_or_delegated() {
        given(CONSTITUTED).when(reserve(ID, null)).then(new MatterReserved("mergers", "Mergers", ID, null, null, null));
        given(CONSTITUTED)
                .when(reserve(null, "accountable-officer"))
                .then(new MatterReserved("mergers", "Mergers", null, "accountable-officer", null, null));
        given(CONSTITUTED).when(reserve(null, null)).refusedBy(BodyRules.MatterIsEitherReservedOrDelegated.class);
        given(CONSTITUTED).when(reserve(ID, "officer")).refusedBy(BodyRules.MatterIsEitherReservedOrDelegated.class);
    }

    @Test
    void only_a_line_in_force_ends() {
        EndMatterReservation end = new EndMatterReservation(ID, "mergers", "New scheme", null);
        MatterReserved reserved = new MatterReserved("mergers", "Mergers", ID, null, null, null);
        given(CONSTITUTED, reserved).when(end).then(new MatterReservationEnded("mergers", "New scheme"));
        given(CONSTITUTED).when(end).refusedBy(BodyRules.EndedReservationWasInForce.class);
    }

    @Test
    void what_was_dissolved_stays_dissolved() {
        given(CONSTITUTED)
                .when(new DissolveBody(ID, "Merged", "northmere-gb", null, null))
                .then(DISSOLVED);
        given(CONSTITUTED, DISSOLVED).when(fill("s1", "ann")).refusedBy(BodyRules.DissolvedBodyStaysDissolved.class);
        given(CONSTITUTED, DISSOLVED).when(reserve(ID, null)).refusedBy(BodyRules.DissolvedBodyStaysDissolved.class);
    }

    @Test
    void nothing_is_recorded_of_a_body_that_was_not_constituted() {
        given().when(fill("s1", "ann")).refusedBy(BodyRules.BodyIsConstituted.class);
    }

    private static Scenario<BodyState, BodyCommand, BodyEvent> given(BodyEvent... events) {
        return Scenario.of(new BodyDecider(), Instant.EPOCH).given(List.of(events));
    }

    private static ConstituteBody constitute(Constitution constitution) {
        return new ConstituteBody(
                ID, "Governing body", BodyKind.BOARD, Regime.NHS_BODY, null, constitution, null, null);
    }

    private static FillSeat fill(String seat, String member) {
        return new FillSeat(ID, seat, member, null, null);
    }

    private static ReserveMatter reserve(@Nullable String reservedTo, @Nullable String delegatedTo) {
        return new ReserveMatter(ID, "mergers", "Mergers", reservedTo, delegatedTo, null, null, null);
    }

    private static Constitution with(List<Seat> seats, QuorumRule quorum, @Nullable String chairSeat) {
        return new Constitution(seats, quorum, Boards.MAJORITY, false, chairSeat, 3);
    }

    private static QuorumRule absolute(int minimum) {
        return new QuorumRule(minimum, null, null, List.of(), false);
    }

    private static QuorumRule perClass(ClassQuorum... classes) {
        return new QuorumRule(null, null, null, List.of(classes), false);
    }
}
