package org.duly.command.merger;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import org.duly.command.handling.BusinessRule;
import org.duly.command.handling.Streams;
import org.duly.command.merger.MergerState.Case;
import org.duly.events.merger.Determination;
import org.duly.events.merger.MemberSupportRecorded;
import org.duly.events.merger.MergerOutcome;
import org.duly.events.merger.PartyResolved;
import org.jspecify.annotations.Nullable;

/** What a merger is decided on and takes effect on. An act that took place all the same is recorded with what it broke. */
public final class FoundationRules {
    private FoundationRules() {}

    /** A merger is decided when every party has resolved on it. */
    public record EveryPartyHasResolved(Case merger) implements BusinessRule {
        @Override
        public boolean isKept() {
            return missing().isEmpty();
        }

        @Override
        public String explanation() {
            return "No resolution is recorded of " + String.join(", ", missing()) + ".";
        }

        private Set<String> missing() {
            return merger.partiesNot(merger.resolutions()::containsKey);
        }
    }

    /** A merger goes ahead when every party that resolved is in favour. */
    public record EveryPartyIsInFavour(Case merger, MergerOutcome outcome) implements BusinessRule {
        @Override
        public boolean isKept() {
            return outcome != MergerOutcome.APPROVED || against().isEmpty();
        }

        @Override
        public String explanation() {
            return "These parties resolved against it: " + String.join(", ", against()) + ".";
        }

        private List<String> against() {
            return merger.resolutions().values().stream()
                    .filter(resolution -> !resolution.inFavour())
                    .map(PartyResolved::party)
                    .sorted()
                    .toList();
        }
    }

    /** A merger decision cites the decision and sign-off of every party's resolution. */
    public record EveryResolutionIsCited(Case merger, Citations cited) implements BusinessRule {
        @Override
        public boolean isKept() {
            return missing().isEmpty();
        }

        @Override
        public String explanation() {
            return "Parties resolved in these, which are not cited: " + String.join(", ", missing()) + ".";
        }

        private Set<String> missing() {
            Set<String> streams = new TreeSet<>();
            for (PartyResolved resolution : merger.resolutions().values()) {
                UUID decision = resolution.decisionId();
                if (decision != null && !cited.decisions().containsKey(decision)) {
                    streams.add(Streams.decision(decision));
                }
                UUID signOff = resolution.signOffId();
                if (signOff != null && !cited.signOffs().containsKey(signOff)) {
                    streams.add(Streams.signOff(signOff));
                }
            }
            return streams;
        }
    }

    /** An approval rests on decisions and sign-offs that approve. */
    public record CitedApprovalsStand(MergerOutcome outcome, Citations cited) implements BusinessRule {
        @Override
        public boolean isKept() {
            return outcome != MergerOutcome.APPROVED || cited.notStanding().isEmpty();
        }

        @Override
        public String explanation() {
            return "What is cited does not approve, or no longer does: " + String.join(", ", cited.notStanding()) + ".";
        }
    }

    /** A merger is decided knowing how far the members of every party support it. */
    public record SupportOfEveryPartysMembersIsRecorded(Case merger) implements BusinessRule {
        @Override
        public boolean isKept() {
            return missing().isEmpty();
        }

        @Override
        public String explanation() {
            return "How far members support the merger is not recorded of " + String.join(", ", missing()) + ".";
        }

        private Set<String> missing() {
            return merger.partiesNot(merger.support()::containsKey);
        }
    }

    /** A merger decision cites the ballots of members, whose results are declared. */
    public record MembersBallotsAreCited(Case merger, Citations cited) implements BusinessRule {
        @Override
        public boolean isKept() {
            return missing().isEmpty();
        }

        @Override
        public String explanation() {
            return "Not cited, or without a declared result: " + String.join(", ", missing()) + ".";
        }

        private Set<String> missing() {
            Set<String> streams = new TreeSet<>();
            for (MemberSupportRecorded support : merger.support().values()) {
                if (support.ballotId() != null && !cited.ballots().containsKey(support.ballotId())) {
                    streams.add(Streams.ballot(support.ballotId()));
                }
            }
            cited.ballots().forEach((ballot, declared) -> {
                if (!declared) {
                    streams.add(Streams.ballot(ballot));
                }
            });
            return streams;
        }
    }

    /** A merger on which there was an engagement is decided on a version of its report that was issued. */
    public record ReportIsCited(
            @Nullable UUID engagementId, @Nullable Integer reportVersion, int issued) implements BusinessRule {
        @Override
        public boolean isKept() {
            return reportVersion == null ? engagementId == null : reportVersion >= 1 && reportVersion <= issued;
        }

        @Override
        public String explanation() {
            return (reportVersion == null
                            ? "No version of the engagement's report is cited"
                            : "There is no version " + reportVersion + " of the engagement's report")
                    + "; issued were " + issued + ".";
        }
    }

    /** A merger takes effect that was decided for. */
    public record MergerIsDecidedFor(Case merger) implements BusinessRule {
        @Override
        public boolean isKept() {
            return merger.decided() != null && merger.decided().outcome() == MergerOutcome.APPROVED;
        }

        @Override
        public String explanation() {
            return merger.decided() == null
                    ? "No decision on the merger is recorded."
                    : "The merger was decided: " + merger.decided().outcome() + ".";
        }
    }

    /** A merger for which a regulator was asked takes effect once it approved. */
    public record RegulatorHasApproved(Case merger) implements BusinessRule {
        @Override
        public boolean isKept() {
            if (merger.applied() == null) {
                return true;
            }
            return merger.determined() != null
                    && (merger.determined().outcome() == Determination.APPROVED
                            || merger.determined().outcome() == Determination.APPROVED_WITH_CONDITIONS);
        }

        @Override
        public String explanation() {
            return merger.determined() == null
                    ? "The application to the regulator is not determined."
                    : "The regulator determined the application: "
                            + merger.determined().outcome() + ".";
        }
    }

    /** A merger takes effect while what it stands on still approves. */
    public record EveryApprovalStillStands(Citations cited) implements BusinessRule {
        @Override
        public boolean isKept() {
            return cited.notStanding().isEmpty();
        }

        @Override
        public String explanation() {
            return "These approve no longer, or never did: " + String.join(", ", cited.notStanding()) + ".";
        }
    }

    /** A merger takes effect once every condition is discharged or waived by whoever set it. */
    public record EveryConditionIsSettled(Case merger, Citations cited) implements BusinessRule {
        @Override
        public boolean isKept() {
            return open().isEmpty();
        }

        @Override
        public String explanation() {
            return "Neither discharged nor waived: " + String.join(", ", open()) + ".";
        }

        private List<String> open() {
            List<String> open = new ArrayList<>();
            merger.conditions().unsettled().stream()
                    .map(condition -> condition.attached().conditionId() + " of the regulator")
                    .forEach(open::add);
            open.addAll(cited.unsettledConditions());
            return open;
        }
    }
}
