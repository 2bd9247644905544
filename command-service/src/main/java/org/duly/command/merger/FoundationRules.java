package org.duly.command.merger;

import java.util.List;
import org.duly.command.handling.BusinessRule;
import org.duly.events.merger.MergerFoundation;
import org.duly.events.merger.MergerRequirement.Unmet;

/**
 * What a merger is decided on and takes effect on, as {@link MergerFoundation} judges it. An act that took place all the same is
 * recorded with what it broke.
 */
public final class FoundationRules {
    private FoundationRules() {}

    /** The rules that unmet requirements break, each named as the requirement is. */
    static List<Broken> brokenBy(List<Unmet> unmet) {
        return unmet.stream().map(FoundationRules::brokenBy).toList();
    }

    private static Broken brokenBy(Unmet unmet) {
        String lacking = unmet.inWords();
        return switch (unmet.requirement()) {
            case EVERY_PARTY_HAS_RESOLVED -> new EveryPartyHasResolved(lacking);
            case EVERY_PARTY_IS_IN_FAVOUR -> new EveryPartyIsInFavour(lacking);
            case EVERY_PARTYS_APPROVAL_IS_ON_RECORD -> new EveryPartysApprovalIsOnRecord(lacking);
            case EVERY_RESOLUTION_IS_CITED -> new EveryResolutionIsCited(lacking);
            case CITED_APPROVALS_STAND -> new CitedApprovalsStand(lacking);
            case SUPPORT_OF_EVERY_PARTYS_MEMBERS_IS_RECORDED -> new SupportOfEveryPartysMembersIsRecorded(lacking);
            case MEMBERS_BALLOTS_ARE_CITED -> new MembersBallotsAreCited(lacking);
            case REPORT_IS_CITED -> new ReportIsCited(lacking);
            case MERGER_IS_DECIDED_FOR -> new MergerIsDecidedFor(lacking);
            case REGULATOR_HAS_APPROVED -> new RegulatorHasApproved(lacking);
            case EVERY_APPROVAL_STILL_STANDS -> new EveryApprovalStillStands(lacking);
            case EVERY_CONDITION_IS_SETTLED -> new EveryConditionIsSettled(lacking);
        };
    }

    /** A rule about what a merger rests on that is not kept. */
    sealed interface Broken extends BusinessRule {
        @Override
        default boolean isKept() {
            return false;
        }
    }

    /** A merger is decided when every party has resolved on it. */
    public record EveryPartyHasResolved(String explanation) implements Broken {}

    /** A merger goes ahead when every party that resolved is in favour. */
    public record EveryPartyIsInFavour(String explanation) implements Broken {}

    /** A merger goes ahead on a decision or sign-off of every party. */
    public record EveryPartysApprovalIsOnRecord(String explanation) implements Broken {}

    /** A merger decision cites the decision and sign-off of every party's resolution. */
    public record EveryResolutionIsCited(String explanation) implements Broken {}

    /** An approval rests on decisions and sign-offs that approve. */
    public record CitedApprovalsStand(String explanation) implements Broken {}

    /** A merger is decided knowing how far the members of every party support it. */
    public record SupportOfEveryPartysMembersIsRecorded(String explanation) implements Broken {}

    /** A merger decision cites the ballots of members, whose results are declared. */
    public record MembersBallotsAreCited(String explanation) implements Broken {}

    /** A merger on which there was an engagement is decided on a version of its report that was issued. */
    public record ReportIsCited(String explanation) implements Broken {}

    /** A merger takes effect that was decided for. */
    public record MergerIsDecidedFor(String explanation) implements Broken {}

    /** A merger for which a regulator was asked takes effect once it approved. */
    public record RegulatorHasApproved(String explanation) implements Broken {}

    /** A merger takes effect while what it stands on still approves. */
    public record EveryApprovalStillStands(String explanation) implements Broken {}

    /** A merger takes effect once every condition is discharged or waived by whoever set it. */
    public record EveryConditionIsSettled(String explanation) implements Broken {}
}
