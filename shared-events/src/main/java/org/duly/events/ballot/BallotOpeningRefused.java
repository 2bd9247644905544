package org.duly.events.ballot;

import java.util.List;
import org.duly.events.EventType;
import org.duly.events.governance.BrokenRule;
import org.jspecify.annotations.Nullable;

/**
 * The time had come at which the ballot was to open by itself, and rules were in the way: it stays as it is until somebody
 * opens it, or gives it up.
 *
 * @param missing all that was in the way
 * @param judgedAtPosition the position up to which the engagement's responses and considerations were judged; absent if
 *     none is named
 */
@EventType("org.duly.ballot.ballot-opening-refused.v1")
public record BallotOpeningRefused(
        List<BrokenRule> missing, @Nullable Long judgedAtPosition) implements BallotEvent {}
