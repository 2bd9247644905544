package org.duly.events;

import org.duly.events.ballot.BallotEvent;
import org.duly.events.body.BodyEvent;
import org.duly.events.codebook.CodebookEvent;
import org.duly.events.consideration.ConsiderationEvent;
import org.duly.events.decision.DecisionEvent;
import org.duly.events.disclosure.DisclosureEvent;
import org.duly.events.document.DocumentEvent;
import org.duly.events.engagement.EngagementEvent;
import org.duly.events.merger.MergerEvent;
import org.duly.events.organisation.OrganisationEvent;
import org.duly.events.privacy.PrivacyEvent;
import org.duly.events.programme.ProgrammeEvent;
import org.duly.events.response.ResponseEvent;
import org.duly.events.signoff.SignOffEvent;

/**
 * Something that happened, in the past tense, as published on the topic.
 *
 * <p>Sealed: a {@code switch} over it names every event a reader forgot. Each concrete event is a record annotated
 * with its {@link EventType}; a component is required unless it is {@code @Nullable}.
 */
public sealed interface DomainEvent
        permits EngagementEvent,
                ResponseEvent,
                CodebookEvent,
                ConsiderationEvent,
                ProgrammeEvent,
                PrivacyEvent,
                BodyEvent,
                DocumentEvent,
                SignOffEvent,
                DecisionEvent,
                BallotEvent,
                MergerEvent,
                OrganisationEvent,
                DisclosureEvent {}
