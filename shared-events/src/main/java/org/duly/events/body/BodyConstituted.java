package org.duly.events.body;

import org.duly.events.EventType;
import org.duly.events.programme.SourceReference;
import org.jspecify.annotations.Nullable;

/**
 * A body that decides exists.
 *
 * @param organisationId the organisation it is a body of
 * @param constitution how it is made up and decides; absent where that is not kept here, as with a regulator or with members
 *     who are balloted: no vote is opened in it
 * @param source the constitution or standing orders
 */
@EventType("org.duly.governance.body-constituted.v1")
public record BodyConstituted(
        String name,
        BodyKind kind,
        Regime regime,
        @Nullable String organisationId,
        @Nullable Constitution constitution,
        @Nullable SourceReference source)
        implements BodyEvent {}
