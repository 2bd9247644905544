package org.duly.events.disclosure;

import org.duly.events.DomainEvent;

/** An event of one disclosure: the stream {@code disclosure/<uuid>}; its scope is that of what was disclosed. */
public sealed interface DisclosureEvent extends DomainEvent permits DisclosureBundleIssued {}
