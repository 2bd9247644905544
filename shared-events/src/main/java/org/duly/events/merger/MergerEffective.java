package org.duly.events.merger;

import java.util.List;
import org.duly.events.EventType;
import org.duly.events.governance.Irregularity;
import org.duly.events.programme.StatedDate;

/** The parties are one organisation. Each party is dissolved and the successor established in a stream of its own. */
@EventType("org.duly.merger.merger-effective.v1")
public record MergerEffective(StatedDate on, List<Irregularity> irregularities) implements MergerEvent {}
