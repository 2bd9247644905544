package org.duly.events.signoff;

import org.duly.events.EventType;
import org.duly.events.programme.SourceReference;
import org.jspecify.annotations.Nullable;

/** A councillor may vote in spite of a disclosable pecuniary interest (Localism Act 2011, section 33). */
@EventType("org.duly.governance.dispensation-granted.v1")
public record DispensationGranted(
        String interestId,
        String member,
        String by,
        String reason,
        @Nullable SourceReference source) implements SignOffEvent {}
