package org.duly.events;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.duly.events.decision.DecisionCorrected;
import org.duly.events.decision.DecisionField;
import org.duly.events.decision.DecisionOutcome;
import org.duly.events.decision.DecisionTaken;
import org.duly.events.decision.SequenceCheck;
import org.duly.events.decision.SequenceCheck.Before;
import org.duly.events.decision.SequenceCheck.Finding;
import org.duly.events.engagement.DeadlineExtended;
import org.duly.events.engagement.EngagementClosed;
import org.duly.events.engagement.EngagementOpened;
import org.duly.events.engagement.PriorStatementRecorded;
import org.duly.events.engagement.ReportCounts;
import org.duly.events.engagement.ReportIssued;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** What came before the close or before the report is listed, on both clocks and in neutral words. */
class SequenceCheckTest {
    private static final String ENGAGEMENT = "engagement/" + new UUID(0, 1);
    private static final UUID DECISION = new UUID(0, 2);
    private static final Instant OPENS = Instant.parse("2019-10-01T08:00:00Z");
    private static final Instant CLOSES = Instant.parse("2019-12-01T00:00:00Z");

    private SequenceCheck check = SequenceCheck.NONE;
    private long position;

    @Test
    void whatComesAfterCloseAndReportIsNotListed() {
        opened();
        closed();
        reported("2020-01-08T12:00:00Z");
        decided("2020-01-14T14:00:00Z", "2020-01-14T15:00:00Z", "P1");
        assertThat(check.forReview(List.of())).isEmpty();
    }

    @Test
    void aDecisionBeforeTheReportIsListedBesideItsExplanation() {
        opened();
        closed();
        decided("2020-01-05T14:00:00Z", "2020-01-05T15:00:00Z", "P1");
        reported("2020-01-08T12:00:00Z");
        assertThat(check.forReview(List.of("P1"))).singleElement().satisfies(finding -> {
            assertThat(finding.decisionId()).isEqualTo(DECISION);
            assertThat(finding.beforeByOccurrence()).containsExactly(Before.REPORT);
            assertThat(finding.beforeByRecord()).containsExactly(Before.REPORT);
            assertThat(finding.clocksDiffer()).isFalse();
            assertThat(finding.sentence()).isEqualTo("For review: decided before the report of the engagement");
            assertThat(finding.explanation()).isEqualTo("The offer expired");
        });
    }

    @Test
    void bothClocksAreShownWhereTheyDiffer() {
        opened();
        closed();
        reported("2020-01-08T12:00:00Z");
        decided("2019-11-20T14:00:00Z", "2020-02-01T15:00:00Z", "P1");
        Finding finding = check.forReview(List.of()).getFirst();
        assertThat(finding.beforeByOccurrence()).containsExactly(Before.CLOSE, Before.REPORT);
        assertThat(finding.beforeByRecord()).isEmpty();
        assertThat(finding.clocksDiffer()).isTrue();
        assertThat(finding.sentence())
                .isEqualTo("For review: decided before the close of the engagement and before the report of the"
                        + " engagement; recorded after both");
    }

    @Test
    void aDecisionRecordedBeforeAReportThatWasWrittenEarlierIsListedByTheRecordAlone() {
        opened();
        closed();
        decided("2020-01-10T14:00:00Z", "2020-01-10T15:00:00Z", "P1");
        reported("2020-01-08T12:00:00Z");
        assertThat(check.forReview(List.of()).getFirst().sentence())
                .isEqualTo("For review: recorded before the report of the engagement");
    }

    @Test
    void theCloseIsTheDeadlineWithItsExtensions() {
        opened();
        take(ENGAGEMENT, new DeadlineExtended(CLOSES, CLOSES.plusSeconds(604_800), "More time"), OPENS, OPENS);
        reported("2019-12-02T12:00:00Z");
        decided("2019-12-05T00:00:00Z", "2019-12-05T00:00:00Z", "P1");
        assertThat(check.forReview(List.of()).getFirst().beforeByOccurrence()).containsExactly(Before.CLOSE);
        assertThat(check.forReview(List.of()).getFirst().beforeByRecord()).containsExactly(Before.CLOSE);
    }

    @Test
    void somethingAtTheVeryMomentOfTheCloseIsNotBeforeIt() {
        opened();
        decided(CLOSES.toString(), CLOSES.toString(), "P1");
        assertThat(check.forReview(List.of()).getFirst().beforeByOccurrence()).containsExactly(Before.REPORT);
    }

    @Test
    void statementsAreListedInTheOrderInWhichTheyWereMade() {
        opened();
        said("2019-09-20T10:00:00Z", "P1");
        said("2019-09-10T10:00:00Z", null);
        said("2019-09-15T10:00:00Z", "P2");
        assertThat(check.forReview(List.of()))
                .extracting(finding -> finding.moment().happenedAt().toString())
                .containsExactly("2019-09-10T10:00:00Z", "2019-09-15T10:00:00Z", "2019-09-20T10:00:00Z");
        assertThat(check.forReview(List.of("P1")))
                .as("about the proposal, or about all")
                .extracting(Finding::proposals)
                .containsExactly(List.of(), List.of("P1"));
        assertThat(check.forReview(List.of()).getFirst().sentence()).startsWith("For review: said before");
    }

    @Test
    void aCorrectedExplanationIsTheOneThatIsShown() {
        opened();
        decided("2019-11-20T14:00:00Z", "2019-11-20T14:00:00Z", "P1");
        take(
                "decision/" + DECISION,
                new DecisionCorrected(DecisionField.EXPLANATION, "The offer expired", "It was withdrawn", "Misread"),
                CLOSES,
                CLOSES);
        assertThat(check.forReview(List.of()).getFirst().explanation()).isEqualTo("It was withdrawn");
        assertThat(check.forReview(List.of()).getFirst().what()).isEqualTo("Merge");
    }

    private void opened() {
        take(ENGAGEMENT, new EngagementOpened(OPENS, CLOSES, "Europe/London"), OPENS, OPENS);
    }

    private void closed() {
        take(ENGAGEMENT, new EngagementClosed(CLOSES), CLOSES, CLOSES);
    }

    private void reported(String time) {
        take(
                ENGAGEMENT,
                new ReportIssued(1, "a".repeat(64), "b".repeat(64), new ReportCounts(0, 0, 0, 0, 0, 0, 0), 3),
                Instant.parse(time),
                Instant.parse("2020-01-12T12:00:00Z"));
    }

    private void said(String time, @Nullable String proposal) {
        take(
                ENGAGEMENT,
                new PriorStatementRecorded("chair", "Chair", "A preferred option", Instant.parse(time), proposal, null),
                OPENS,
                OPENS);
    }

    private void decided(String time, String recorded, String... proposals) {
        DecisionTaken taken = new DecisionTaken(
                "eastvale-gb",
                "Merge",
                "To merge",
                DecisionOutcome.APPROVED,
                null,
                false,
                null,
                null,
                null,
                new UUID(0, 1),
                List.of(proposals),
                null,
                List.of(),
                List.of(),
                null,
                null,
                null,
                List.of(),
                null,
                null,
                null,
                List.of(),
                "The offer expired",
                List.of());
        take("decision/" + DECISION, taken, Instant.parse(time), Instant.parse(recorded));
    }

    private void take(String stream, DomainEvent event, Instant time, Instant recorded) {
        EventEnvelope envelope = new EventEnvelope(
                new UUID(1, position),
                "duly.example/test",
                stream,
                position,
                time,
                recorded,
                ENGAGEMENT,
                "officer",
                "officer",
                null,
                "c",
                "k",
                event);
        check = check.with(envelope, position++);
    }
}
