package org.duly.events;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.duly.events.signoff.ConsiderationsDiscussed;
import org.duly.events.signoff.PackCirculated;
import org.duly.events.signoff.PackItem;
import org.duly.events.signoff.PackItemRead;
import org.duly.events.signoff.PackStanding;
import org.duly.events.signoff.PackStanding.Paper;
import org.junit.jupiter.api.Test;

/** Which papers there are, when each member was sent them, and who has read them. */
class PackStandingTest {
    private static final Instant FIRST = Instant.parse("2020-01-06T09:00:00Z");
    private static final Instant SECOND = Instant.parse("2020-01-07T09:00:00Z");
    private static final UUID ONE = new UUID(0, 1);
    private static final UUID TWO = new UUID(0, 2);

    @Test
    void theSameBytesSentAgainReachMoreMembers() {
        PackStanding pack = PackStanding.NONE
                .with(sent("a", ONE, "ann"), FIRST)
                .with(new PackItemRead("ann", "report"), FIRST)
                .with(sent("a", ONE, "ann", "bob"), SECOND);
        assertThat(report(pack).sentTo("ann")).isEqualTo(FIRST);
        assertThat(report(pack).sentTo("bob")).isEqualTo(SECOND);
        assertThat(report(pack).sentTo("cay")).isNull();
        assertThat(report(pack).read()).containsExactly("ann");
    }

    @Test
    void otherBytesTakeThePlaceOfTheEarlierAndAreYetToBeRead() {
        PackStanding pack = PackStanding.NONE
                .with(sent("a", ONE, "ann", "bob"), FIRST)
                .with(new PackItemRead("ann", "report"), FIRST)
                .with(sent("b", TWO, "ann"), SECOND);
        assertThat(report(pack).sentTo("ann")).isEqualTo(SECOND);
        assertThat(report(pack).sentTo("bob")).isNull();
        assertThat(report(pack).read()).isEmpty();
        assertThat(pack.wasSent("report", "bob")).isTrue();
        assertThat(pack.wasSent("report", "cay")).isFalse();
        assertThat(pack.beforeTheBody()).containsExactly(TWO);
    }

    @Test
    void aRecordMadeLateDoesNotMakeASendingLater() {
        PackStanding pack =
                PackStanding.NONE.with(sent("a", ONE, "ann"), SECOND).with(sent("a", ONE, "ann"), FIRST);
        assertThat(report(pack).sentTo("ann")).isEqualTo(FIRST);
    }

    @Test
    void whatWasDiscussedIsBeforeTheBodyToo() {
        PackStanding pack = PackStanding.NONE
                .with(sent("a", ONE, "ann"), FIRST)
                .with(new ConsiderationsDiscussed(List.of(TWO), null), SECOND);
        assertThat(pack.beforeTheBody()).containsExactlyInAnyOrder(ONE, TWO);
    }

    private static Paper report(PackStanding pack) {
        return Objects.requireNonNull(pack.papers().get("report"));
    }

    private static PackCirculated sent(String digit, UUID consideration, String... to) {
        return new PackCirculated(
                List.of(new PackItem("report", "What we heard", digit.repeat(64), null, null, List.of(consideration))),
                List.of(to));
    }
}
