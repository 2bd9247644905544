package org.duly.events.response;

import org.duly.events.DomainEvent;

/** An event of one response's stream. */
public sealed interface ResponseEvent extends DomainEvent
        permits ResponseLogged,
                ResponseTranscriptionChecked,
                ResponseAcknowledged,
                ResponseAmended,
                ResponseWithdrawn,
                ResponseLinkedAsDuplicate,
                ResponseAssignedToCampaign,
                LateResponseRuled,
                ResponseCounted,
                ResponseExcluded,
                ResponseCoded,
                CodingReviewed,
                ResponseRead,
                ResponseRedacted,
                AttachmentAdded,
                AttachmentSetAside,
                DuplicateLinkRemoved,
                ResponseRemovedFromCampaign {}
