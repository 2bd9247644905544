package org.duly.events.ballot;

import org.duly.events.DomainEvent;

/** An event of one ballot: the stream {@code ballot/<uuid>}; its scope is the engagement it names, or else the merger, or else the body, or else itself. */
public sealed interface BallotEvent extends DomainEvent
        permits BallotScheduled,
                ElectorateRevised,
                BallotOpened,
                BallotOpeningRefused,
                BallotPaperReturned,
                BallotPaperRefused,
                BallotClosed,
                ScrutineerCountRecorded,
                BallotDeclared,
                RevoteOrdered,
                BallotAbandoned {}
