package org.duly.command.body;

import static org.duly.command.handling.BusinessRule.verify;
import static org.duly.command.handling.FormRules.text;

import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.duly.command.body.BodyCommand.ConstituteBody;
import org.duly.command.body.BodyCommand.DissolveBody;
import org.duly.command.body.BodyCommand.EndMatterReservation;
import org.duly.command.body.BodyCommand.FillSeat;
import org.duly.command.body.BodyCommand.NameDeputy;
import org.duly.command.body.BodyCommand.ReconstituteBody;
import org.duly.command.body.BodyCommand.RemoveDeputy;
import org.duly.command.body.BodyCommand.ReserveMatter;
import org.duly.command.body.BodyCommand.VacateSeat;
import org.duly.command.body.BodyRules.BodyIsConstituted;
import org.duly.command.body.BodyRules.BodyIsConstitutedOnce;
import org.duly.command.body.BodyRules.DeputyIsAnotherThanTheHolder;
import org.duly.command.body.BodyRules.DeputyIsNamedOnceForASeat;
import org.duly.command.body.BodyRules.DissolvedBodyStaysDissolved;
import org.duly.command.body.BodyRules.EndedReservationWasInForce;
import org.duly.command.body.BodyRules.MatterIsEitherReservedOrDelegated;
import org.duly.command.body.BodyRules.MemberHoldsOneSeatOfABody;
import org.duly.command.body.BodyRules.RemovedDeputyWasNamed;
import org.duly.command.body.BodyRules.SeatIsInTheConstitution;
import org.duly.command.body.BodyRules.SeatIsVacantWhenFilled;
import org.duly.command.body.BodyRules.VacatedSeatWasHeld;
import org.duly.command.body.BodyState.Constituted;
import org.duly.command.body.BodyState.NotConstituted;
import org.duly.command.handling.Decider;
import org.duly.command.handling.FormRules;
import org.duly.command.handling.FormRules.IdIsPlain;
import org.duly.command.handling.FormRules.ListFits;
import org.duly.command.handling.Limits;
import org.duly.command.handling.Refusal;
import org.duly.events.body.BodyConstituted;
import org.duly.events.body.BodyDissolved;
import org.duly.events.body.BodyEvent;
import org.duly.events.body.BodyReconstituted;
import org.duly.events.body.BodyRoll;
import org.duly.events.body.DeputyNamed;
import org.duly.events.body.DeputyRemoved;
import org.duly.events.body.MatterReservationEnded;
import org.duly.events.body.MatterReserved;
import org.duly.events.body.SeatFilled;
import org.duly.events.body.SeatVacated;

/** Decides how a body is made up, who sits on it, and what its scheme of reservation and delegation gives to whom. */
public final class BodyDecider implements Decider<BodyState, BodyCommand, BodyEvent> {
    @Override
    public BodyState initial() {
        return new NotConstituted();
    }

    @Override
    public List<BodyEvent> decide(BodyState state, BodyCommand command, Instant now) {
        FormRules.verifyOccurrence(command);
        if (command instanceof ConstituteBody constitute) {
            return List.of(constitute(state, constitute));
        }
        BodyRoll roll = existing(state, command);
        return List.of(
                switch (command) {
                    case ConstituteBody constitute -> constitute(state, constitute);
                    case ReconstituteBody reconstitute -> reconstitute(reconstitute);
                    case FillSeat fill -> fill(roll, fill);
                    case VacateSeat vacate -> vacate(roll, vacate);
                    case NameDeputy name -> name(roll, name);
                    case RemoveDeputy remove -> remove(roll, remove);
                    case ReserveMatter reserve -> reserve(reserve);
                    case EndMatterReservation end -> end(roll, end);
                    case DissolveBody dissolve -> dissolve(dissolve);
                });
    }

    private static BodyEvent constitute(BodyState state, ConstituteBody command) {
        verify(new BodyIsConstitutedOnce(state), new IdIsPlain("/bodyId", command.bodyId()));
        FormRules.verify(text("/name", command.name(), Limits.LINE));
        FormRules.verifyOptionalId("/organisationId", command.organisationId());
        if (command.constitution() != null) {
            ConstitutionRules.verifyConstitution(command.constitution());
        }
        FormRules.verifySource("/source", command.source());
        return new BodyConstituted(
                command.name(),
                command.kind(),
                command.regime(),
                command.organisationId(),
                command.constitution(),
                command.source());
    }

