package org.duly.events.engagement;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What is to be asked, of whom, through which channels and under which policies. The two policies may still be open while
 * the plan is drawn up; the engagement cannot be opened without them.
 *
 * @param ownerBodies opaque ids of the bodies that ask
 */
public record EngagementPlan(
        String title,
        EngagementKind kind,
        List<String> ownerBodies,
        String purpose,
        List<Proposal> proposals,
        List<Question> questions,
        List<StakeholderGroup> stakeholderGroups,
        List<ChannelAddress> channels,
        @Nullable LatePolicy latePolicy,
        @Nullable CountingPolicy countingPolicy) {}
