package org.duly.query.engagement;

import static org.assertj.core.api.Assertions.assertThat;

import com.github.f4b6a3.uuid.UuidCreator;
import java.time.Instant;
import java.util.UUID;
import org.duly.events.EventEnvelope;
import org.duly.events.engagement.DeadlineExtended;
import org.duly.events.engagement.EngagementEvent;
import org.duly.events.engagement.EngagementOpened;
import org.duly.events.engagement.EngagementPlanned;
import org.duly.events.engagement.EngagementWithdrawn;
import org.duly.query.log.PlacedEvent;
import org.duly.query.testing.EventFeed;
import org.junit.jupiter.api.Test;

class PhaseTest {
    private static final Instant SUMMER_TIME = Instant.parse("2019-10-17T23:00:00Z");
    private static final Instant MIDNIGHT_1_DECEMBER = Instant.parse("2019-12-01T00:00:00Z");
    private static final EngagementOpened OPENED =
            new EngagementOpened(SUMMER_TIME, MIDNIGHT_1_DECEMBER, "Europe/London");

    @Test
    void it_is_announced_until_it_opens_and_closed_from_the_first_late_instant_on() {
        EngagementFacts facts = after(OPENED);

        assertThat(Phase.of(facts, SUMMER_TIME.minusNanos(1))).isEqualTo(Phase.ANNOUNCED);
        assertThat(Phase.of(facts, SUMMER_TIME)).isEqualTo(Phase.OPEN);
        assertThat(Phase.of(facts, MIDNIGHT_1_DECEMBER.minusNanos(1))).isEqualTo(Phase.OPEN);
        assertThat(Phase.of(facts, MIDNIGHT_1_DECEMBER)).isEqualTo(Phase.CLOSED);
    }

    @Test
    void an_extension_opens_it_again_without_any_other_event() {
        Instant later = Instant.parse("2019-12-15T00:00:00Z");

        EngagementFacts facts = after(OPENED, new DeadlineExtended(MIDNIGHT_1_DECEMBER, later, "Post was late"));

        assertThat(Phase.of(facts, MIDNIGHT_1_DECEMBER)).isEqualTo(Phase.OPEN);
        assertThat(Phase.of(facts, later)).isEqualTo(Phase.CLOSED);
    }

    @Test
    void days_are_counted_in_london_also_across_the_end_of_summer_time() {
        EngagementFacts facts = after(OPENED);

        // 00:30 on 18 October in London is still the 17th in UTC.
        assertThat(Phase.daysLeft(facts, Instant.parse("2019-10-17T23:30:00Z"))).isEqualTo(43);
        assertThat(Phase.daysLeft(facts, Instant.parse("2019-11-30T00:00:00Z"))).isZero();
        assertThat(Phase.daysLeft(facts, Instant.parse("2019-11-30T23:59:59Z"))).isZero();
        assertThat(Phase.daysLeft(facts, MIDNIGHT_1_DECEMBER)).isNull();
    }

    @Test
    void a_withdrawn_one_stays_withdrawn_whatever_the_time() {
        EngagementFacts facts = after(OPENED, new EngagementWithdrawn("Superseded"));

        assertThat(Phase.of(facts, SUMMER_TIME)).isEqualTo(Phase.WITHDRAWN);
        assertThat(Phase.daysLeft(facts, SUMMER_TIME)).isNull();
    }

    @Test
    void before_it_is_opened_it_is_planned() {
        assertThat(Phase.of(after(), SUMMER_TIME)).isEqualTo(Phase.PLANNED);
    }

    private static EngagementFacts after(EngagementEvent... events) {
        UUID id = UuidCreator.getTimeOrderedEpoch();
        EngagementPlanned planned = new EngagementPlanned(EventFeed.plan("Phases"));
        EngagementRow row = EngagementFold.begin(placed(id, 0, planned), planned);
        for (int i = 0; i < events.length; i++) {
            row = EngagementFold.next(row, placed(id, i + 1, events[i]), events[i]);
        }
        return row.facts();
    }

    private static PlacedEvent placed(UUID id, long position, EngagementEvent event) {
        String stream = "engagement/" + id;
        EventEnvelope envelope = new EventEnvelope(
                UuidCreator.getTimeOrderedEpoch(),
                "test.example/fold",
                stream,
                position,
                SUMMER_TIME,
                SUMMER_TIME,
                stream,
                "officer-1",
                "engagement-officer",
                null,
                "correlation",
                "causation",
                event);
        return new PlacedEvent(position, position, envelope, new byte[0]);
    }
}
