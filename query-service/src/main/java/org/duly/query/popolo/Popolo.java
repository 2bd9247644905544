package org.duly.query.popolo;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What is given out in the words of the Popolo specification. Ids of persons are opaque: who they are is not kept here.
 * What is not known is left out.
 *
 * @see <a href="http://www.popoloproject.com/specs/">The Popolo data specification</a>
 */
final class Popolo {
    static final String PASS = "pass";
    static final String FAIL = "fail";

    private Popolo() {}

    /** A body with all that belongs to it. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Body(List<Organization> organizations, List<Post> posts, List<Membership> memberships) {}

    /**
     * A body, or an organisation.
     *
     * @param foundingDate year, month or day; so is {@code dissolutionDate}
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Organization(
            String id,
            String name,
            @JsonProperty("other_names") @Nullable List<OtherName> otherNames,
            @Nullable String classification,
            @JsonProperty("parent_id") @Nullable String parentId,
            @JsonProperty("founding_date") @Nullable String foundingDate,
            @JsonProperty("dissolution_date") @Nullable String dissolutionDate) {}

    /** A name that was gone by before. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record OtherName(
            String name, @JsonProperty("end_date") @Nullable String endDate) {}

    /** A seat. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Post(
            String id,
            String label,
            @Nullable String role,
            @JsonProperty("organization_id") String organizationId) {}

    /** Someone in a seat, from and until. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Membership(
            @JsonProperty("person_id") String personId,
            @JsonProperty("organization_id") String organizationId,
            @JsonProperty("post_id") String postId,
            @Nullable String role,
            @JsonProperty("start_date") String startDate,
            @JsonProperty("end_date") @Nullable String endDate) {}

    /** An item of business, or the question of a ballot. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Motion(
            UUID id,
            @JsonProperty("organization_id") @Nullable String organizationId,
            String text,
            String classification,
            String date,
            @Nullable String result,
            @JsonProperty("vote_events") List<VoteEvent> voteEvents) {}

    /**
     * A vote, in the room or in writing, or a ballot in one constituency.
     *
     * @param result pass, fail or, of a ballot, "not quorate", which is not the same as lost
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record VoteEvent(
            String id,
            @JsonProperty("organization_id") @Nullable String organizationId,
            @JsonProperty("motion_id") UUID motionId,
            String classification,
            @JsonProperty("start_date") String startDate,
            @JsonProperty("end_date") @Nullable String endDate,
            @Nullable String result,
            List<VoteCount> counts,
            List<Vote> votes) {}

    /** How many chose an option. */
    record VoteCount(String option, int value) {}

    /**
     * A member's vote.
     *
     * @param option yes, no, abstain, "not voting" or, of a ballot paper, "spoilt"
     * @param role of a casting vote
     * @param weight of a ballot paper
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Vote(
            @JsonProperty("vote_event_id") String voteEventId,
            @JsonProperty("voter_id") String voterId,
            String option,
            @Nullable String role,
            @Nullable Long weight) {}
}
