package org.duly.events.decision;

import org.duly.events.DomainEvent;
import org.duly.events.governance.ConditionEvent;

/** An event of one decision: the stream {@code decision/<uuid>}; its scope is the engagement it names, or else the merger, or else the body. */
public sealed interface DecisionEvent extends DomainEvent
        permits DecisionTaken,
                DecisionCorrected,
                DecisionPublished,
                DecisionCalledIn,
                CallInUpheld,
                CallInDismissed,
                ScrutinyReferred,
                ScrutinyReferralDetermined,
                DecisionEffective,
                DecisionSuperseded,
                DecisionRescinded,
                ConditionEvent {}
