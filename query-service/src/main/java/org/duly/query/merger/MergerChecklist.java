package org.duly.query.merger;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.function.Predicate;
import org.duly.events.governance.Conditions.Condition;
import org.duly.events.merger.ApplicationDetermined;
import org.duly.events.merger.Determination;
import org.duly.events.merger.MemberSupportRecorded;
import org.duly.events.merger.MergerDecided;
import org.duly.events.merger.PartyResolved;
import org.duly.query.governance.Kind;
import org.duly.query.governance.Recorded;
import org.duly.query.merger.MergerFacts.Stage;
import org.duly.query.merger.StillAsked.Step;

/**
 * What is still asked for before a merger is decided for, and before it takes effect: a decision cites every party's
 * approval, the report and the members' support, and it takes effect once every condition is discharged or waived. Neutral:
 * it says what is not recorded, not what ought to be decided. Pure.
 */
final class MergerChecklist {
    private final MergerFacts merger;
    private final List<StillAsked> asked = new ArrayList<>();

    private MergerChecklist(MergerFacts merger) {
        this.merger = merger;
    }

    /**
     * What is missing; nothing once it took effect or was given up.
     *
     * @param foundations the decisions and sign-offs that are cited, as they stand
     * @param declared the ballots of members whose result is declared
     * @param reports how many versions of the report of its engagement were issued
     */
    static List<StillAsked> of(MergerFacts merger, List<Foundation> foundations, Set<UUID> declared, int reports) {
        MergerChecklist checklist = new MergerChecklist(merger);
        if (merger.stage() == Stage.UNDER_WAY) {
            if (!merger.isDecidedFor()) {
                checklist.beforeTheDecision(foundations, declared, reports);
            }
            checklist.beforeTheEffect(foundations);
        }
        return List.copyOf(checklist.asked);
    }

    private void beforeTheDecision(List<Foundation> foundations, Set<UUID> declared, int reports) {
        List<String> silent = partiesWithout(merger.resolutions()::containsKey);
        ask(Step.DECISION, "every-party-has-resolved", "No resolution is recorded of ", silent);
        List<String> against = merger.resolutions().values().stream()
                .map(Recorded::what)
                .filter(resolution -> !resolution.inFavour())
                .map(PartyResolved::party)
                .sorted()
                .toList();
        ask(Step.DECISION, "every-party-is-in-favour", "These parties resolved against it: ", against);
        ask(Step.DECISION, "cited-approvals-stand", "No approval, or none any more: ", notStanding(foundations));
        List<String> unasked = partiesWithout(merger.support()::containsKey);
        ask(
                Step.DECISION,
                "support-of-every-partys-members-is-recorded",
                "How far members support it is not recorded of ",
                unasked);
        List<String> undeclared = merger.support().values().stream()
                .map(Recorded::what)
                .map(MemberSupportRecorded::ballotId)
                .filter(ballot -> ballot != null && !declared.contains(ballot))
                .map(Kind.BALLOT::of)
                .distinct()
                .sorted()
                .toList();
        ask(Step.DECISION, "members-ballots-are-cited", "No result is declared of ", undeclared);
        if (merger.proposal().engagementId() != null && reports == 0) {
            say(Step.DECISION, "report-is-cited", "No report on the engagement is issued.");
        }
    }

    private void beforeTheEffect(List<Foundation> foundations) {
        if (!merger.isDecidedFor()) {
            Recorded<MergerDecided> decision = merger.decision();
            say(
                    Step.EFFECT,
                    "merger-is-decided-for",
                    decision == null
                            ? "No decision on the merger is recorded."
                            : "The last decision on the merger was "
                                    + decision.what().outcome() + ".");
        }
        regulator();
        if (merger.isDecidedFor()) {
            ask(
                    Step.EFFECT,
                    "every-approval-still-stands",
                    "No approval, or none any more: ",
                    notStanding(foundations));
        }
        List<String> open = new ArrayList<>();
        merger.conditions().unsettled().forEach(condition -> open.add(name(condition, Kind.MERGER.of(merger.id()))));
        for (Foundation foundation : foundations) {
            foundation.conditions().stream()
                    .filter(condition -> !condition.isSettled())
                    .forEach(condition -> open.add(name(condition, foundation.stream())));
        }
        ask(Step.EFFECT, "every-condition-is-settled", "Neither discharged nor waived: ", open);
    }

    private void regulator() {
        if (merger.applications().isEmpty()) {
            return;
        }
        Recorded<ApplicationDetermined> determined =
                merger.applications().getLast().determined();
        if (determined == null) {
            say(Step.EFFECT, "regulator-has-approved", "The application to the regulator is not determined.");
        } else if (determined.what().outcome() != Determination.APPROVED
                && determined.what().outcome() != Determination.APPROVED_WITH_CONDITIONS) {
            say(
                    Step.EFFECT,
                    "regulator-has-approved",
                    "The regulator determined the application: "
                            + determined.what().outcome() + ".");
        }
    }

    private List<String> partiesWithout(Predicate<String> recorded) {
        return merger.proposal().parties().stream()
                .filter(party -> !recorded.test(party))
                .sorted()
                .toList();
    }

    private static List<String> notStanding(List<Foundation> foundations) {
        return foundations.stream()
                .filter(foundation -> !foundation.approves())
                .map(Foundation::stream)
                .toList();
    }

    private static String name(Condition condition, String stream) {
        return condition.attached().conditionId() + " of " + stream;
    }

    private void ask(Step before, String rule, String words, List<String> missing) {
        if (!missing.isEmpty()) {
            say(before, rule, words + String.join(", ", missing) + ".");
        }
    }

    private void say(Step before, String rule, String inWords) {
        asked.add(new StillAsked(before, rule, inWords));
    }
}
