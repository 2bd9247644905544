package org.duly.events.ballot;

import java.util.List;
import org.duly.events.EventType;
import org.duly.events.governance.Irregularity;

/**
 * The result was declared.
 *
 * @param overall the counts of all constituencies together, quorate and carried as they are combined
 * @param papers of an open ballot; empty in a secret one
 */
@EventType("org.duly.ballot.ballot-declared.v1")
public record BallotDeclared(
        List<ConstituencyResult> constituencies,
        BallotResult overall,
        List<PaperOpened> papers,
        List<Irregularity> irregularities)
        implements BallotEvent {}
