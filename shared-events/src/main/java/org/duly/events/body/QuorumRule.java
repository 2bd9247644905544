package org.duly.events.body;

import java.util.List;
import org.duly.events.governance.Fraction;
import org.jspecify.annotations.Nullable;

/**
 * How many must be present for an item. Every part that is given must be met; if none is, no number is asked for.
 *
 * @param minimum an absolute number
 * @param fraction a share, rounded up
 * @param of what the share is taken of; present with a fraction alone
 * @param nonVotingCounts whether members without a vote count
 */
public record QuorumRule(
        @Nullable Integer minimum,
        @Nullable Fraction fraction,
        @Nullable QuorumBase of,
        List<ClassQuorum> perClass,
        boolean nonVotingCounts) {}
