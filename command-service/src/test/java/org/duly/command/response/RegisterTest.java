package org.duly.command.response;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.UUID;
import java.util.random.RandomGenerator;
import java.util.stream.Stream;
import org.duly.command.engagement.Engagements;
import org.duly.command.handling.Streams;
import org.duly.events.DomainEvent;
import org.duly.events.codebook.CodebookVersionFixed;
import org.duly.events.codebook.ThemesMerged;
import org.duly.events.engagement.DeadlineExtended;
import org.duly.events.engagement.ReportCounts;
import org.duly.events.response.CampaignMethod;
import org.duly.events.response.CodingOrigin;
import org.duly.events.response.ExclusionReason;
import org.duly.events.response.Position;
import org.duly.events.response.ResponseAssignedToCampaign;
import org.duly.events.response.ResponseCoded;
import org.duly.events.response.ResponseCounted;
import org.duly.events.response.ResponseExcluded;
import org.duly.events.response.ResponseRemovedFromCampaign;
import org.duly.events.response.ResponseWithdrawn;
import org.duly.events.response.ThemeCoding;
import org.duly.testsupport.RandomCases;
import org.junit.jupiter.api.Test;

class RegisterTest {
    private static final ResponseCounted COUNTED = new ResponseCounted(null);
    private static final ResponseExcluded SPAM = new ResponseExcluded(ExclusionReason.SPAM, "Advert", "bob");
    private static final ResponseWithdrawn WITHDRAWN = new ResponseWithdrawn(null);
    private static final ResponseAssignedToCampaign CAMPAIGN =
            new ResponseAssignedToCampaign("C1", CampaignMethod.MANUAL, null, false);

    private static final String CODEBOOK = Streams.codebook(Engagements.ID);

    private final Register register = new Register();

    @Test
    void counts_items_people_and_campaigns_apart() {
        take(1, Responses.logged(Responses.IN_TIME), CAMPAIGN, COUNTED);
        take(2, Responses.logged(Responses.IN_TIME), CAMPAIGN, COUNTED);
        take(3, Responses.logged(Responses.LATE));
        take(4, Responses.logged(Responses.IN_TIME), SPAM);
        take(5, Responses.logged(Responses.IN_TIME), COUNTED, WITHDRAWN);
        register.take(Streams.engagement(Engagements.ID), Engagements.opened());
        assertThat(register.judge(9).counts()).isEqualTo(new ReportCounts(5, 2, 2, 1, 1, 2, 1));
        assertThat(register.judge(9).judgedAtPosition()).isEqualTo(9);
    }

    @Test
    void tells_late_by_the_deadline_as_it_stands() {
        take(1, Responses.logged(Responses.LATE));
        assertThat(register.judge(1).counts().late()).isZero();
        register.take(Streams.engagement(Engagements.ID), Engagements.opened());
        assertThat(register.judge(2).counts().late()).isEqualTo(1);
        register.take(
                Streams.engagement(Engagements.ID),
                new DeadlineExtended(Engagements.CLOSES, Engagements.CLOSES.plus(Duration.ofDays(7)), "Half term"));
        assertThat(register.judge(3).counts().late()).isZero();
    }

    @Test
    void has_the_hash_of_its_lines_in_the_order_of_their_ids() throws NoSuchAlgorithmException {
        take(2, Responses.logged(Responses.LATE), SPAM);
        take(1, Responses.logged(Responses.IN_TIME), CAMPAIGN, COUNTED);
        register.take(Streams.engagement(Engagements.ID), Engagements.opened());
        String lines = """
                00000000-0000-0000-0000-000000000001 COUNTED IN_TIME 1 C1
                00000000-0000-0000-0000-000000000002 EXCLUDED:SPAM LATE 1 -
                """;
        assertThat(register.judge(9).registerHash())
                .isEqualTo(HexFormat.of()
                        .formatHex(
                                MessageDigest.getInstance("SHA-256").digest(lines.getBytes(StandardCharsets.UTF_8))));
    }

    @Test
    void a_response_taken_out_of_its_campaign_counts_in_none() {
        take(1, Responses.logged(Responses.IN_TIME), CAMPAIGN, COUNTED);
        take(1, new ResponseRemovedFromCampaign("C1", "Argues against the letter"));
        assertThat(register.judge(9).counts().campaigns()).isZero();
    }

