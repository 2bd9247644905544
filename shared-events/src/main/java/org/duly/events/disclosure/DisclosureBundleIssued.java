package org.duly.events.disclosure;

import java.time.Instant;
import java.util.List;
import org.duly.events.EventType;
import org.jspecify.annotations.Nullable;

/**
 * A bundle of events with their proofs was given out.
 *
 * @param asOfPosition the last position that was taken into account
 * @param asOfRecorded the recorded time that was asked for, if that is how the position was found
 * @param checkpointSize how many events the checkpoint covers under which everything in the bundle is proven
 * @param manifestSha256 lower-case hex, of the manifest, which lists every file of the bundle by its digest
 * @param recipient opaque id of a person, or the id of an organisation
 * @param purpose why it was given out, never about a private person
 */
@EventType("org.duly.disclosure.disclosure-bundle-issued.v1")
public record DisclosureBundleIssued(
        DisclosureSubject subject,
        long asOfPosition,
        @Nullable Instant asOfRecorded,
        long checkpointSize,
        String manifestSha256,
        String recipient,
        String purpose,
        List<WithheldEvent> withheld,
        List<OpenedField> opened)
        implements DisclosureEvent {}
