package org.duly.events.organisation;

import org.duly.events.DomainEvent;

/** An event of one organisation: the stream {@code organisation/<id>}, which is its own scope. */
public sealed interface OrganisationEvent extends DomainEvent
        permits OrganisationEstablished, OrganisationFederated, OrganisationRenamed, OrganisationDissolved {}
