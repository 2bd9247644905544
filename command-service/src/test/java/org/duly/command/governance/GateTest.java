package org.duly.command.governance;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.duly.command.governance.Gate.GateFacts;
import org.duly.command.handling.BusinessRule;
import org.duly.command.response.ConsideredJudgement;
import org.duly.command.response.ConsideredJudgement.Point;
import org.duly.command.response.ConsideredJudgement.ThemeStanding;
import org.duly.command.response.EngagementPapers;
import org.duly.command.response.VoteJudgement;
import org.duly.events.consideration.ConsiderationStanding.State;
import org.duly.events.document.DocumentKind;
import org.duly.events.document.DocumentVersionIssued;
import org.duly.events.document.DocumentVersions;
import org.duly.events.engagement.ReportCounts;
import org.duly.events.engagement.ReportIssued;
import org.duly.events.signoff.ConsiderationsDiscussed;
import org.duly.events.signoff.GateFinding;
import org.duly.events.signoff.PackCirculated;
import org.duly.events.signoff.PackItem;
import org.duly.events.signoff.PackItemRead;
import org.duly.events.signoff.PackStanding;
import org.junit.jupiter.api.Test;

class GateTest {
    private static final UUID POINT = new UUID(0, 5);
    private static final String SHA = "a".repeat(64);
    private static final Instant MEETS = Instant.parse("2020-01-14T14:00:00Z");
    /** Three whole days lie between, in winter. */
    private static final Instant IN_TIME = Instant.parse("2020-01-10T23:59:59Z");

    private static final ReportIssued REPORT =
            new ReportIssued(1, SHA, SHA, new ReportCounts(10, 8, 2, 0, 0, 9, 1), 70);
    private static final EngagementPapers ISSUED =
            new EngagementPapers(REPORT, Map.of(new UUID(0, 9), DocumentVersions.NONE.with(assessment())));
    private static final ThemeStanding COVERED = new ThemeStanding("travel", 5, 6, 1, 0);
    private static final Point ANSWERED = new Point(POINT, State.ANSWERED, List.of(), 0);
    private static final PackItem ANSWERS =
            new PackItem("answers", "What we heard and answer", SHA, null, null, List.of(POINT));
    private static final PackStanding SENT = sent(ANSWERS, IN_TIME, "m1", "m2");

    @Test
    void what_is_considered_and_sent_in_time_passes() {
        assertThat(broken(facts(considered(0, 0, 0, 0)), meeting(SENT))).isEmpty();
    }

    @Test
    void what_is_neither_counted_nor_excluded_blocks() {
        assertThat(broken(facts(considered(1, 0, 0, 0)), meeting(SENT)))
                .containsExactly("every-response-is-counted-or-excluded");
    }

    @Test
    void what_is_uncoded_unreviewed_or_to_be_coded_again_blocks() {
        for (ConsideredJudgement judged :
                List.of(considered(0, 1, 0, 0), considered(0, 0, 1, 0), considered(0, 0, 0, 1))) {
            assertThat(broken(facts(judged), meeting(SENT)))
                    .containsExactly("counted-responses-are-coded-and-reviewed");
        }
    }

    @Test
    void a_theme_of_enough_items_or_of_enough_people_needs_an_answer() {
        ThemeStanding petition = new ThemeStanding("parking", 1, 5_000, 0, 1);
        ThemeStanding small = new ThemeStanding("name", 2, 2, 0, 2);
        ConsideredJudgement judged = considered(List.of(COVERED, petition, small), List.of(ANSWERED));
        assertThat(broken(new GateFacts(new VoteJudgement(judged, ISSUED), 3), meeting(SENT)))
                .containsExactly("themes-above-the-threshold-are-answered");
        assertThat(explained(new GateFacts(new VoteJudgement(judged, ISSUED), 3), meeting(SENT)))
                .contains("parking (1)")
                .doesNotContain("name");
        assertThat(Gate.findings(new GateFacts(new VoteJudgement(judged, ISSUED), 3), meeting(SENT)))
                .extracting(GateFinding::rule)
                .contains("themes-below-the-threshold-are-answered");
        assertThat(explained(new GateFacts(new VoteJudgement(judged, ISSUED), 1), meeting(SENT)))
                .contains("parking (1)", "name (2)");
    }

