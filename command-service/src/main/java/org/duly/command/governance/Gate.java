package org.duly.command.governance;

import java.util.ArrayList;
import java.util.List;
import org.duly.command.governance.GateRules.AnswersTakeInWhatCameLater;
import org.duly.command.governance.GateRules.CountedResponsesAreCodedAndReviewed;
import org.duly.command.governance.GateRules.DispositionsAreBeforeTheBody;
import org.duly.command.governance.GateRules.EqualityAssessmentIsIssuedBeforeTheVote;
import org.duly.command.governance.GateRules.EveryResponseIsCountedOrExcluded;
import org.duly.command.governance.GateRules.PackIsSentWithNotice;
import org.duly.command.governance.GateRules.RaisedConsiderationsAreAnswered;
import org.duly.command.governance.GateRules.ReportIsIssuedBeforeTheVote;
import org.duly.command.governance.GateRules.ThemesAboveTheThresholdAreAnswered;
import org.duly.command.handling.BusinessRule;
import org.duly.command.response.ConsideredJudgement;
import org.duly.command.response.ConsideredJudgement.ThemeStanding;
import org.duly.command.response.VoteJudgement;
import org.duly.events.engagement.ReportIssued;
import org.duly.events.signoff.GateFinding;

/**
 * The gate before a vote that names an engagement: whether its responses were considered, as far as a record can show it.
 * A pure function of the engagement's register, folded from the log to a position, and of the papers of the item.
 */
public final class Gate {
    private Gate() {}

    /**
     * What the gate is judged on beside the papers of the item.
     *
     * @param threshold of how many counted responses, or people who signed them, a theme must be to need an answer; at least
     *     1
     */
    public record GateFacts(VoteJudgement vote, int threshold) {
        /** Up to where the log was read. */
        public long judgedAtPosition() {
            return vote.considered().judgedAtPosition();
        }
    }

    /** The rules that stop the vote unless a named person answers for them, in the order in which things are done. */
    public static List<BusinessRule> rules(GateFacts facts, Meeting meeting) {
        List<BusinessRule> rules = new ArrayList<>(rules(facts));
        rules.add(new DispositionsAreBeforeTheBody(facts.vote().considered().considerations(), meeting));
        rules.add(new PackIsSentWithNotice(meeting));
        return rules;
    }

    /** Those of them that hold for a vote without a meeting and its papers: a ballot of members. */
    public static List<BusinessRule> rules(GateFacts facts) {
        List<BusinessRule> rules = new ArrayList<>(engagementRules(facts));
        rules.add(new ReportIsIssuedBeforeTheVote(facts.vote().papers()));
        rules.add(new EqualityAssessmentIsIssuedBeforeTheVote(facts.vote().papers()));
        return rules;
    }

    /** Those of them that ask how far the engagement's responses are considered, whoever is to decide. */
    public static List<BusinessRule> engagementRules(GateFacts facts) {
        ConsideredJudgement considered = facts.vote().considered();
        return List.of(
                new EveryResponseIsCountedOrExcluded(considered),
                new CountedResponsesAreCodedAndReviewed(considered),
                new ThemesAboveTheThresholdAreAnswered(
                        considered.themes().stream()
                                .filter(theme -> theme.unconsidered() > 0 && reaches(theme, facts.threshold()))
                                .toList(),
                        facts.threshold()),
                new RaisedConsiderationsAreAnswered(considered.considerations()),
                new AnswersTakeInWhatCameLater(considered.considerations(), facts.threshold()));
    }

    /** What stops nothing, and is recorded with the vote to be seen: papers unread, a report overtaken, small themes. */
    public static List<GateFinding> findings(GateFacts facts, Meeting meeting) {
        List<GateFinding> findings = new ArrayList<>();
        int unread = meeting.unread();
        if (unread > 0) {
            findings.add(new GateFinding(
                    "pack-items-are-read",
                    unread + " times a member entitled to vote has not said that they read a paper.",
                    unread));
        }
        findings.addAll(findings(facts));
        return findings;
    }

    /** The same of a vote without a meeting and its papers. */
    public static List<GateFinding> findings(GateFacts facts) {
        List<GateFinding> findings = new ArrayList<>();
        ConsideredJudgement considered = facts.vote().considered();
        ReportIssued report = facts.vote().papers().report();
        if (report != null && report.counts().counted() != considered.counted()) {
            findings.add(new GateFinding(
                    "report-states-what-is-counted",
                    "Version " + report.version() + " of the report states "
                            + report.counts().counted() + " counted responses; now there are " + considered.counted()
                            + ".",
                    Math.toIntExact(
                            Math.abs(considered.counted() - report.counts().counted()))));
        }
        List<ThemeStanding> small = considered.themes().stream()
                .filter(theme -> theme.unconsidered() > 0 && !reaches(theme, facts.threshold()))
                .toList();
        if (!small.isEmpty()) {
            findings.add(new GateFinding(
                    "themes-below-the-threshold-are-answered",
                    small.size() + " themes of fewer than " + facts.threshold()
                            + " counted responses and people are not covered by answered considerations.",
                    small.size()));
        }
        return findings;
    }

    /** A petition is one response of very many people: either makes a theme large. */
    private static boolean reaches(ThemeStanding theme, int threshold) {
        return theme.items() >= threshold || theme.people() >= threshold;
    }
}
