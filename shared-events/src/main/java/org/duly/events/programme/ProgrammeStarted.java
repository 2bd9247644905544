package org.duly.events.programme;

import java.util.List;
import org.duly.events.EventType;

/**
 * A programme of work was started: the first event of its stream.
 *
 * @param ownerBodies opaque ids of the bodies that run it, at least one
 */
@EventType("org.duly.programme.programme-started.v1")
public record ProgrammeStarted(String title, String purpose, List<String> ownerBodies) implements ProgrammeEvent {}