    @Test
    void a_consideration_that_awaits_an_answer_blocks() {
        for (State state : List.of(State.RAISED, State.REOPENED)) {
            assertThat(broken(
                            facts(considered(
                                    List.of(COVERED), List.of(new Point(POINT, state, List.of("eastvale"), 0)))),
                            meeting(SENT)))
                    .containsExactly("raised-considerations-are-answered");
        }
    }

    @Test
    void an_answer_that_does_not_know_of_later_responses_blocks() {
        assertThat(broken(
                        facts(considered(List.of(COVERED), List.of(new Point(POINT, State.ANSWERED, List.of(), 2)))),
                        meeting(SENT)))
                .containsExactly("answers-take-in-what-came-later");
        assertThat(broken(
                        new GateFacts(
                                new VoteJudgement(
                                        considered(
                                                List.of(COVERED),
                                                List.of(new Point(POINT, State.ANSWERED, List.of(), 2))),
                                        ISSUED),
                                3),
                        meeting(SENT)))
                .isEmpty();
    }

    @Test
    void every_disposition_is_in_a_paper_or_was_discussed() {
        PackItem other = new PackItem("map", "A map", SHA, null, null, List.of());
        PackStanding without = sent(other, IN_TIME, "m1", "m2");
        assertThat(broken(facts(considered(0, 0, 0, 0)), meeting(without)))
                .containsExactly("dispositions-are-before-the-body");
        assertThat(broken(
                        facts(considered(0, 0, 0, 0)),
                        meeting(without.with(new ConsiderationsDiscussed(List.of(POINT), null), MEETS))))
                .isEmpty();
    }

    @Test
    void report_and_equality_assessment_come_before_the_vote() {
        EngagementPapers withdrawn = new EngagementPapers(
                REPORT, Map.of(new UUID(0, 9), new DocumentVersions(List.of(assessment()), Set.of(1))));
        assertThat(broken(facts(considered(0, 0, 0, 0), new EngagementPapers(null, Map.of())), meeting(SENT)))
                .containsExactly("report-is-issued-before-the-vote", "equality-assessment-is-issued-before-the-vote");
        assertThat(broken(facts(considered(0, 0, 0, 0), withdrawn), meeting(SENT)))
                .containsExactly("equality-assessment-is-issued-before-the-vote");
    }

    @Test
    void every_paper_is_sent_to_everybody_with_clear_days_of_notice() {
        assertThat(notice(PackStanding.NONE, 3)).isFalse();
        assertThat(notice(SENT, 3)).isTrue();
        assertThat(notice(SENT, 4)).isFalse();
        assertThat(notice(sent(ANSWERS, IN_TIME.plusSeconds(1), "m1", "m2"), 3)).isFalse();
        assertThat(notice(sent(ANSWERS, IN_TIME, "m1"), 3)).isFalse();
        assertThat(notice(sent(ANSWERS, MEETS, "m1", "m2"), 0)).isTrue();
        assertThat(notice(sent(ANSWERS, MEETS.plusSeconds(1), "m1", "m2"), 0)).isFalse();
    }

    @Test
    void days_are_those_of_the_calendar_in_london() {
        Instant inSummer = Instant.parse("2020-07-14T13:00:00Z");
        PackStanding eve = sent(ANSWERS, Instant.parse("2020-07-12T22:59:59Z"), "m1");
        PackStanding morning = sent(ANSWERS, Instant.parse("2020-07-12T23:00:00Z"), "m1");
        assertThat(new Meeting(eve, List.of(Set.of("m1")), 1, inSummer).withoutNotice())
                .isEmpty();
        assertThat(new Meeting(morning, List.of(Set.of("m1")), 1, inSummer).withoutNotice())
                .hasSize(1);
    }

