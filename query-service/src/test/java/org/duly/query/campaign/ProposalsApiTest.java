package org.duly.query.campaign;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.UnaryOperator;
import javax.sql.DataSource;
import org.duly.events.engagement.Channel;
import org.duly.events.response.CampaignMethod;
import org.duly.events.response.DuplicateLinkRemoved;
import org.duly.events.response.ResponseAssignedToCampaign;
import org.duly.events.response.ResponseLinkedAsDuplicate;
import org.duly.events.response.ResponseLogged;
import org.duly.events.response.ResponseRemovedFromCampaign;
import org.duly.platform.web.ProblemException;
import org.duly.query.testing.EventFeed;
import org.duly.query.testing.EventFeed.Logged;
import org.duly.query.testing.QueryService;
import org.duly.query.testing.TestVault;
import org.duly.testsupport.TestDatabases;
import org.duly.testsupport.TestKafka;
import org.duly.testsupport.TestPostgres;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;

/** The demo's campaign and some duplicates, on the real topic, in the real database, asked for over HTTP. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ProposalsApiTest {
    private static final String LETTER = "We do not want one distant organisation to decide about our care. Keep three"
            + " local commissioning groups.";
    private static final List<String> OWN = List.of(
            "My mother waited nine weeks for a letter that had been sent to the wrong county, and I fear more of that.",
            "Thame looks to Oxford for hospital care and to Aylesbury for its council; please think of the edges.",
            "My practice nurse knows my name; I should like whoever pays for her to know our town.");
    private static final String SURVEY =
            "Support for practices under pressure. We oppose proposal 3 as it stands. Trust"
                    + " between practices and hospitals.";

    private final TestDatabases databases = TestPostgres.shared().freshDatabases();
    private final TestVault vault = new TestVault(databases);
    private final TestKafka kafka = TestKafka.shared();
    private final String topic = kafka.newTopic(kafka.freshTopicName("proposals"), 1);
    private final EventFeed feed = new EventFeed(kafka.bootstrapServers(), topic, 0, "test.example/proposals", vault);
    private final QueryService service =
            QueryService.start(QueryService.settings(databases, vault, kafka.bootstrapServers(), topic));

    private UUID engagement = new UUID(0, 0);
    private final List<Logged> senders = new ArrayList<>();
    private final Map<String, Logged> repeats = new LinkedHashMap<>();

    @BeforeAll
    void feed() {
        engagement = feed.openEngagement("The future of commissioning");
        for (int sender = 0; sender < 37; sender++) {
            senders.add(feed.response(engagement, "Sender " + sender, LETTER));
        }
        OWN.forEach(own -> senders.add(feed.response(engagement, "Sender " + senders.size(), LETTER + " " + own)));
        feed.response(
                engagement,
                "Council",
                "The council welcomes partnership and asks that housing is at the table, and is concerned that one"
                        + " commissioner would weaken joint work with each county.");
        for (int brief = 0; brief < 5; brief++) {
            feed.response(engagement, "Brief " + brief, "I agree");
        }
        feed.response(
                engagement,
                senders.get(0).id(),
                new ResponseAssignedToCampaign("keep-it-local", CampaignMethod.EXACT, 1.0, false));
        feed.response(
                engagement,
                senders.get(1).id(),
                new ResponseAssignedToCampaign("keep-it-local", CampaignMethod.EXACT, 1.0, false));
        feed.response(
                engagement,
                senders.get(1).id(),
                new ResponseRemovedFromCampaign("keep-it-local", "Wrote before the campaign began"));

        repeat("first", "Practice", SURVEY, logged -> changed(logged, Channel.WEB, "ZZ0004"));
        repeat(
                "by post",
                "The practice",
                SURVEY.toUpperCase(Locale.ROOT),
                logged -> changed(logged, Channel.POST, "zz0004"));
        repeat("told", "Rose Rowan", "No.", logged -> changed(logged, Channel.PHONE, null));
        repeat("written", "Rose Rowan", "Not like this", logged -> changed(logged, Channel.POST, null));
        repeat("again", "Rose Rowan", "no", logged -> changed(logged, Channel.PHONE, null));
        feed.response(
                engagement,
                logged("again").id(),
                new ResponseLinkedAsDuplicate(logged("told").id(), "SAME_CONTACT_SAME_TEXT"));
        feed.response(
                engagement,
                logged("by post").id(),
                new ResponseLinkedAsDuplicate(logged("first").id(), "SAME_ORGANISATION_SAME_TEXT"));
        feed.response(
                engagement,
                logged("by post").id(),
                new DuplicateLinkRemoved(logged("first").id(), "Another partner of the practice"));
        feed.flush();
    }

    @AfterAll
    void stop() {
        service.close();
        feed.close();
        vault.close();
    }

    @Test
    void forty_emails_in_the_same_words_are_one_campaign() {
        JsonNode campaigns = campaigns(engagement).get("campaigns");

        assertThat(campaigns).hasSize(1);
        JsonNode campaign = campaigns.get(0);
        assertThat(campaign.get("size").asInt()).isEqualTo(40);
        assertThat(campaign.get("exact").asInt()).isEqualTo(37);
        assertThat(campaign.get("near").asInt()).isEqualTo(3);
        assertThat(campaign.get("addingOwnText").asInt()).isEqualTo(3);
        assertThat(campaign.get("lowestSimilarity").asDouble()).isEqualTo(1.0);
        assertThat(campaign.get("assigned").asInt()).isEqualTo(1);
        assertThat(campaign.get("exemplarId").asString())
                .isEqualTo(senders.getFirst().id().toString());
    }

    @Test
    void three_of_them_say_something_of_their_own_and_it_is_shown() {
        JsonNode page = service.get(members() + "?addsOwnText=true");

        assertThat(page.get("items")
                        .valueStream()
                        .map(member -> member.get("ownText").get(0).asString()))
                .containsExactlyElementsOf(OWN);
        assertThat(page.get("items")
                        .valueStream()
                        .map(member -> member.get("method").asString()))
                .containsOnly("NEAR");
        assertThat(page.get("items")
                        .valueStream()
                        .map(member -> member.get("resemblance").asDouble()))
                .allMatch(resemblance -> resemblance > 0.3 && resemblance < 0.6);
    }

    @Test
    void the_members_come_page_by_page_each_with_what_persons_said_of_it() {
        List<JsonNode> all = new ArrayList<>();
        String after = "";
        int pages = 0;
        do {
            JsonNode page = service.get(members() + "?limit=15" + after);
            page.get("items").forEach(all::add);
            after = page.get("next").isNull()
                    ? ""
                    : "&after=" + page.get("next").asString();
            pages++;
        } while (!after.isEmpty());

        assertThat(pages).isEqualTo(3);
        assertThat(all.stream().map(member -> member.get("responseId").asString()))
                .containsExactlyElementsOf(
                        senders.stream().map(sender -> sender.id().toString()).toList());
        assertThat(all.getFirst().get("campaignId").asString()).isEqualTo("keep-it-local");
        assertThat(all.get(1).get("campaignId").isNull()).isTrue();
        assertThat(all.get(1).get("removals").get(0).get("reason").asString())
                .isEqualTo("Wrote before the campaign began");
        assertThat(all.get(2).get("removals")).isEmpty();
    }

    @Test
    void repeated_responses_are_proposed_with_the_rule_and_the_similarity() {
        JsonNode proposals = duplicates();

        assertThat(proposals.valueStream().map(this::said))
                .containsExactly(
                        "by post of first: SAME_ORGANISATION_SAME_TEXT",
                        "written of told: SAME_CONTACT_OTHER_CHANNEL",
                        "again of told: SAME_CONTACT_SAME_TEXT");
        assertThat(proposals.get(0).get("similarity").asDouble()).isEqualTo(1.0);
        assertThat(proposals.get(0).get("linkedTo").isNull()).isTrue();
        assertThat(proposals.get(0).get("removals").get(0).get("reason").asString())
                .isEqualTo("Another partner of the practice");
        assertThat(proposals.get(1).get("similarity").asDouble()).isZero();
        assertThat(proposals.get(2).get("linkedTo").asString())
                .isEqualTo(logged("told").id().toString());
    }

    @Test
    void what_an_erased_respondent_wrote_is_in_no_proposal() {
        UUID other = feed.openEngagement("Another");
        List<Logged> others = new ArrayList<>();
        for (int sender = 0; sender < 4; sender++) {
            others.add(feed.response(other, "Other " + sender, LETTER));
        }
        feed.flush();
        assertThat(campaigns(other).get("campaigns").get(0).get("size").asInt()).isEqualTo(4);

        feed.erase(other, others.getFirst().respondentId());
        feed.flush();

        JsonNode campaign = campaigns(other).get("campaigns").get(0);
        assertThat(campaign.get("size").asInt()).isEqualTo(3);
        assertThat(campaign.get("exemplarId").asString())
                .isEqualTo(others.get(1).id().toString());
        assertThat(service.send("GET", proposals(other) + others.getFirst().id() + "/members")
                        .statusCode())
                .isEqualTo(404);
    }

    @Test
    void campaigns_come_page_by_page_the_largest_first() {
        UUID many = feed.openEngagement("Many letters");
        for (int letter = 0; letter < 5; letter++) {
            for (int sender = 0; sender < 3 + letter % 2; sender++) {
                feed.response(
                        many,
                        "Sender " + letter + " " + sender,
                        ("We of group number " + letter + " ask for help with matter " + letter + " of group " + letter
                                        + " because nobody else of group " + letter + " can do it. ")
                                .repeat(2));
            }
        }
        feed.flush();
        List<String> exemplars = new ArrayList<>();
        List<Integer> sizes = new ArrayList<>();
        String after = "";
        do {
            JsonNode page =
                    service.get("/api/v1/engagements/" + many + "/campaign-proposals" + after() + "&limit=2" + after);
            assertThat(page.get("found").asInt()).isEqualTo(5);
            page.get("campaigns").forEach(campaign -> {
                exemplars.add(campaign.get("exemplarId").asString());
                sizes.add(campaign.get("size").asInt());
            });
            after = page.get("next").isNull()
                    ? ""
                    : "&after=" + page.get("next").asString();
        } while (!after.isEmpty());

        assertThat(sizes).containsExactly(4, 4, 3, 3, 3);
        assertThat(exemplars).doesNotHaveDuplicates();
    }

    @Test
    void who_comes_while_others_proposals_are_worked_out_waits_and_is_then_told_to_come_again() throws Exception {
        CurrentProposals current = new CurrentProposals(
                service.bean(JdbcClient.class), service.bean(ProposalDetection.class), Duration.ofMillis(200));
        campaigns(engagement);
        try (Connection connection = service.bean(DataSource.class).getConnection();
                Statement statement = connection.createStatement();
                ExecutorService others = Executors.newSingleThreadExecutor()) {
            connection.setAutoCommit(false);
            statement.execute("LOCK TABLE read.response_text IN ACCESS EXCLUSIVE MODE"); // nothing can be worked out
            Future<?> first = others.submit(() -> current.of(engagement));
            await().atMost(Duration.ofSeconds(10)).until(() -> waiting(statement));
            assertThatThrownBy(() -> current.of(engagement))
                    .isInstanceOfSatisfying(
                            ProblemException.class,
                            busy -> assertThat(busy.problem().getStatus()).isEqualTo(503));
            connection.rollback();
            first.get();
        }
        assertThat(current.of(engagement).proposals().campaigns()).hasSize(1);
    }

    private static boolean waiting(Statement statement) throws SQLException {
        try (ResultSet locks = statement.executeQuery(
                "SELECT count(*) FROM pg_locks WHERE NOT granted AND relation = 'read.response_text'::regclass")) {
            return locks.next() && locks.getLong(1) > 0;
        }
    }

    @Test
    void an_engagement_that_is_not_there_has_none() {
        UUID nowhere = new UUID(0, 1);

        assertThat(service.send("GET", "/api/v1/engagements/" + nowhere + "/campaign-proposals")
                        .statusCode())
                .isEqualTo(404);
        assertThat(service.send("GET", "/api/v1/engagements/" + nowhere + "/duplicate-proposals")
                        .statusCode())
                .isEqualTo(404);
    }

    private JsonNode campaigns(UUID of) {
        return service.get("/api/v1/engagements/" + of + "/campaign-proposals" + after());
    }

    private JsonNode duplicates() {
        return service.get("/api/v1/engagements/" + engagement + "/duplicate-proposals" + after())
                .get("items");
    }

    private static String proposals(UUID of) {
        return "/api/v1/engagements/" + of + "/campaign-proposals/";
    }

    private String members() {
        campaigns(engagement);
        return proposals(engagement) + senders.get(5).id() + "/members";
    }

    private String after() {
        return "?readAfter=" + feed.log() + "@" + feed.position();
    }

    private String said(JsonNode proposal) {
        return name(proposal.get("response")) + " of " + name(proposal.get("of")) + ": "
                + proposal.get("rule").asString();
    }

    private String name(JsonNode item) {
        return repeats.entrySet().stream()
                .filter(repeat ->
                        repeat.getValue().id().toString().equals(item.get("id").asString()))
                .findFirst()
                .orElseThrow()
                .getKey();
    }

    private Logged logged(String name) {
        return Objects.requireNonNull(repeats.get(name), name);
    }

    private void repeat(String name, String respondent, String text, UnaryOperator<ResponseLogged> changed) {
        repeats.put(name, feed.response(engagement, respondent, text, changed));
    }

    private static ResponseLogged changed(ResponseLogged logged, Channel channel, @Nullable String organisation) {
        return new ResponseLogged(
                logged.engagementId(),
                logged.respondentId(),
                logged.receiptNumber(),
                channel,
                logged.receivingBody(),
                logged.receivedAt(),
                logged.respondentKind(),
                organisation,
                logged.stakeholderGroup(),
                logged.place(),
                logged.consent(),
                logged.respondentName(),
                logged.respondentContact(),
                logged.answers(),
                logged.original(),
                logged.signatories(),
                logged.transcription());
    }
}
