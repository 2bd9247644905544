package org.duly.events.body;

import org.duly.events.DomainEvent;

/** An event of one body: the stream {@code body/<id>}, which is its own scope. */
public sealed interface BodyEvent extends DomainEvent
        permits BodyConstituted,
                BodyReconstituted,
                SeatFilled,
                SeatVacated,
                DeputyNamed,
                DeputyRemoved,
                MatterReserved,
                MatterReservationEnded,
                BodyDissolved {}