    @Test
    void counts_the_counted_responses_whose_standing_coding_has_a_theme() {
        register.take(CODEBOOK, new CodebookVersionFixed(1, List.of("travel", "voice")));
        take(1, Responses.logged(Responses.IN_TIME), CAMPAIGN, COUNTED, coded("travel"));
        take(2, Responses.logged(Responses.IN_TIME), CAMPAIGN, COUNTED, coded("voice"), coded("travel"));
        take(3, Responses.logged(Responses.IN_TIME), coded("travel"));
        take(4, Responses.logged(Responses.IN_TIME), COUNTED, coded("travel"), coded("voice"));
        take(5, Responses.logged(Responses.IN_TIME), COUNTED, suggested("travel"));
        ThemeJudgement travel = register.judgeThemes(List.of("travel"), 1, 9);
        assertThat(travel.items()).isEqualTo(2);
        assertThat(travel.people()).isEqualTo(2);
        assertThat(travel.campaigns()).isEqualTo(1);
        assertThat(travel.judgedAtPosition()).isEqualTo(9);
        assertThat(register.judgeThemes(List.of("travel", "voice"), 1, 9).items())
                .as("each response once, however many of the themes it has")
                .isEqualTo(3);
    }

    @Test
    void reads_codings_in_the_version_asked_for() {
        register.take(CODEBOOK, new CodebookVersionFixed(1, List.of("parking", "travel")));
        take(1, Responses.logged(Responses.IN_TIME), COUNTED, coded("parking"));
        register.take(CODEBOOK, new ThemesMerged(List.of("parking"), "travel", "One point"));
        assertThat(register.judgeThemes(List.of("travel"), null, 9).items()).isZero();
        register.take(CODEBOOK, new CodebookVersionFixed(2, List.of("travel")));
        assertThat(register.judgeThemes(List.of("travel"), null, 9).items()).isEqualTo(1);
        assertThat(register.judgeThemes(List.of("travel"), 1, 9).items()).isZero();
        assertThat(register.judge(9).codebookVersion()).isEqualTo(2);
    }

    @Test
    void always_has_each_response_either_counted_or_excluded_or_pending() {
        RandomCases.tryMany(200, random -> hasEachOnce(history(random)));
    }

    private static void hasEachOnce(List<Step> history) {
        Register any = new Register();
        List<UUID> received = new ArrayList<>();
        for (Step step : history) {
            UUID response = new UUID(0, step.response());
            if (!received.contains(response)) {
                received.add(response);
                any.take(Streams.response(response), Responses.logged(Responses.IN_TIME));
            }
            any.take(Streams.response(response), step.event());
        }
        ReportCounts counts = any.judge(0).counts();
        assertThat(counts.received()).isEqualTo(received.size());
        assertThat(counts.counted() + counts.excluded() + counts.pending()).isEqualTo(counts.received());
        assertThat(counts.counted()).isBetween(0L, counts.received());
        assertThat(counts.excluded()).isBetween(0L, counts.received());
    }

    private static List<Step> history(RandomGenerator random) {
        List<DomainEvent> events = List.of(COUNTED, SPAM, WITHDRAWN, CAMPAIGN);
        return Stream.generate(() -> new Step(random.nextInt(1, 6), events.get(random.nextInt(events.size()))))
                .limit(random.nextInt(31))
                .toList();
    }

    private static ResponseCoded coded(String theme) {
        return coded(theme, CodingOrigin.HUMAN);
    }

    private static ResponseCoded suggested(String theme) {
        return coded(theme, CodingOrigin.MODEL);
    }

    private static ResponseCoded coded(String theme, CodingOrigin origin) {
        return new ResponseCoded(
                1, 1, List.of(), List.of(new ThemeCoding(theme, "Q1", Position.CONCERN)), "ann", origin);
    }

    record Step(int response, DomainEvent event) {}

    private void take(int response, DomainEvent... events) {
        for (DomainEvent event : events) {
            register.take(Streams.response(new UUID(0, response)), event);
        }
    }
}
