package org.duly.events.decision;

import java.util.List;
import org.duly.events.EventType;

/**
 * Members of a scrutiny committee called an executive decision in before it took effect (Local Government Act 2000, section 9F).
 *
 * @param committee opaque id of the body; each has one call-in open at a time
 * @param by opaque ids of the members
 */
@EventType("org.duly.governance.decision-called-in.v1")
public record DecisionCalledIn(String committee, List<String> by, String reasons) implements DecisionEvent {}
