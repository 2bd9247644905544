package org.duly.command.body;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.duly.events.body.BodyConstituted;
import org.duly.events.body.BodyEvent;
import org.duly.events.body.BodyKind;
import org.duly.events.body.BodyRoll;
import org.duly.events.body.Constitution;
import org.duly.events.body.DecisionRule;
import org.duly.events.body.QuorumRule;
import org.duly.events.body.Regime;
import org.duly.events.body.Seat;
import org.duly.events.body.SeatFilled;
import org.duly.events.body.ShareBase;
import org.duly.events.governance.Fraction;

/** Bodies to test with: seats s1, s2, … held by m1, m2, … */
public final class Boards {
    /** More than half of the votes cast. */
    public static final DecisionRule MAJORITY = new DecisionRule(new Fraction(1, 2), ShareBase.CAST, true);

    private Boards() {}

    /** So many voting seats; the first chairs, with a casting vote. */
    public static Constitution constitution(int seats, int quorum) {
        return new Constitution(
                IntStream.rangeClosed(1, seats)
                        .mapToObj(n -> new Seat("s" + n, "Member " + n, null, true))
                        .toList(),
                new QuorumRule(quorum, null, null, List.of(), false),
                MAJORITY,
                true,
                "s1",
                3);
    }

    public static BodyConstituted constituted(Regime regime, Constitution constitution) {
        return new BodyConstituted("Governing body", BodyKind.BOARD, regime, null, constitution, null);
    }

    /** A body all of whose seats are held. */
    public static BodyRoll full(Regime regime, Constitution constitution) {
        List<BodyEvent> events = new ArrayList<>();
        events.add(constituted(regime, constitution));
        constitution
                .seats()
                .forEach(seat -> events.add(
                        new SeatFilled(seat.seatId(), "m" + seat.seatId().substring(1), null)));
        return roll(events);
    }

    /** What events make of a body; the first of them constitutes it. */
    public static BodyRoll roll(List<BodyEvent> events) {
        BodyRoll roll = null;
        for (BodyEvent event : events) {
            roll = BodyRoll.after(roll, event);
        }
        if (roll == null) {
            throw new IllegalArgumentException("Nothing was constituted");
        }
        return roll;
    }
}
