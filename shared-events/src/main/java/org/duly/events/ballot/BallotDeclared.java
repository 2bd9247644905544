package org.duly.events.ballot;

import java.util.List;
import org.duly.events.EventType;
import org.duly.events.governance.Irregularity;
import org.jspecify.annotations.Nullable;

/**
 * The result was declared.
 *
 * @param overall the counts of all constituencies together, quorate and carried as they are combined
 * @param papers of an open ballot; empty in a secret one
 * @param verifiedBy opaque id of the scrutineer
 * @param declaredCarried what was declared in fact, where that is not what the arithmetic comes to
 */
@EventType("org.duly.ballot.ballot-declared.v1")
public record BallotDeclared(
        List<ConstituencyResult> constituencies,
        BallotResult overall,
        List<PaperOpened> papers,
        String verifiedBy,
        @Nullable Boolean declaredCarried,
        List<Irregularity> irregularities)
        implements BallotEvent {}
