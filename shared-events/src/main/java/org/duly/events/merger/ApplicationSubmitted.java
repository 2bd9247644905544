package org.duly.events.merger;

import org.duly.events.EventType;
import org.duly.events.programme.SourceReference;

/** The regulator was asked to approve. */
@EventType("org.duly.merger.application-submitted.v1")
public record ApplicationSubmitted(String regulator, SourceReference application) implements MergerEvent {}
