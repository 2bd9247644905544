package org.duly.events.signoff;

import org.duly.events.EventType;
import org.duly.events.programme.StatedDate;
import org.jspecify.annotations.Nullable;

/** The body put the item off; it is taken up again where it stands. */
@EventType("org.duly.governance.sign-off-deferred.v1")
public record SignOffDeferred(@Nullable StatedDate until, String reason) implements SignOffEvent {}
