package org.duly.command.decision;

import static org.duly.command.handling.FormRules.text;

import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.duly.command.decision.DecisionFacts.Assessment;
import org.duly.command.decision.DecisionFacts.NamedEngagement;
import org.duly.command.decision.DecisionRules.DecidedProposalIsInThePlan;
import org.duly.command.decision.DecisionRules.ReliedOnAssessmentIsAnEqualityAssessment;
import org.duly.command.decision.DecisionRules.ReliedOnAssessmentIsOfTheEngagement;
import org.duly.command.decision.DecisionRules.ReliedOnAssessmentVersionWasIssued;
import org.duly.command.decision.DecisionRules.ReliedOnConsiderationIsOfTheEngagement;
import org.duly.command.decision.DecisionRules.ReliedOnReportWasIssued;
import org.duly.command.decision.DecisionRules.WhatIsOfAnEngagementNamesIt;
import org.duly.command.decision.NewDecision.NamedVersion;
import org.duly.command.governance.AuthorityRules;
import org.duly.command.handling.BusinessRule;
import org.duly.command.handling.FormRules;
import org.duly.command.handling.FormRules.IdIsPlain;
import org.duly.command.handling.FormRules.IdsAreDistinct;
import org.duly.command.handling.FormRules.ListFits;
import org.duly.command.handling.FormRules.NumberIsWithin;
import org.duly.command.handling.Limits;
import org.duly.events.decision.ConflictRecord;
import org.duly.events.governance.QuorumCount;
import org.duly.events.governance.VoteTally;
import org.duly.events.programme.SourceReference;
import org.jspecify.annotations.Nullable;

/** Verifies the form of a decision, and that what it names is there. */
final class DecisionForm {
    private DecisionForm() {}

    static void verify(NewDecision decision, DecisionFacts facts) {
        BusinessRule.verify(new IdIsPlain("/decidedBy", decision.decidedBy()));
        FormRules.verify(text("/title", decision.title(), Limits.LINE));
        FormRules.verify(text("/text", decision.text(), Limits.PARAGRAPH));
        FormRules.verifyOptional("/reasons", decision.reasons(), Limits.PARAGRAPH);
        FormRules.verifyOptional("/explanation", decision.explanation(), Limits.PARAGRAPH);
        AuthorityRules.verifyForm("/authority", decision.authority());
        alternatives(decision.alternativesRejected());
        conflicts(decision.conflicts());
        papers(decision.backgroundPapers());
        ids("/organisations", decision.organisations(), Limits.BODIES);
        distinct("/signOffs", decision.signOffs(), Limits.BODIES);
        distinct("/considerations", decision.considerations(), Limits.CONSIDERATIONS);
        quorum(decision.quorum());
        vote(decision.vote());
        BusinessRule.verify(new WhatIsOfAnEngagementNamesIt(decision));
        ids("/proposals", decision.proposals(), Limits.PROPOSALS);
        if (facts.engagement() != null) {
            engagement(decision, facts.engagement());
        }
        if (decision.equalityAssessment() != null && facts.assessment() != null) {
            assessment(decision, decision.equalityAssessment(), facts.assessment());
        }
    }

    private static void engagement(NewDecision decision, NamedEngagement engagement) {
        for (int i = 0; i < decision.proposals().size(); i++) {
            BusinessRule.verify(new DecidedProposalIsInThePlan(
                    "/proposals/" + i,
                    engagement.proposals(),
                    decision.proposals().get(i)));
        }
        for (int i = 0; i < decision.considerations().size(); i++) {
            BusinessRule.verify(new ReliedOnConsiderationIsOfTheEngagement(
                    "/considerations/" + i,
                    engagement.engagementId(),
                    engagement.considerations(),
                    decision.considerations().get(i)));
        }
        if (decision.reportVersion() != null) {
            BusinessRule.verify(new ReliedOnReportWasIssued(engagement.reports(), decision.reportVersion()));
        }
    }

    private static void assessment(NewDecision decision, NamedVersion named, Assessment assessment) {
        BusinessRule.verify(
                new ReliedOnAssessmentIsAnEqualityAssessment(assessment.kind()),
                new ReliedOnAssessmentIsOfTheEngagement(assessment.engagementId(), decision.engagementId()),
                new ReliedOnAssessmentVersionWasIssued(assessment, named.version()));
    }

    private static void alternatives(@Nullable List<String> alternatives) {
        if (alternatives != null) {
            BusinessRule.verify(new ListFits("/alternativesRejected", alternatives.size(), Limits.STATEMENTS));
            for (int i = 0; i < alternatives.size(); i++) {
                FormRules.verify(text("/alternativesRejected/" + i, alternatives.get(i), Limits.PARAGRAPH));
            }
        }
    }

    private static void conflicts(@Nullable List<ConflictRecord> conflicts) {
        if (conflicts != null) {
            BusinessRule.verify(new ListFits("/conflicts", conflicts.size(), Limits.SEATS));
            for (int i = 0; i < conflicts.size(); i++) {
                String at = "/conflicts/" + i;
                BusinessRule.verify(
                        new IdIsPlain(at + "/member", conflicts.get(i).member()));
                FormRules.verify(text(at + "/description", conflicts.get(i).description(), Limits.PARAGRAPH));
            }
        }
    }

    private static void papers(@Nullable List<SourceReference> papers) {
        if (papers != null) {
            BusinessRule.verify(new ListFits("/backgroundPapers", papers.size(), Limits.PACK_ITEMS));
            for (int i = 0; i < papers.size(); i++) {
                FormRules.verifySource("/backgroundPapers/" + i, papers.get(i));
            }
        }
    }

    private static void ids(String field, List<String> ids, int most) {
        BusinessRule.verify(new ListFits(field, ids.size(), most), new IdsAreDistinct(field, ids));
        for (int i = 0; i < ids.size(); i++) {
            BusinessRule.verify(new IdIsPlain(field + "/" + i, ids.get(i)));
        }
    }

    private static void distinct(String field, List<UUID> ids, int most) {
        BusinessRule.verify(
                new ListFits(field, ids.size(), most),
                new IdsAreDistinct(field, ids.stream().map(UUID::toString).toList()));
    }

    private static void quorum(@Nullable QuorumCount quorum) {
        if (quorum != null) {
            numbers("/quorum", quorum.required(), quorum.present(), quorum.base());
            BusinessRule.verify(new ListFits("/quorum/classes", quorum.classes().size(), Limits.SEATS));
            quorum.classes().forEach(one -> {
                BusinessRule.verify(new IdIsPlain("/quorum/classes", one.seatClass()));
                numbers("/quorum/classes", one.required(), one.present());
            });
        }
    }

    private static void vote(@Nullable VoteTally vote) {
        if (vote != null) {
            numbers(
                    "/vote",
                    vote.eligible(),
                    vote.present(),
                    vote.votesFor(),
                    vote.votesAgainst(),
                    vote.abstained(),
                    vote.notVoting());
        }
    }

    private static void numbers(String field, int... counts) {
        List<BusinessRule> rules = new ArrayList<>();
        for (int count : counts) {
            rules.add(new NumberIsWithin(field, count, 0, Limits.ATTENDEES));
        }
        FormRules.verify(rules);
    }
}
