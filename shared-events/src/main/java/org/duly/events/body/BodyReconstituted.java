package org.duly.events.body;

import org.duly.events.EventType;
import org.duly.events.programme.SourceReference;
import org.jspecify.annotations.Nullable;

/** The constitution of a body changed; holders of seats that remain stay. */
@EventType("org.duly.governance.body-reconstituted.v1")
public record BodyReconstituted(
        Constitution constitution, String reason, @Nullable SourceReference source) implements BodyEvent {}
