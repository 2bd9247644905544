package org.duly.events.governance;

import org.duly.events.decision.DecisionEvent;
import org.duly.events.merger.MergerEvent;
import org.duly.events.signoff.SignOffEvent;

/** An event of a condition, in the stream of the sign-off, decision or merger it was attached to. */
public sealed interface ConditionEvent extends SignOffEvent, DecisionEvent, MergerEvent
        permits ConditionAttached, ConditionEvidenced, ConditionDischarged, ConditionWaived, ConditionBreached {}
