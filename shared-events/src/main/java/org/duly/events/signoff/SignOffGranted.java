package org.duly.events.signoff;

import java.util.List;
import org.duly.events.EventType;
import org.duly.events.governance.Irregularity;
import org.duly.events.governance.VoteTally;
import org.jspecify.annotations.Nullable;

/**
 * The body signed that version, outright or on conditions.
 *
 * @param sha256 lower-case hex: what was signed
 * @param conditions ids of the conditions attached with it
 * @param vote as declared; absent if the body agreed without a count
 */
@EventType("org.duly.governance.sign-off-granted.v1")
public record SignOffGranted(
        int version,
        String sha256,
        List<String> conditions,
        @Nullable VoteTally vote,
        List<Irregularity> irregularities)
        implements SignOffEvent {}
