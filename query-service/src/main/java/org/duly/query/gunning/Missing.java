package org.duly.query.gunning;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.duly.events.consideration.ConsiderationStanding.State;
import org.duly.events.decision.DecisionTaken;
import org.duly.events.document.DocumentKind;
import org.duly.events.engagement.DocumentFormat;
import org.duly.events.engagement.StakeholderGroup;
import org.duly.query.decision.DecisionFacts;
import org.duly.query.gunning.GunningSheet.Principle;
import org.duly.query.signoff.SignOffFacts;
import org.duly.query.signoff.SignOffFacts.PackSent;

/** What the record of an engagement does not hold, in neutral words: it may still have happened. Pure. */
final class Missing {
    private final EngagementRecord record;
    private final Map<Principle, List<String>> found = new EnumMap<>(Principle.class);

    private Missing(EngagementRecord record) {
        this.record = record;
    }

    static Map<Principle, List<String>> of(EngagementRecord record) {
        Missing missing = new Missing(record);
        missing.reasons();
        missing.time();
        missing.consideration();
        record.signOffs().forEach(missing::papers);
        record.decisions().forEach(missing::decision);
        missing.equality();
        return missing.found;
    }

    private void add(Principle principle, String words) {
        found.computeIfAbsent(principle, _ -> new ArrayList<>()).add(words);
    }

    private void reasons() {
        if (record.facts().plan().proposals().isEmpty()) {
            add(Principle.FORMATIVE, "No proposal is named in the plan.");
        }
        if (record.facts().documents().isEmpty()) {
            add(Principle.REASONS, "No document was published.");
        } else if (record.facts().documents().stream()
                .noneMatch(document -> document.format() == DocumentFormat.EASY_READ)) {
            add(Principle.REASONS, "No document was published in easy read.");
        }
    }

    private void time() {
        if (record.facts().opensAt() == null) {
            add(Principle.TIME, "The engagement was not opened.");
        }
        if (record.facts().closedAt() == null) {
            add(Principle.TIME, "The close of the engagement is not recorded.");
        }
        for (StakeholderGroup group : record.facts().plan().stakeholderGroups()) {
            if (record.facts().invitations().stream()
                    .noneMatch(invited -> invited.stakeholderGroup().equals(group.id()))) {
                add(Principle.TIME, "No invitation to " + group.name() + " is recorded.");
            }
        }
    }

    private void consideration() {
        if (record.pending() > 0) {
            add(Principle.CONSIDERATION, record.pending() + " responses are neither counted nor excluded.");
        }
        if (record.uncoded() > 0) {
            add(
                    Principle.CONSIDERATION,
                    "Of " + record.counted() + " counted responses, no person coded " + record.uncoded() + ".");
        }
        if (record.facts().reports().isEmpty()) {
            add(Principle.CONSIDERATION, "No report was issued.");
        }
        if (record.considerations().isEmpty()) {
            add(Principle.CONSIDERATION, "No point was put to a body.");
        }
        record.considerations().stream()
                .filter(point ->
                        point.state() != State.WITHDRAWN && !point.awaited().isEmpty())
                .forEach(point -> add(
                        Principle.CONSIDERATION,
                        "No answer by " + String.join(", ", point.awaited()) + " to: " + point.summary()));
        if (record.decisions().isEmpty()) {
            add(Principle.CONSIDERATION, "No decision is recorded.");
        }
        if (record.facts().outcome() == null) {
            add(Principle.CONSIDERATION, "It is not recorded that people were told what came of it.");
        }
    }

    private void papers(SignOffFacts signOff) {
        if (signOff.disposition() == SignOffFacts.Disposition.WITHDRAWN) {
            return;
        }
        String item = signOff.request().bodyId() + " on “" + signOff.request().matter() + "”, version "
                + signOff.request().version();
        if (signOff.pack().isEmpty()) {
            add(Principle.CONSIDERATION, "No papers are recorded as sent to " + item + ".");
        }
        for (PackSent paper : signOff.pack()) {
            if (!paper.unreadBy().isEmpty()) {
                add(
                        Principle.CONSIDERATION,
                        "Of " + item + ", not said to have been read by " + String.join(", ", paper.unreadBy()) + ": "
                                + paper.item().title());
            }
        }
        if (signOff.isConcluded() && signOff.discussed().isEmpty()) {
            add(Principle.CONSIDERATION, "No discussion of the points raised is recorded of " + item + ".");
        }
    }

    private void decision(DecisionFacts facts) {
        DecisionTaken decision = facts.decision();
        String named = "The decision “" + facts.record().title() + "” of " + decision.decidedBy();
        if (decision.reportVersion() == null) {
            add(Principle.CONSIDERATION, named + " names no report.");
        }
        if (decision.considerations().isEmpty()) {
            add(Principle.CONSIDERATION, named + " names no points that responses raised.");
        }
        if (decision.equalityAssessment() == null) {
            add(Principle.EQUALITY, named + " names no equality assessment.");
        } else if (!wasIssuedBefore(
                decision.equalityAssessment().documentId(),
                decision.equalityAssessment().version(),
                facts)) {
            add(
                    Principle.EQUALITY,
                    named + " names version " + decision.equalityAssessment().version()
                            + " of an equality assessment that is not recorded as issued before it.");
        }
    }

    private boolean wasIssuedBefore(UUID documentId, int version, DecisionFacts decision) {
        return record.documents().stream()
                .filter(document -> document.id().equals(documentId))
                .flatMap(document -> document.versions().stream())
                .anyMatch(one -> one.issued().version() == version
                        && !one.issuedIn()
                                .happenedAt()
                                .isAfter(decision.taken().envelope().time()));
    }

    private void equality() {
        if (record.documents().stream()
                .flatMap(document -> document.versions().stream())
                .noneMatch(version -> version.issued().kind() == DocumentKind.EQUALITY_ASSESSMENT)) {
            add(Principle.EQUALITY, "No equality assessment was issued.");
        }
    }
}
