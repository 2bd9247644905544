package org.duly.command.governance;

import java.util.List;
import org.duly.command.handling.BusinessRule;
import org.duly.command.response.ConsideredJudgement;
import org.duly.command.response.ConsideredJudgement.Point;
import org.duly.command.response.ConsideredJudgement.ThemeStanding;
import org.duly.command.response.EngagementPapers;
import org.duly.events.consideration.ConsiderationStanding.State;

/**
 * Rules 10 and 11: what must be true of an engagement and its papers before a vote that names it, each named as the
 * sentence it states. They never say anything about what anybody thought.
 */
public final class GateRules {
    private static final int NAMED = 20;

    private GateRules() {}

    /** Every response is counted or excluded. */
    public record EveryResponseIsCountedOrExcluded(ConsideredJudgement considered) implements BusinessRule {
        @Override
        public boolean isKept() {
            return considered.pending() == 0;
        }

        @Override
        public String explanation() {
            return considered.pending() + " of " + considered.received()
                    + " responses are neither counted nor excluded. Count or exclude them.";
        }
    }

    /** Every counted response is coded by a person, and a second person agreed. */
    public record CountedResponsesAreCodedAndReviewed(ConsideredJudgement considered) implements BusinessRule {
        @Override
        public boolean isKept() {
            return considered.uncoded() == 0 && considered.unreviewed() == 0 && considered.undecided() == 0;
        }

        @Override
        public String explanation() {
            return "Of " + considered.counted() + " counted responses " + considered.uncoded() + " are not coded, "
                    + considered.unreviewed() + " are coded and not reviewed, and " + considered.undecided()
                    + " have to be coded again because a theme was split.";
        }
    }

    /** Every theme of enough counted responses is covered by considerations that were answered. */
    public record ThemesAboveTheThresholdAreAnswered(List<ThemeStanding> unanswered, int threshold)
            implements BusinessRule {
        @Override
        public boolean isKept() {
            return unanswered.isEmpty();
        }

        @Override
        public String explanation() {
            return unanswered.size() + " themes of at least " + threshold
                    + " counted responses or people are not covered by answered considerations: "
                    + some(unanswered.stream()
                            .map(theme -> theme.themeId() + " (" + theme.unconsidered() + ")")
                            .toList())
                    + ". Raise considerations, and have them answered.";
        }
    }

    /** Every consideration that was raised is answered by all the bodies asked. */
    public record RaisedConsiderationsAreAnswered(List<Point> points) implements BusinessRule {
        @Override
        public boolean isKept() {
            return awaiting().isEmpty();
        }

        @Override
        public String explanation() {
            return awaiting().size() + " considerations await an answer: "
                    + some(awaiting().stream()
                            .map(point -> point.id() + " (" + String.join(", ", point.awaited()) + ")")
                            .toList())
                    + ".";
        }

        private List<Point> awaiting() {
            return points.stream()
                    .filter(point -> point.state() == State.RAISED || point.state() == State.REOPENED)
                    .toList();
        }
    }

    /** Answers were given in the knowledge of the responses they cover. */
    public record AnswersTakeInWhatCameLater(List<Point> points, int threshold) implements BusinessRule {
        @Override
        public boolean isKept() {
            return stale().isEmpty();
        }

        @Override
        public String explanation() {
            return stale().size() + " answered considerations now cover at least " + threshold
                    + " counted responses more than when they were put to the bodies: "
                    + some(stale().stream()
                            .map(point -> point.id() + " (" + point.added() + ")")
                            .toList())
                    + ". Reopen them.";
        }

        private List<Point> stale() {
            return points.stream()
                    .filter(point -> point.state() == State.ANSWERED && point.added() >= threshold)
                    .toList();
        }
    }

    /** Every disposition is before the body that votes: set out in a paper of its pack, or discussed. */
    public record DispositionsAreBeforeTheBody(List<Point> points, Meeting meeting) implements BusinessRule {
        @Override
        public boolean isKept() {
            return absent().isEmpty();
        }

        @Override
        public String explanation() {
            return absent().size() + " considerations are set out in no paper of the pack, and were not discussed: "
                    + some(absent().stream().map(point -> point.id().toString()).toList())
                    + ". Say which paper sets them out, or record that they were discussed.";
        }

        private List<Point> absent() {
            return points.stream()
                    .filter(point -> !meeting.pack().beforeTheBody().contains(point.id()))
                    .toList();
        }
    }

    /** There is a pack, and everybody entitled to vote was sent every paper of it with notice. */
    public record PackIsSentWithNotice(Meeting meeting) implements BusinessRule {
        @Override
        public boolean isKept() {
            return !meeting.pack().papers().isEmpty() && meeting.withoutNotice().isEmpty();
        }

        @Override
        public String explanation() {
            if (meeting.pack().papers().isEmpty()) {
                return "No paper was sent to anybody. Circulate the pack.";
            }
            return meeting.withoutNotice().size() + " of "
                    + meeting.pack().papers().size() + " papers were not sent to everybody entitled to vote with "
                    + meeting.clearDays() + " clear days of notice: "
                    + some(meeting.withoutNotice().stream()
                            .map(paper -> paper.item().itemId())
                            .toList())
                    + ".";
        }
    }

    /** Rule 10: the engagement's report was issued before the vote. */
    public record ReportIsIssuedBeforeTheVote(EngagementPapers papers) implements BusinessRule {
        @Override
        public boolean isKept() {
            return papers.report() != null;
        }

        @Override
        public String explanation() {
            return "No version of the engagement's report was issued. Issue it first.";
        }
    }

    /** Rule 10: an equality assessment of the engagement was issued before the vote (Equality Act 2010, section 149). */
    public record EqualityAssessmentIsIssuedBeforeTheVote(EngagementPapers papers) implements BusinessRule {
        @Override
        public boolean isKept() {
            return papers.hasEqualityAssessment();
        }

        @Override
        public String explanation() {
            return "No equality assessment of the engagement was issued, or its last version was withdrawn. Issue it as a"
                    + " document of the kind EQUALITY_ASSESSMENT that names the engagement.";
        }
    }

    private static String some(List<String> all) {
        String first = String.join(", ", all.subList(0, Math.min(NAMED, all.size())));
        return all.size() <= NAMED ? first : first + " and " + (all.size() - NAMED) + " more";
    }
}
