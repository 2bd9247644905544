package org.duly.command.decision;

import static org.duly.command.handling.BusinessRule.verify;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.duly.command.decision.CitationRules.ApprovalCitesAnItemThatWasGranted;
import org.duly.command.decision.CitationRules.CitedItemHasAnOutcome;
import org.duly.command.decision.CitationRules.ConditionOfAnItemIsNotAttachedAgain;
import org.duly.command.decision.CitationRules.ConditionsOfAnItemMakeTheApprovalConditional;
import org.duly.command.decision.CitationRules.ConflictsHoldWhatWasDeclared;
import org.duly.command.decision.CitationRules.DecisionNamesTheEngagementOfItsItems;
import org.duly.command.decision.CitationRules.QuorumIsThatOfTheItems;
import org.duly.command.decision.CitationRules.VoteIsThatOfTheItems;
import org.duly.command.decision.DecisionCommand.TakeDecision;
import org.duly.command.decision.DecisionFacts.Assessment;
import org.duly.command.decision.DecisionFacts.IssuedVersion;
import org.duly.command.decision.DecisionFacts.NamedEngagement;
import org.duly.command.decision.DecisionRules.ApprovalIsCarriedByItsVote;
import org.duly.command.decision.DecisionRules.DecisionListsEveryDisposition;
import org.duly.command.decision.DecisionRules.EqualityAssessmentIsIssuedBeforeTheDecision;
import org.duly.command.decision.DecisionRules.ReportIsIssuedBeforeTheDecision;
import org.duly.command.decision.NewDecision.NamedVersion;
import org.duly.command.governance.AuthorityRules.BodyDecidesOnlyWhatASchemeGivesIt;
import org.duly.command.governance.ConditionDecisions;
import org.duly.command.governance.Gate;
import org.duly.command.governance.Gate.GateFacts;
import org.duly.command.governance.GateRules.PackIsSentWithNotice;
import org.duly.command.governance.Irregularities;
import org.duly.command.governance.Meeting;
import org.duly.command.handling.BusinessRule;
import org.duly.command.response.ConsideredJudgement.Point;
import org.duly.command.signoff.ItemRules.DissolvedBodyDecidesNothing;
import org.duly.command.signoff.ItemRules.QuorumIsPresent;
import org.duly.events.body.BodyRoll;
import org.duly.events.decision.ConflictRecord;
import org.duly.events.decision.DecisionEvent;
import org.duly.events.decision.DecisionTaken;
import org.duly.events.decision.DocumentVersion;
import org.duly.events.governance.ConditionAttached;
import org.duly.events.governance.Conditions;
import org.duly.events.governance.Irregularity;
import org.duly.events.signoff.PackStanding;
import org.jspecify.annotations.Nullable;

/** Decides whether a decision can be recorded as taken, and what of it is on record already. */
final class Taking {
    private Taking() {}

    static List<DecisionEvent> take(TakeDecision command, Instant at) {
        NewDecision decision = command.decision();
        DecisionFacts facts = command.facts();
        CitedItems items = CitedItems.of(decision.decidedBy(), facts.signOffs());
        DecisionForm.verify(decision, facts);
        verifyCitations(decision, facts, items);
        List<ConditionAttached> attached =
                ConditionDecisions.attach(Conditions.NONE, decision.conditions(), decision.decidedBy());
        List<Irregularity> irregularities = Irregularities.judge(command.override(), rules(decision, facts, items, at));
        List<DecisionEvent> events = new ArrayList<>();
        events.add(new DecisionTaken(
                decision.decidedBy(),
                decision.title(),
                decision.text(),
                decision.outcome(),
                facts.authority().authority(),
                decision.keyDecision(),
                decision.reasons(),
                decision.alternativesRejected(),
                conflicts(decision, items),
                decision.engagementId(),
                decision.proposals(),
                decision.mergerId(),
                decision.organisations(),
                decision.signOffs(),
                decision.reportVersion(),
                assessment(decision, facts),
                decision.backgroundPapers(),
                decision.considerations(),
                decision.quorum() == null ? CitedItems.only(items.quorums()) : decision.quorum(),
                decision.vote() == null ? CitedItems.only(items.votes()) : decision.vote(),
                judgedAtPosition(facts, items),
                attached.stream().map(ConditionAttached::conditionId).toList(),
                decision.explanation(),
                irregularities));
        events.addAll(attached);
        return events;
    }

