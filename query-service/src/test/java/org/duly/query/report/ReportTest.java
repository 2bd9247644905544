package org.duly.query.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.UUID;
import org.duly.events.codebook.CodebookVersionFixed;
import org.duly.events.codebook.ThemeAdded;
import org.duly.events.codebook.ThemeRetired;
import org.duly.events.engagement.Channel;
import org.duly.events.engagement.OutcomePublished;
import org.duly.events.engagement.ReportCounts;
import org.duly.events.engagement.ReportIssued;
import org.duly.events.response.CodingOrigin;
import org.duly.events.response.ExclusionReason;
import org.duly.events.response.Position;
import org.duly.events.response.ProposalPosition;
import org.duly.events.response.ResponseAcknowledged;
import org.duly.events.response.ResponseCoded;
import org.duly.events.response.ResponseCounted;
import org.duly.events.response.ResponseExcluded;
import org.duly.events.response.ResponseRead;
import org.duly.events.response.ThemeCoding;
import org.duly.query.testing.EventFeed;
import org.duly.query.testing.EventFeed.Logged;
import org.duly.query.testing.QueryService;
import org.duly.query.testing.TestVault;
import org.duly.testsupport.TestDatabases;
import org.duly.testsupport.TestKafka;
import org.duly.testsupport.TestPostgres;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** Reports issued one after the other while the register and the codebook change; asked over HTTP. */
class ReportTest {
    private static final String REGISTER = "ab".repeat(32);

    @Test
    void an_issued_report_is_worked_out_the_same_again_and_says_when_it_is_stale() throws Exception {
        TestDatabases databases = TestPostgres.shared().freshDatabases();
        TestKafka kafka = TestKafka.shared();
        String topic = kafka.newTopic(kafka.freshTopicName("report"), 1);
        try (TestVault vault = new TestVault(databases);
                EventFeed feed = new EventFeed(kafka.bootstrapServers(), topic, 0, "test.example/report", vault);
                QueryService service =
                        QueryService.start(QueryService.settings(databases, vault, kafka.bootstrapServers(), topic))) {
            UUID engagement = feed.openEngagement("Buses <and> surgeries");
            String scope = "engagement/" + engagement;
            String codebook = "codebook/" + engagement;
            feed.event(codebook, scope, new ThemeAdded("access", "Getting there", "Any way", null, null));
            feed.event(codebook, scope, new CodebookVersionFixed(1, List.of("access")));
            coded(feed, engagement, "Ann");
            feed.engagement(engagement, issued(1, 1, feed.position()));
            String path = "/api/v1/engagements/" + engagement + "/reports/";
            feed.flush();
            JsonNode first = service.get(path + "1?readAfter=" + feed.log() + "@" + feed.position());
            assertThat(first.get("stale").asBoolean()).isFalse();
            assertThat(first.at("/themes/coded/themes/0/count/items").asLong()).isEqualTo(1);

            feed.event(codebook, scope, new ThemeAdded("cost", "Money", "What it costs", null, null));
            feed.event(codebook, scope, new ThemeRetired("access", "Said nothing"));
            feed.event(codebook, scope, new CodebookVersionFixed(2, List.of("cost")));
            coded(feed, engagement, "Bob");
            feed.engagement(engagement, issued(2, 2, feed.position()));
            feed.engagement(engagement, new OutcomePublished("What?", "No <buses>", "Kept them"));
            feed.flush();

            JsonNode again = service.get(path + "1?readAfter=" + feed.log() + "@" + feed.position());
            assertThat(again.get("stale").asBoolean()).isTrue();
            assertThat(again.get("themes")).isEqualTo(first.get("themes"));
            assertThat(again.get("issued")).isEqualTo(first.get("issued"));
            JsonNode second = service.get(path + "2");
            assertThat(second.get("stale").asBoolean()).isFalse();
            assertThat(second.at("/themes/coded/themes/0/theme/themeId").asString())
                    .isEqualTo("cost");
            assertThat(second.at("/themes/coded/responses/items").asLong()).isEqualTo(2);

            assertThat(service.send("GET", path + "1/page").body())
                    .contains("Buses &lt;and&gt; surgeries", "has changed since", "Getting there", REGISTER)
                    .contains("No &lt;buses&gt;", "issued on <time datetime=")
                    .doesNotContain("<and>", "<buses>");
            assertThat(service.send("GET", path + "2/page").body()).doesNotContain("has changed since");
            assertThat(service.send("GET", path + "3").statusCode()).isEqualTo(404);
        }
    }

