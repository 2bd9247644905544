package org.duly.events.signoff;

import java.util.List;
import org.duly.events.EventType;
import org.jspecify.annotations.Nullable;

/**
 * Who is there for the item, from now until it is recorded anew.
 *
 * @param chairing opaque id of the member in the chair
 */
@EventType("org.duly.governance.attendance-recorded.v1")
public record AttendanceRecorded(
        List<Attendee> present,
        List<String> apologies,
        @Nullable String chairing) implements SignOffEvent {}
