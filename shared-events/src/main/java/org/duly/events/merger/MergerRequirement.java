package org.duly.events.merger;

import java.util.Locale;

/** What is asked of a merger before it is decided, or before it takes effect. Each is named as the sentence it states. */
public enum MergerRequirement {
    /** A merger is decided when every party has resolved on it. */
    EVERY_PARTY_HAS_RESOLVED,
    /** A merger goes ahead when every party that resolved is in favour. */
    EVERY_PARTY_IS_IN_FAVOUR,
    /**
     * A merger goes ahead on a decision or sign-off of every party. Of a resolution that only a document tells of, nothing can
     * be cited, nobody sees on what it rests, and it is not known whether it still stands.
     */
    EVERY_PARTYS_APPROVAL_IS_ON_RECORD,
    /** A merger decision cites the decision and sign-off of every party's resolution. */
    EVERY_RESOLUTION_IS_CITED,
    /** An approval rests on decisions and sign-offs that approve. */
    CITED_APPROVALS_STAND,
    /** A merger is decided knowing how far the members of every party support it. */
    SUPPORT_OF_EVERY_PARTYS_MEMBERS_IS_RECORDED,
    /** A merger decision cites the ballots of members, whose results are declared. */
    MEMBERS_BALLOTS_ARE_CITED,
    /** A merger on which there was an engagement is decided on a version of its report that was issued. */
    REPORT_IS_CITED,
    /** A merger takes effect that was decided for. */
    MERGER_IS_DECIDED_FOR,
    /** A merger for which a regulator was asked takes effect once it approved. */
    REGULATOR_HAS_APPROVED,
    /** A merger takes effect while what it stands on still approves. */
    EVERY_APPROVAL_STILL_STANDS,
    /** A merger takes effect once every condition is discharged or waived by whoever set it. */
    EVERY_CONDITION_IS_SETTLED;

    /** Its stable name, as in the problem types of the API and in irregularities: {@code every-party-has-resolved}. */
    public String ruleName() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /**
     * A requirement that is not met.
     *
     * @param inWords what is missing, and of whom
     */
    public record Unmet(MergerRequirement requirement, String inWords) {}
}