    private static void verifyCitations(NewDecision decision, DecisionFacts facts, CitedItems items) {
        for (int i = 0; i < facts.signOffs().size(); i++) {
            verify(new CitedItemHasAnOutcome("/signOffs/" + i, facts.signOffs().get(i)));
        }
        verify(
                new DecisionNamesTheEngagementOfItsItems(decision.engagementId(), items.engagements()),
                new ApprovalCitesAnItemThatWasGranted(decision.isApproval(), items),
                new ConditionsOfAnItemMakeTheApprovalConditional(decision.outcome(), items.unsettled()),
                new QuorumIsThatOfTheItems(decision.quorum(), items.quorums()),
                new VoteIsThatOfTheItems(decision.vote(), items.votes()),
                new ConflictsHoldWhatWasDeclared(decision.conflicts(), items.conflicts()));
        for (int i = 0; i < decision.conditions().size(); i++) {
            verify(new ConditionOfAnItemIsNotAttachedAgain(
                    "/conditions/" + i + "/conditionId",
                    items,
                    decision.conditions().get(i).conditionId()));
        }
    }

    /** What a named person can answer for: the rules that what took place may have broken. */
    private static List<BusinessRule> rules(
            NewDecision decision, DecisionFacts facts, CitedItems items, Instant decidedAt) {
        List<BusinessRule> rules = new ArrayList<>();
        BodyRoll body = facts.body();
        if (body != null) {
            rules.add(new DissolvedBodyDecidesNothing(body));
        }
        rules.add(new BodyDecidesOnlyWhatASchemeGivesIt(facts.authority()));
        // Of items that are cited, quorum and vote were judged where they were taken.
        if (body != null && items.all().isEmpty()) {
            rules.add(new QuorumIsPresent(decision.quorum()));
            if (decision.isApproval() && decision.vote() != null && body.constitution() != null) {
                rules.add(new ApprovalIsCarriedByItsVote(
                        decision.vote(), body.constitution().decisionRule()));
            }
        }
        NamedEngagement engagement = facts.engagement();
        if (engagement != null) {
            rules.add(new ReportIsIssuedBeforeTheDecision(decision.reportVersion(), engagement.reports(), decidedAt));
            rules.add(new EqualityAssessmentIsIssuedBeforeTheDecision(
                    decision.equalityAssessment(), issued(decision, facts), decidedAt));
            if (items.judgedAtPosition(engagement.engagementId()) == null) {
                rules.addAll(gate(decision, engagement, items, body != null, decidedAt));
            }
        }
        return rules;
    }

    /**
     * What was not judged before a vote is judged now. A body that meets has a pack, which its item shows; an office has
     * none.
     */
    private static List<BusinessRule> gate(
            NewDecision decision, NamedEngagement engagement, CitedItems items, boolean meets, Instant decidedAt) {
        GateFacts gate = Objects.requireNonNull(engagement.gate(), "the gate of an engagement that was not judged");
        List<BusinessRule> rules = new ArrayList<>(Gate.engagementRules(gate));
        rules.add(new DecisionListsEveryDisposition(
                gate.vote().considered().considerations().stream()
                        .map(Point::id)
                        .toList(),
                decision.considerations()));
        if (meets && items.all().isEmpty()) {
            rules.add(new PackIsSentWithNotice(new Meeting(PackStanding.NONE, List.of(), 0, decidedAt)));
        }
        return rules;
    }

    private static @Nullable Long judgedAtPosition(DecisionFacts facts, CitedItems items) {
        NamedEngagement engagement = facts.engagement();
        if (engagement == null) {
            return null;
        }
        Long atTheVote = items.judgedAtPosition(engagement.engagementId());
        if (atTheVote != null) {
            return atTheVote;
        }
        return engagement.gate() == null ? null : engagement.gate().judgedAtPosition();
    }

    private static @Nullable List<ConflictRecord> conflicts(NewDecision decision, CitedItems items) {
        if (decision.conflicts() != null) {
            return decision.conflicts();
        }
        return items.all().isEmpty() ? null : items.conflicts();
    }

    private static @Nullable IssuedVersion issued(NewDecision decision, DecisionFacts facts) {
        NamedVersion named = decision.equalityAssessment();
        Assessment assessment = facts.assessment();
        return named == null || assessment == null ? null : assessment.version(named.version());
    }

    private static @Nullable DocumentVersion assessment(NewDecision decision, DecisionFacts facts) {
        NamedVersion named = decision.equalityAssessment();
        IssuedVersion issued = issued(decision, facts);
        if (named == null || issued == null) {
            return null;
        }
        UUID document = named.documentId();
        return new DocumentVersion(document, named.version(), issued.version().sha256());
    }
}
