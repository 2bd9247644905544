package org.duly.events.signoff;

import java.util.List;
import org.duly.events.EventType;
import org.duly.events.governance.Irregularity;
import org.duly.events.governance.VoteTally;

/** Enough members agreed in writing. */
@EventType("org.duly.governance.written-resolution-carried.v1")
public record WrittenResolutionCarried(VoteTally tally, List<Irregularity> irregularities) implements SignOffEvent {}
