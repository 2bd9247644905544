package org.duly.command.engagement;

import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.duly.events.engagement.Channel;
import org.duly.events.engagement.ChannelAddress;
import org.duly.events.engagement.CountingPolicy;
import org.duly.events.engagement.DocumentFormat;
import org.duly.events.engagement.DocumentPublished;
import org.duly.events.engagement.EngagementKind;
import org.duly.events.engagement.EngagementOpened;
import org.duly.events.engagement.EngagementPlan;
import org.duly.events.engagement.EngagementPlanned;
import org.duly.events.engagement.LatePolicy;
import org.duly.events.engagement.Proposal;
import org.duly.events.engagement.Question;
import org.duly.events.engagement.StakeholderGroup;
import org.jspecify.annotations.Nullable;

/** An engagement for tests: autumn 2026, closing at the midnight that begins 1 December in London. */
public final class Engagements {
    public static final UUID ID = UUID.fromString("019a0000-0000-7000-8000-000000000001");
    public static final Instant OPENS = Instant.parse("2026-10-01T08:00:00Z");
    public static final Instant CLOSES = Instant.parse("2026-12-01T00:00:00Z");
    public static final String SHA256 = "0123456789abcdef".repeat(4);
    public static final EngagementPlan PLAN = plan(LatePolicy.RULE_EACH, CountingPolicy.EACH_ITEM, channels());

    private Engagements() {}

    public static EngagementPlan plan(
            @Nullable LatePolicy late, @Nullable CountingPolicy counting, List<ChannelAddress> channels) {
        return new EngagementPlan(
                "Future arrangements for commissioning",
                EngagementKind.PUBLIC_CONSULTATION,
                List.of("eastvale"),
                "Hear views before the governing bodies decide",
                List.of(new Proposal("P1", "One accountable officer"), new Proposal("P2", "One organisation")),
                List.of(
                        new Question("Q1", "What do you think of one officer?", "P1"),
                        new Question("Q2", "And else?", null)),
                List.of(new StakeholderGroup("practices", "Member practices", true)),
                channels,
                late,
                counting);
    }

    public static List<ChannelAddress> channels() {
        return List.of(new ChannelAddress(Channel.EMAIL, "views@eastvale.example", "eastvale"));
    }

    public static EngagementPlanned planned() {
        return new EngagementPlanned(PLAN);
    }

    public static DocumentPublished published(int version) {
        return new DocumentPublished(
                "case-for-change",
                version,
                "The case for change",
                SHA256,
                "application/pdf",
                DocumentFormat.STANDARD,
                null);
    }

    public static EngagementOpened opened() {
        return new EngagementOpened(OPENS, CLOSES, "Europe/London");
    }

    /** What other capabilities know of the engagement once it is opened and the campaign C1 identified. */
    public static EngagementFacts facts() {
        return new EngagementFacts(ID, PLAN, CLOSES, Set.of("C1"), 0);
    }
}
