package org.duly.events.disclosure;

import java.util.UUID;

/** What a bundle is about. */
public record DisclosureSubject(SubjectKind kind, UUID id) {}
