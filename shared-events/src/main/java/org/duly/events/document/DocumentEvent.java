package org.duly.events.document;

import org.duly.events.DomainEvent;

/** An event of one document: the stream {@code document/<uuid>}; its scope is the engagement it is about, or itself. */
public sealed interface DocumentEvent extends DomainEvent permits DocumentVersionIssued, DocumentVersionWithdrawn {}
