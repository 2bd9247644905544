package org.duly.events.signoff;

import java.util.List;
import org.duly.events.EventType;
import org.duly.events.governance.Irregularity;
import org.duly.events.governance.VoteTally;
import org.jspecify.annotations.Nullable;

/** The body did not sign that version. */
@EventType("org.duly.governance.sign-off-refused.v1")
public record SignOffRefused(String reasons, @Nullable VoteTally vote, List<Irregularity> irregularities)
        implements SignOffEvent {}
