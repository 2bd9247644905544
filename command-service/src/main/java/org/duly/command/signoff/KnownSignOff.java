package org.duly.command.signoff;

import java.util.UUID;
import org.duly.command.log.Append.Guard;
import org.duly.command.signoff.SignOffState.Requested;
import org.duly.events.signoff.PackStanding;

/**
 * A sign-off at the head of the log.
 *
 * @param scope what it belongs to
 * @param pack its papers, and when they were sent
 * @param guard that nothing was sent since, for an act that stands on what was
 */
public record KnownSignOff(UUID signOffId, String scope, Requested state, PackStanding pack, Guard guard) {}
