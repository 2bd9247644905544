package org.duly.events.consideration;

import org.duly.events.DomainEvent;

/** An event of one consideration: the stream {@code consideration/<uuid>}. */
public sealed interface ConsiderationEvent extends DomainEvent
        permits ConsiderationRaised, ConsiderationAnswered, ConsiderationReopened, ConsiderationWithdrawn {}
