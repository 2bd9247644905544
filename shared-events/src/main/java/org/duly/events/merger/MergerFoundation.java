package org.duly.events.merger;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.duly.events.merger.MergerRequirement.Unmet;
import org.jspecify.annotations.Nullable;

/**
 * What a merger is decided on and takes effect on: a decision cites every party's approval, the report and the members'
 * support, and it takes effect once every condition is discharged or waived. The one judgement of it, for commands that refuse
 * or record what is missing and for queries that show it. It says what is not recorded, not what ought to be decided. Pure.
 */
public final class MergerFoundation {
    private final MergerCase merger;
    private final Citations cited;
    private final List<Unmet> unmet = new ArrayList<>();

    private MergerFoundation(MergerCase merger, Citations cited) {
        this.merger = merger;
        this.cited = cited;
    }

    /**
     * What a decision lacks, in the order in which it comes about.
     *
     * @param reportVersion the version of the engagement's report that is cited, null for none
     */
    public static List<Unmet> lackedByDecision(
            MergerCase merger, MergerOutcome outcome, @Nullable Integer reportVersion, Citations cited) {
        MergerFoundation foundation = new MergerFoundation(merger, cited);
        foundation.resolutions(outcome);
        foundation.support();
        foundation.report(reportVersion);
        return List.copyOf(foundation.unmet);
    }

    /** What is lacking for a merger to take effect, in the order in which it comes about. */
    public static List<Unmet> lackedByEffect(MergerCase merger, Citations cited) {
        MergerFoundation foundation = new MergerFoundation(merger, cited);
        foundation.decision();
        foundation.regulator();
        foundation.lacks(
                MergerRequirement.EVERY_APPROVAL_STILL_STANDS,
                "These approve no longer, or never did: ",
                cited.notStanding());
        foundation.lacks(
                MergerRequirement.EVERY_CONDITION_IS_SETTLED,
                "Neither discharged nor waived: ",
                foundation.unsettledConditions());
        return List.copyOf(foundation.unmet);
    }

    private void resolutions(MergerOutcome outcome) {
        lacks(
                MergerRequirement.EVERY_PARTY_HAS_RESOLVED,
                "No resolution is recorded of ",
                partiesNot(merger.resolutions()::containsKey));
        if (outcome == MergerOutcome.APPROVED) {
            lacks(
                    MergerRequirement.EVERY_PARTY_IS_IN_FAVOUR,
                    "These parties resolved against it: ",
                    merger.resolutions().values().stream()
                            .filter(resolution -> !resolution.inFavour())
                            .map(PartyResolved::party)
                            .sorted()
                            .toList());
            lacks(
                    MergerRequirement.EVERY_PARTYS_APPROVAL_IS_ON_RECORD,
                    "Only a document tells of the resolution of ",
                    merger.resolutions().values().stream()
                            .filter(resolution -> resolution.inFavour()
                                    && resolution.decisionId() == null
                                    && resolution.signOffId() == null)
                            .map(PartyResolved::party)
                            .sorted()
                            .toList());
        }
        lacks(
                MergerRequirement.EVERY_RESOLUTION_IS_CITED,
                "Parties resolved in these, which are not cited: ",
                resolutionsNotCited());
        if (outcome == MergerOutcome.APPROVED) {
            lacks(
                    MergerRequirement.CITED_APPROVALS_STAND,
                    "What is cited does not approve, or no longer does: ",
                    cited.notStanding());
        }
    }

    private void support() {
        lacks(
                MergerRequirement.SUPPORT_OF_EVERY_PARTYS_MEMBERS_IS_RECORDED,
                "How far members support the merger is not recorded of ",
                partiesNot(merger.support()::containsKey));
        Set<String> ballots = new TreeSet<>();
        merger.support().values().stream()
                .flatMap(support -> Stream.ofNullable(support.ballotId()))
                .filter(ballot -> !cited.ballots().containsKey(ballot))
                .map(Citations::ballot)
                .forEach(ballots::add);
        cited.ballots().forEach((ballot, declared) -> {
            if (!declared) {
                ballots.add(Citations.ballot(ballot));
            }
        });
        lacks(MergerRequirement.MEMBERS_BALLOTS_ARE_CITED, "Not cited, or without a declared result: ", ballots);
    }

    private void report(@Nullable Integer version) {
        if (version == null ? merger.proposal().engagementId() != null : version < 1 || version > cited.reports()) {
            lacks(
                    MergerRequirement.REPORT_IS_CITED,
                    (version == null
                                    ? "No version of the engagement's report is cited"
                                    : "There is no version " + version + " of the engagement's report")
                            + "; issued were " + cited.reports() + ".");
        }
    }

    private void decision() {
        if (!merger.isDecidedFor()) {
            lacks(
                    MergerRequirement.MERGER_IS_DECIDED_FOR,
                    merger.decided() == null
                            ? "No decision on the merger is recorded."
                            : "The merger was decided: " + merger.decided().outcome() + ".");
        }
    }

    private void regulator() {
        if (merger.applied() == null) {
            return;
        }
        ApplicationDetermined determined = merger.determined();
        if (determined == null) {
            lacks(MergerRequirement.REGULATOR_HAS_APPROVED, "The application to the regulator is not determined.");
        } else if (determined.outcome() != Determination.APPROVED
                && determined.outcome() != Determination.APPROVED_WITH_CONDITIONS) {
            lacks(
                    MergerRequirement.REGULATOR_HAS_APPROVED,
                    "The regulator determined the application: " + determined.outcome() + ".");
        }
    }

    private Set<String> partiesNot(Predicate<String> recorded) {
        Set<String> missing = new TreeSet<>(merger.proposal().parties());
        missing.removeIf(recorded);
        return missing;
    }

    private Set<String> resolutionsNotCited() {
        Set<String> streams = new TreeSet<>();
        for (PartyResolved resolution : merger.resolutions().values()) {
            UUID decision = resolution.decisionId();
            if (decision != null && !cited.decisions().containsKey(decision)) {
                streams.add(Citations.decision(decision));
            }
            UUID signOff = resolution.signOffId();
            if (signOff != null && !cited.signOffs().containsKey(signOff)) {
                streams.add(Citations.signOff(signOff));
            }
        }
        return streams;
    }

    private List<String> unsettledConditions() {
        return Stream.concat(
                        merger.conditions().unsettled().stream()
                                .map(condition -> condition.attached().conditionId() + " of the regulator"),
                        cited.unsettledConditions().stream())
                .toList();
    }

    private void lacks(MergerRequirement requirement, String words, Collection<String> missing) {
        if (!missing.isEmpty()) {
            lacks(requirement, words + String.join(", ", missing) + ".");
        }
    }

    private void lacks(MergerRequirement requirement, String inWords) {
        unmet.add(new Unmet(requirement, inWords));
    }
}
