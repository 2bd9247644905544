package org.duly.events.signoff;

import java.util.List;
import org.duly.events.EventType;
import org.duly.events.governance.Irregularity;
import org.duly.events.governance.VoteTally;

/** The vote was closed and its result declared. */
@EventType("org.duly.governance.vote-declared.v1")
public record VoteDeclared(VoteTally tally, boolean carried, List<Irregularity> irregularities)
        implements SignOffEvent {}
