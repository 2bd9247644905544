package org.duly.events.merger;

import java.util.UUID;
import org.duly.events.EventType;
import org.duly.events.programme.SourceReference;
import org.jspecify.annotations.Nullable;

/** A party resolved on the merger. A later resolution takes the place of an earlier one. */
@EventType("org.duly.merger.party-resolved.v1")
public record PartyResolved(
        String party,
        boolean inFavour,
        @Nullable UUID decisionId,
        @Nullable UUID signOffId,
        @Nullable SourceReference source)
        implements MergerEvent {}
