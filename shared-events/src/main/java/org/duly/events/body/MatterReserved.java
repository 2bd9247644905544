package org.duly.events.body;

import org.duly.events.EventType;
import org.duly.events.programme.SourceReference;
import org.jspecify.annotations.Nullable;

/**
 * A line of the scheme of reservation and delegation came into force, in the place of an earlier one of that matter.
 *
 * @param reservedTo opaque id of the body that alone decides it
 * @param delegatedTo opaque id of the body or office it is delegated to; exactly one of the two is present
 * @param limits up to what amount or under which terms
 */
@EventType("org.duly.governance.matter-reserved.v1")
public record MatterReserved(
        String matterId,
        String matter,
        @Nullable String reservedTo,
        @Nullable String delegatedTo,
        @Nullable String limits,
        @Nullable SourceReference source)
        implements BodyEvent {}
