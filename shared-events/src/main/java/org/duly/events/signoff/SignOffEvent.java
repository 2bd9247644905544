package org.duly.events.signoff;

import org.duly.events.DomainEvent;
import org.duly.events.governance.ConditionEvent;

/** An event of one sign-off: the stream {@code sign-off/<uuid>}; its scope is the engagement it names, or else the merger, or else the body. */
public sealed interface SignOffEvent extends DomainEvent
        permits SignOffRequested,
                PackCirculated,
                PackItemRead,
                InterestDeclared,
                ConflictRuled,
                DispensationGranted,
                AttendanceRecorded,
                QuorumConfirmed,
                QuorumLost,
                ConsiderationsDiscussed,
                VoteOpened,
                VoteCast,
                CastingVoteGiven,
                VoteDeclared,
                WrittenResolutionOpened,
                WrittenResolutionCarried,
                WrittenResolutionLapsed,
                UrgentActionTaken,
                UrgentActionRatified,
                UrgentActionNotRatified,
                SignOffGranted,
                SignOffRefused,
                SignOffDeferred,
                SignOffRequestWithdrawn,
                ConditionEvent {}
