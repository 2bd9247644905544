package org.duly.query.programme;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.duly.events.EventEnvelope;
import org.duly.events.programme.DatePrecision;
import org.duly.events.programme.DisagreementNoted;
import org.duly.events.programme.DisagreementSettled;
import org.duly.events.programme.DocumentStatement;
import org.duly.events.programme.EngagementAddedToProgramme;
import org.duly.events.programme.MilestoneAbandoned;
import org.duly.events.programme.MilestoneMet;
import org.duly.events.programme.MilestoneMissed;
import org.duly.events.programme.MilestoneRescheduled;
import org.duly.events.programme.MilestoneSet;
import org.duly.events.programme.ProgrammeEvent;
import org.duly.events.programme.ProgrammeStarted;
import org.duly.events.programme.SourceReference;
import org.duly.events.programme.StatedDate;
import org.duly.query.log.PlacedEvent;
import org.duly.query.programme.ProgrammeFacts.Standing;
import org.duly.query.testing.EventFeed;
import org.duly.query.testing.QueryService;
import org.duly.query.testing.TestVault;
import org.duly.testsupport.TestDatabases;
import org.duly.testsupport.TestKafka;
import org.duly.testsupport.TestPostgres;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** Milestones by given–when–then, and a programme asked for over HTTP. */
class ProgrammeTest {
    private static final SourceReference PAPER = new SourceReference("Board paper, 1 July 2019", "page 3", null);
    private static final StatedDate OCTOBER = StatedDate.month(YearMonth.of(2019, 10));
    private static final ProgrammeStarted STARTED = new ProgrammeStarted("Seven into one", "One CCG", List.of("ccg"));
    private static final MilestoneSet REPORT = new MilestoneSet("report", "Report published", OCTOBER, PAPER, null);

    @Test
    void a_milestone_is_overdue_only_after_the_last_day_its_date_can_mean() {
        assertThat(on("2019-10-31", REPORT).overdue()).isFalse();
        assertThat(on("2019-11-01", REPORT).overdue()).isTrue();
        assertThat(on("2019-11-03", REPORT).daysOverdue()).isEqualTo(3);
        assertThat(on("2019-12-31", set(new StatedDate(DatePrecision.QUARTER, "2019-Q4", "Autumn")))
                        .overdue())
                .isFalse();
    }

    @Test
    void recorded_as_missed_it_is_still_overdue_until_it_is_met() {
        MilestoneMissed missed = new MilestoneMissed("report", OCTOBER, "Purdah");
        MilestoneMet met = new MilestoneMet("report", StatedDate.day(LocalDate.parse("2019-11-20")), PAPER);

        assertThat(on("2019-11-05", REPORT, missed).milestone().standing()).isEqualTo(Standing.MISSED);
        assertThat(on("2019-11-05", REPORT, missed).overdue()).isTrue();
        assertThat(on("2019-12-05", REPORT, missed, met).overdue()).isFalse();
        assertThat(on("2019-12-05", REPORT, missed, met).metLate()).isTrue();
        assertThat(on("2019-12-05", REPORT, new MilestoneMet("report", OCTOBER, null))
                        .metLate())
                .isFalse();
    }

    @Test
    void moved_or_abandoned_it_is_not_overdue_and_its_history_says_from_where_and_why() {
        StatedDate december = StatedDate.month(YearMonth.of(2019, 12));
        MilestoneRescheduled moved = new MilestoneRescheduled("report", OCTOBER, december, PAPER, "Election called");

        ProgrammeView.MilestoneView later = on("2019-11-05", REPORT, moved);
        assertThat(later.overdue()).isFalse();
        assertThat(later.milestone().due()).isEqualTo(december);
        assertThat(later.milestone().history().getLast().from()).isEqualTo(OCTOBER);
        assertThat(later.milestone().history().getLast().source()).isEqualTo(PAPER);
        assertThat(later.milestone().history().getLast().reason()).isEqualTo("Election called");
        assertThat(on("2020-11-05", REPORT, new MilestoneAbandoned("report", "Not needed", null))
                        .overdue())
                .isFalse();
    }

