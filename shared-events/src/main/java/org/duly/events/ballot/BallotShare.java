package org.duly.events.ballot;

import org.duly.events.governance.Fraction;

/**
 * A share and what a rule asks of it.
 *
 * @param strictlyMore whether more than the threshold is asked
 * @param reached whether it is so
 */
public record BallotShare(long part, long whole, Fraction threshold, boolean strictlyMore, boolean reached) {
    /** How the share is to compare with the threshold: {@code >} or {@code >=}. */
    public String comparison() {
        return strictlyMore ? ">" : ">=";
    }

    /** What is asked: {@code 38/57 >= 2/3}, whether it is so or not. */
    public String inFigures() {
        return part + "/" + whole + " " + comparison() + " " + threshold;
    }
}
