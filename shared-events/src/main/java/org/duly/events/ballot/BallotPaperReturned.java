package org.duly.events.ballot;

import org.duly.events.Classification;
import org.duly.events.EventType;
import org.duly.events.ProtectedText;
import org.jspecify.annotations.Nullable;

/**
 * A member returned their paper. The event's time is when it was received.
 *
 * @param choice a {@link BallotChoice}, filled up with blanks to the length of the longest so that lengths say nothing, and
 *     sealed under the ballot's key for the field {@code choice} until the result is declared; absent in a secret ballot
 */
@EventType(value = "org.duly.ballot.ballot-paper-returned.v1", classification = Classification.OFFICIAL_SENSITIVE)
public record BallotPaperReturned(
        String constituencyId, String member, @Nullable ProtectedText choice) implements BallotEvent {}
