package org.duly.command.body;

import org.duly.command.log.Append.Guard;
import org.duly.events.body.BodyRoll;

/**
 * A body at the head of the log.
 *
 * @param guard what must not have been recorded since for this to stand
 */
public record KnownBody(String bodyId, BodyRoll roll, Guard guard) {}