    private static BodyEvent reconstitute(ReconstituteBody command) {
        ConstitutionRules.verifyConstitution(command.constitution());
        FormRules.verify(text("/reason", command.reason(), Limits.PARAGRAPH));
        FormRules.verifySource("/source", command.source());
        return new BodyReconstituted(command.constitution(), command.reason(), command.source());
    }

    private static BodyEvent fill(BodyRoll roll, FillSeat command) {
        verify(
                new SeatIsInTheConstitution(roll, command.seatId()),
                new IdIsPlain("/member", command.member()),
                new SeatIsVacantWhenFilled(roll, command.seatId()),
                new MemberHoldsOneSeatOfABody(roll, command.member()));
        FormRules.verifyDate("/until", command.until());
        return new SeatFilled(command.seatId(), command.member(), command.until());
    }

    private static BodyEvent vacate(BodyRoll roll, VacateSeat command) {
        verify(new SeatIsInTheConstitution(roll, command.seatId()), new VacatedSeatWasHeld(roll, command.seatId()));
        FormRules.verify(text("/reason", command.reason(), Limits.PARAGRAPH));
        return new SeatVacated(
                command.seatId(), Objects.requireNonNull(roll.holder(command.seatId())), command.reason());
    }

    private static BodyEvent name(BodyRoll roll, NameDeputy command) {
        Set<String> deputies = roll.deputies().getOrDefault(command.seatId(), Set.of());
        verify(
                new SeatIsInTheConstitution(roll, command.seatId()),
                new IdIsPlain("/deputy", command.deputy()),
                new DeputyIsAnotherThanTheHolder(roll.holder(command.seatId()), command.deputy()),
                new DeputyIsNamedOnceForASeat(deputies.contains(command.deputy()), command.deputy()),
                new ListFits("/deputy", deputies.size() + 1, Limits.DEPUTIES));
        return new DeputyNamed(command.seatId(), command.deputy());
    }

    private static BodyEvent remove(BodyRoll roll, RemoveDeputy command) {
        Set<String> deputies = roll.deputies().getOrDefault(command.seatId(), Set.of());
        verify(
                new SeatIsInTheConstitution(roll, command.seatId()),
                new RemovedDeputyWasNamed(deputies.contains(command.deputy()), command.deputy()));
        FormRules.verify(text("/reason", command.reason(), Limits.PARAGRAPH));
        return new DeputyRemoved(command.seatId(), command.deputy(), command.reason());
    }

    private static BodyEvent reserve(ReserveMatter command) {
        verify(
                new IdIsPlain("/matterId", command.matterId()),
                new MatterIsEitherReservedOrDelegated(command.reservedTo(), command.delegatedTo()));
        FormRules.verify(text("/matter", command.matter(), Limits.LINE));
        FormRules.verifyOptionalId("/reservedTo", command.reservedTo());
        FormRules.verifyOptionalId("/delegatedTo", command.delegatedTo());
        FormRules.verifyOptional("/limits", command.limits(), Limits.PARAGRAPH);
        FormRules.verifySource("/source", command.source());
        return new MatterReserved(
                command.matterId(),
                command.matter(),
                command.reservedTo(),
                command.delegatedTo(),
                command.limits(),
                command.source());
    }

    private static BodyEvent end(BodyRoll roll, EndMatterReservation command) {
        verify(new EndedReservationWasInForce(roll, command.matterId()));
        FormRules.verify(text("/reason", command.reason(), Limits.PARAGRAPH));
        return new MatterReservationEnded(command.matterId(), command.reason());
    }

    private static BodyEvent dissolve(DissolveBody command) {
        FormRules.verify(text("/reason", command.reason(), Limits.PARAGRAPH));
        FormRules.verifyOptionalId("/successor", command.successor());
        FormRules.verifySource("/source", command.source());
        return new BodyDissolved(command.reason(), command.successor(), command.source());
    }

    private static BodyRoll existing(BodyState state, BodyCommand command) {
        if (!(state instanceof Constituted constituted)) {
            throw new Refusal(new BodyIsConstituted(command.bodyId()));
        }
        verify(new DissolvedBodyStaysDissolved(constituted.roll()));
        return constituted.roll();
    }

    @Override
    public BodyState evolve(BodyState state, BodyEvent event) {
        BodyRoll before = state instanceof Constituted constituted ? constituted.roll() : null;
        BodyRoll after = BodyRoll.after(before, event);
        return after == null ? state : new Constituted(after);
    }
}
