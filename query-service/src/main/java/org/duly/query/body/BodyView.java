package org.duly.query.body;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.duly.events.body.BodyDissolved;
import org.duly.events.body.BodyKind;
import org.duly.events.body.BodyRoll;
import org.duly.events.body.Constitution;
import org.duly.events.body.MatterReserved;
import org.duly.events.body.Regime;
import org.duly.events.body.Seat;
import org.duly.query.governance.Act;
import org.duly.query.governance.Kind;
import org.duly.query.log.PlacedEvent;
import org.jspecify.annotations.Nullable;

/**
 * A body, now or in the past.
 *
 * @param constitution the one in force; null where none is kept
 * @param seats with whoever holds them, in the constitution's order
 * @param scheme the lines in force
 * @param dissolved null while it exists
 * @param acts its events, in order
 */
public record BodyView(
        String id,
        String name,
        BodyKind kind,
        Regime regime,
        @Nullable String organisationId,
        @Nullable Constitution constitution,
        List<SeatView> seats,
        List<MatterReserved> scheme,
        @Nullable BodyDissolved dissolved,
        List<Act> acts,
        String log,
        long position,
        long streamVersion) {

    /**
     * A seat.
     *
     * @param holder opaque id of the member, null while vacant
     * @param deputies opaque ids
     */
    public record SeatView(Seat seat, @Nullable String holder, List<String> deputies) {}

    static Optional<BodyView> of(List<PlacedEvent> events) {
        BodyRoll roll = BodyFold.all(events);
        if (roll == null) {
            return Optional.empty();
        }
        PlacedEvent last = events.getLast();
        return Optional.of(new BodyView(
                Kind.BODY.idOf(last.envelope().stream()),
                roll.constituted().name(),
                roll.constituted().kind(),
                roll.constituted().regime(),
                roll.constituted().organisationId(),
                roll.constitution(),
                roll.seats().stream()
                        .map(seat -> new SeatView(
                                seat,
                                roll.holder(seat.seatId()),
                                roll.deputies().getOrDefault(seat.seatId(), Set.of()).stream()
                                        .sorted()
                                        .toList()))
                        .toList(),
                roll.scheme().values().stream()
                        .sorted(Comparator.comparing(MatterReserved::matterId))
                        .toList(),
                roll.dissolved(),
                events.stream().map(Act::of).toList(),
                last.log(),
                last.position(),
                last.envelope().streamVersion()));
    }
}
