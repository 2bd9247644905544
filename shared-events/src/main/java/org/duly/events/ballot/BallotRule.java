package org.duly.events.ballot;

import org.duly.events.governance.Fraction;

/**
 * When a constituency is quorate, and when it carries. Not quorate is not the same as lost.
 *
 * @param quorum the least share of the electorate that returns a paper, spoilt ones too
 * @param pass the share of votes for
 * @param strictlyMore whether more than that share is needed
 */
public record BallotRule(
        Fraction quorum,
        BallotMeasure quorumMeasure,
        Fraction pass,
        PassBase passOf,
        BallotMeasure passMeasure,
        boolean strictlyMore) {}
