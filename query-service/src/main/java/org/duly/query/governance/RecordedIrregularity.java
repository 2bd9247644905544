package org.duly.query.governance;

import org.duly.events.governance.Irregularity;

/** A rule that was broken, and the event it was recorded with. */
public record RecordedIrregularity(Irregularity irregularity, Act in) {}