    @Test
    void a_paper_sent_again_with_other_bytes_needs_its_notice_anew() {
        PackItem changed = new PackItem("answers", "What we heard", "b".repeat(64), null, null, List.of(POINT));
        Instant later = IN_TIME.plusSeconds(86_400);
        assertThat(notice(SENT.with(new PackCirculated(List.of(changed), List.of("m1", "m2")), later), 3))
                .isFalse();
        assertThat(notice(SENT.with(new PackCirculated(List.of(ANSWERS), List.of("m1", "m2")), later), 3))
                .isTrue();
    }

    @Test
    void a_deputy_sits_with_the_papers_of_the_holder() {
        PackStanding toTheHolder = sent(ANSWERS, IN_TIME, "m1", "m2");
        Meeting meeting = new Meeting(toTheHolder, List.of(Set.of("m1"), Set.of("dee", "m2")), 3, MEETS);
        assertThat(meeting.withoutNotice()).isEmpty();
    }

    @Test
    void what_is_unread_or_overtaken_is_shown_and_stops_nothing() {
        ConsideredJudgement more =
                new ConsideredJudgement(12, 10, 0, 0, 0, 0, List.of(COVERED), List.of(ANSWERED), 1, 77);
        PackStanding readByOne = SENT.with(new PackItemRead("m1", "answers"), MEETS);
        GateFacts facts = new GateFacts(new VoteJudgement(more, ISSUED), 1);
        assertThat(broken(facts, meeting(readByOne))).isEmpty();
        assertThat(Gate.findings(facts, meeting(readByOne)))
                .containsExactly(
                        new GateFinding(
                                "pack-items-are-read",
                                "1 times a member entitled to vote has not said that they read a paper.",
                                1),
                        new GateFinding(
                                "report-states-what-is-counted",
                                "Version 1 of the report states 8 counted responses; now there are 10.",
                                2));
    }

    private static boolean notice(PackStanding pack, int clearDays) {
        Meeting meeting = new Meeting(pack, List.of(Set.of("m1"), Set.of("m2")), clearDays, MEETS);
        return new GateRules.PackIsSentWithNotice(meeting).isKept();
    }

    private static List<String> broken(GateFacts facts, Meeting meeting) {
        return Gate.rules(facts, meeting).stream()
                .filter(rule -> !rule.isKept())
                .map(BusinessRule::ruleName)
                .toList();
    }

    private static String explained(GateFacts facts, Meeting meeting) {
        return Gate.rules(facts, meeting).stream()
                .filter(rule -> !rule.isKept())
                .map(BusinessRule::explanation)
                .reduce("", String::concat);
    }

    private static Meeting meeting(PackStanding pack) {
        return new Meeting(pack, List.of(Set.of("m1"), Set.of("m2")), 3, MEETS);
    }

    private static GateFacts facts(ConsideredJudgement judged) {
        return facts(judged, ISSUED);
    }

    private static GateFacts facts(ConsideredJudgement judged, EngagementPapers papers) {
        return new GateFacts(new VoteJudgement(judged, papers), 1);
    }

    private static ConsideredJudgement considered(long pending, long uncoded, long unreviewed, long undecided) {
        return new ConsideredJudgement(
                10, 8, pending, uncoded, unreviewed, undecided, List.of(COVERED), List.of(ANSWERED), 1, 77);
    }

    private static ConsideredJudgement considered(List<ThemeStanding> themes, List<Point> points) {
        return new ConsideredJudgement(10, 8, 0, 0, 0, 0, themes, points, 1, 77);
    }

    private static PackStanding sent(PackItem item, Instant at, String... to) {
        return PackStanding.NONE.with(new PackCirculated(List.of(item), List.of(to)), at);
    }

    private static DocumentVersionIssued assessment() {
        return new DocumentVersionIssued(
                1,
                DocumentKind.EQUALITY_ASSESSMENT,
                "Equality assessment",
                SHA,
                "application/pdf",
                "eastvale",
                new UUID(0, 1),
                null,
                null);
    }
}