    @Test
    void a_programme_is_shown_as_it_is_and_as_it_was_on_the_day() throws Exception {
        TestDatabases databases = TestPostgres.shared().freshDatabases();
        TestKafka kafka = TestKafka.shared();
        String topic = kafka.newTopic(kafka.freshTopicName("programme"), 1);
        try (TestVault vault = new TestVault(databases);
                EventFeed feed = new EventFeed(kafka.bootstrapServers(), topic, 0, "test.example/programme", vault);
                QueryService service =
                        QueryService.start(QueryService.settings(databases, vault, kafka.bootstrapServers(), topic))) {
            UUID engagement = feed.openEngagement("Merging seven into one");
            UUID id = UUID.fromString("01900000-0000-7000-8000-000000000009");
            String stream = "programme/" + id;
            feed.event(stream, stream, STARTED);
            feed.event(stream, stream, new EngagementAddedToProgramme(engagement));
            feed.event(stream, stream, REPORT);
            feed.event(
                    stream,
                    stream,
                    new DisagreementNoted(
                            "date",
                            "When the report is due",
                            List.of(
                                    new DocumentStatement(PAPER, "October"),
                                    new DocumentStatement(new SourceReference("Web page", null, null), "Autumn")),
                            "report"));
            long open = feed.position();
            feed.event(stream, stream, new DisagreementSettled("date", "October", "The board decides", PAPER));
            feed.flush();

            JsonNode now = service.get("/api/v1/programmes/" + id + "?readAfter=" + feed.log() + "@" + feed.position());
            assertThat(now.at("/milestones/0/overdue").asBoolean()).isTrue();
            assertThat(now.at("/disagreements/0/settled/holds").asString()).isEqualTo("October");
            assertThat(now.at("/engagements/0").asString()).isEqualTo(engagement.toString());

            // The feed records on 18 October 2019, when October was not over.
            JsonNode then = service.get("/api/v1/programmes/" + id + "?asOfPosition=" + open);
            assertThat(then.get("today").asString()).isEqualTo("2019-10-18");
            assertThat(then.at("/milestones/0/overdue").asBoolean()).isFalse();
            assertThat(then.at("/disagreements/0/settled").isObject()).isFalse();

            JsonNode all = service.get("/api/v1/programmes?limit=1");
            assertThat(all.at("/items/0/id").asString()).isEqualTo(id.toString());
            assertThat(all.at("/items/0/overdue").asLong()).isEqualTo(1);
            assertThat(all.at("/items/0/openDisagreements").asLong()).isZero();
        }
    }

    private static MilestoneSet set(StatedDate due) {
        return new MilestoneSet("report", "Report published", due, PAPER, null);
    }

    private static ProgrammeView.MilestoneView on(String day, ProgrammeEvent... happened) {
        List<PlacedEvent> events = new ArrayList<>(List.of(event(0, STARTED)));
        for (ProgrammeEvent event : happened) {
            events.add(event(events.size(), event));
        }
        return ProgrammeView.MilestoneView.of(
                ProgrammeFold.all(events).milestones().getFirst(), LocalDate.parse(day));
    }

    private static PlacedEvent event(long version, ProgrammeEvent event) {
        Instant time = Instant.parse("2019-07-01T09:00:00Z").plus(Duration.ofDays(version));
        String stream = "programme/" + new UUID(0, 1);
        EventEnvelope envelope = new EventEnvelope(
                new UUID(1, version),
                "test.example/programme",
                stream,
                version,
                time,
                time,
                stream,
                "officer-1",
                "programme-manager",
                null,
                "correlation-1",
                "command-" + version,
                event);
        return new PlacedEvent(version, version, envelope, new byte[0]);
    }
}