    @Test
    void a_report_is_stale_though_the_numbers_came_to_the_same_again() throws Exception {
        TestDatabases databases = TestPostgres.shared().freshDatabases();
        TestKafka kafka = TestKafka.shared();
        String topic = kafka.newTopic(kafka.freshTopicName("stale"), 1);
        try (TestVault vault = new TestVault(databases);
                EventFeed feed = new EventFeed(kafka.bootstrapServers(), topic, 0, "test.example/stale", vault);
                QueryService service =
                        QueryService.start(QueryService.settings(databases, vault, kafka.bootstrapServers(), topic))) {
            UUID engagement = feed.openEngagement("Buses");
            feed.event(
                    "codebook/" + engagement,
                    "engagement/" + engagement,
                    new ThemeAdded("access", "Getting there", "Any way", null, null));
            feed.event(
                    "codebook/" + engagement,
                    "engagement/" + engagement,
                    new CodebookVersionFixed(1, List.of("access")));
            ResponseExcluded excluded = new ResponseExcluded(ExclusionReason.SPAM, "Advert", "second-1");
            Logged one = feed.response(engagement, "Ann", "No buses");
            Logged other = feed.response(engagement, "Bob", "No buses");
            feed.response(engagement, one.id(), new ResponseCounted(null));
            feed.response(engagement, other.id(), excluded);
            ReportCounts counts = new ReportCounts(2, 1, 1, 0, 0, 1, 0);
            feed.engagement(
                    engagement,
                    new ReportIssued(1, "00".repeat(32), REGISTER, counts, feed.position(), 1, "Every one was read."));
            long issued = feed.position();
            feed.response(engagement, one.id(), new ResponseAcknowledged(Channel.EMAIL));
            feed.response(engagement, one.id(), new ResponseRead("reader-1", 1));
            feed.flush();
            String path = "/api/v1/engagements/" + engagement;
            String readAfter = "?readAfter=" + feed.log() + "@";
            JsonNode same = service.get(path + "/reports/1" + readAfter + feed.position());
            assertThat(same.get("stale").asBoolean()).isFalse();

            feed.response(engagement, one.id(), excluded);
            feed.response(engagement, other.id(), new ResponseCounted(null));
            feed.flush();
            JsonNode another = service.get(path + "/reports/1" + readAfter + feed.position());
            assertThat(another.get("countsNow")).isEqualTo(same.get("countsNow"));
            assertThat(another.get("stale").asBoolean()).isTrue();
            assertThat(service.get(path + "/status").get("reportStale").asBoolean())
                    .isTrue();
            assertThat(service.get(path + "/status?asOfPosition=" + issued)
                            .get("reportStale")
                            .asBoolean())
                    .isFalse();
        }
    }

    private static void coded(EventFeed feed, UUID engagement, String name) {
        Logged response = feed.response(engagement, name, "No buses");
        feed.response(engagement, response.id(), new ResponseCounted(null));
        feed.response(
                engagement,
                response.id(),
                new ResponseCoded(
                        1,
                        1,
                        List.of(new ProposalPosition("P1", Position.OPPOSE)),
                        List.of(new ThemeCoding("access", "Q1", Position.CONCERN)),
                        "coder-1",
                        CodingOrigin.HUMAN));
    }

    private static ReportIssued issued(int version, long counted, long judgedAt) {
        return new ReportIssued(
                version,
                "00".repeat(32),
                REGISTER,
                new ReportCounts(counted, counted, 0, 0, 0, counted, 0),
                judgedAt,
                version,
                "Every response was read.");
    }
}
