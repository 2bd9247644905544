package org.duly.query.ballot;

import org.duly.events.ballot.BallotMeasure;
import org.duly.events.ballot.BallotShare;

/**
 * A share with what the rule of the ballot asks of it, in exact fractions.
 *
 * @param measure what is counted
 * @param share such as {@code 38/57}, not reduced
 * @param comparison {@code >=} or {@code >}
 * @param threshold such as {@code 2/3}
 * @param reached whether it is so
 * @param arithmetic what is asked, whether it is so or not: {@code 38/57 >= 2/3}
 */
public record ShareView(
        BallotMeasure measure, String share, String comparison, String threshold, boolean reached, String arithmetic) {
    static ShareView of(BallotMeasure measure, BallotShare share) {
        return new ShareView(
                measure,
                share.part() + "/" + share.whole(),
                share.comparison(),
                share.threshold().toString(),
                share.reached(),
                share.inFigures());
    }
}
