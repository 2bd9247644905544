package org.duly.events.decision;

import java.util.List;
import org.duly.events.EventType;
import org.duly.events.governance.Irregularity;
import org.duly.events.programme.StatedDate;

/** The decision took effect. */
@EventType("org.duly.governance.decision-effective.v1")
public record DecisionEffective(StatedDate on, List<Irregularity> irregularities) implements DecisionEvent {}
