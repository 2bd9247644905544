package org.duly.events.signoff;

import org.duly.events.EventType;

/** The body is not asked any more. */
@EventType("org.duly.governance.sign-off-request-withdrawn.v1")
public record SignOffRequestWithdrawn(String reason) implements SignOffEvent {}
