package org.duly.events.ballot;

import org.duly.events.Classification;
import org.duly.events.EventType;
import org.duly.events.ProtectedText;
import org.jspecify.annotations.Nullable;

/**
 * A member returned their paper.
 *
 * @param choice a {@link BallotChoice}, encrypted until the ballot is closed; absent in a secret ballot
 */
@EventType(value = "org.duly.ballot.ballot-paper-returned.v1", classification = Classification.OFFICIAL_SENSITIVE)
public record BallotPaperReturned(
        String constituencyId, String member, @Nullable ProtectedText choice) implements BallotEvent {}
