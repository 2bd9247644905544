package org.duly.query.ballot;

import org.duly.events.ballot.BallotMeasure;
import org.duly.events.ballot.BallotRule;
import org.duly.events.ballot.Combination;

/** The rule of a ballot as a person reads it. Pure. */
final class RuleInWords {
    private RuleInWords() {}

    static String of(BallotRule rule) {
        return "Quorate when papers come back from at least " + rule.quorum() + " of "
                + (isByWeight(rule.quorumMeasure()) ? "the electorate by weight" : "those who may vote")
                + ". Carried when "
                + (rule.strictlyMore() ? "more than " : "at least ") + rule.pass() + " "
                + switch (rule.passOf()) {
                    case CAST -> "of the votes for and against";
                    case WITH_ABSTENTIONS -> "of the papers for, against and abstaining";
                    case ELIGIBLE -> "of the whole electorate";
                }
                + (isByWeight(rule.passMeasure()) ? ", by weight," : "") + " are for it.";
    }

    static String of(Combination combine) {
        return switch (combine) {
            case ALL -> "Each constituency is to be quorate and to carry.";
            case ANY -> "One constituency that is quorate and carries is enough.";
            case OVERALL -> "All constituencies are counted as one.";
        };
    }

    private static boolean isByWeight(BallotMeasure measure) {
        return measure == BallotMeasure.WEIGHT;
    }
}
