package org.duly.events.merger;

import org.duly.events.DomainEvent;
import org.duly.events.governance.ConditionEvent;

/** An event of one merger case: the stream {@code merger/<uuid>}; its scope is the merger itself. */
public sealed interface MergerEvent extends DomainEvent
        permits MergerProposed,
                CriterionEvidenced,
                StakeholderViewRecorded,
                MemberSupportRecorded,
                PartyResolved,
                MergerDecided,
                ApplicationSubmitted,
                ApplicationDetermined,
                TransferSchemeMade,
                MergerEffective,
                MergerAbandoned,
                ConditionEvent {}
