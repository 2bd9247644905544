package org.duly.command.ballot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.duly.command.ballot.Ballots.CLOSES;
import static org.duly.command.ballot.Ballots.ID;
import static org.duly.command.ballot.Ballots.KEY;
import static org.duly.command.ballot.Ballots.NORTH;
import static org.duly.command.ballot.Ballots.OPENED;
import static org.duly.command.ballot.Ballots.OPENED_SECRET;
import static org.duly.command.ballot.Ballots.OPENS;
import static org.duly.command.ballot.Ballots.OVERRIDE;
import static org.duly.command.ballot.Ballots.SCOPE;
import static org.duly.command.ballot.Ballots.SECRET;
import static org.duly.command.ballot.Ballots.irregularity;
import static org.duly.command.ballot.Ballots.nothing;
import static org.duly.command.ballot.Ballots.open;
import static org.duly.command.ballot.Ballots.scheduled;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.duly.command.ballot.BallotCommand.OpenBallot;
import org.duly.command.ballot.BallotCommand.OpenBallotAsAnnounced;
import org.duly.command.ballot.BallotCommand.ReviseElectorate;
import org.duly.command.governance.Gate.GateFacts;
import org.duly.command.governance.GateRules.EqualityAssessmentIsIssuedBeforeTheVote;
import org.duly.command.governance.GateRules.EveryResponseIsCountedOrExcluded;
import org.duly.command.governance.NamedOverride;
import org.duly.command.response.ConsideredJudgement;
import org.duly.command.response.EngagementPapers;
import org.duly.command.response.VoteJudgement;
import org.duly.events.ballot.BallotAbandoned;
import org.duly.events.ballot.BallotEvent;
import org.duly.events.ballot.BallotOpened;
import org.duly.events.ballot.BallotOpeningRefused;
import org.duly.events.ballot.ElectorateRevised;
import org.duly.events.document.DocumentKind;
import org.duly.events.document.DocumentVersionIssued;
import org.duly.events.document.DocumentVersions;
import org.duly.events.engagement.ReportCounts;
import org.duly.events.engagement.ReportIssued;
import org.duly.events.governance.BrokenRule;
import org.duly.events.governance.Irregularity;
import org.duly.events.signoff.GateFinding;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/** When a ballot opens, who opens it, and what may be in the way. */
class BallotOpeningTest {
    private static final String SHA = "a".repeat(64);

    @Test
    void freezes_electorate_and_weights() {
        scheduled().when(revise()).then(new ElectorateRevised(List.of(NORTH), "South withdrew"));
        scheduled().when(openIt(null, null)).then(OPENED);
        scheduled()
                .given(new ElectorateRevised(List.of(NORTH), "South withdrew"))
                .when(openIt(null, null))
                .then(new BallotOpened(3, 6, CLOSES, KEY, List.of(), null, null));
        open().when(revise()).refusedBy(BallotRules.BallotIsNotOpenYet.class);
        open().when(openIt(null, null)).refusedBy(BallotRules.BallotIsNotOpenYet.class);
    }

    @Test
    void gives_a_secret_ballot_no_key() {
        nothing().given(SECRET).when(openIt(null, null)).then(OPENED_SECRET);
    }

    @Test
    void comes_when_it_was_announced_or_is_recorded_as_irregular() {
        Instant early = OPENS.minusSeconds(1);
        scheduled().at(early).when(openIt(null, null)).refusedBy(BallotRules.BallotOpensWhenAnnounced.class);
        scheduled().at(CLOSES).when(openIt(null, null)).refusedBy(BallotRules.BallotOpensWhenAnnounced.class);
        scheduled().at(CLOSES).when(openIt(null, OPENS)).then(OPENED);
        scheduled()
                .at(early)
                .when(openIt(OVERRIDE, null))
                .then(new BallotOpened(
                        5,
                        18,
                        CLOSES,
                        KEY,
                        List.of(irregularity(
                                "ballot-opens-when-announced",
                                "The ballot was announced from 2020-10-01T08:00:00Z to 2020-10-30T17:00:00Z; it was"
                                        + " opened at 2020-10-01T07:59:59Z.")),
                        null,
                        null));
    }

    @Nested
    class Of_a_ballot_that_names_an_engagement {
        @Test
        void waits_until_its_responses_are_considered() {
            scheduled().when(openUnder(gate(2, 8, true), null)).refusedBy(EveryResponseIsCountedOrExcluded.class);
            scheduled()
                    .when(openUnder(gate(0, 8, false), null))
                    .refusedBy(EqualityAssessmentIsIssuedBeforeTheVote.class);
            scheduled().when(openUnder(gate(0, 8, true), null)).then(judged(List.of(), List.of()));
        }

        @Test
        void is_recorded_for_ever_under_the_name_of_who_opened_it_all_the_same() {
            scheduled()
                    .when(openUnder(gate(2, 8, true), OVERRIDE))
                    .then(judged(
                            List.of(irregularity("every-response-is-counted-or-excluded", pending(2))), List.of()));
        }

        @Test
        void shows_what_was_found_and_does_not_stop_it() {
            List<BallotEvent> events =
                    scheduled().when(openUnder(gate(0, 7, true), null)).decided();
            assertThat(((BallotOpened) events.getFirst()).findings())
                    .extracting(GateFinding::rule)
                    .containsExactly("report-states-what-is-counted");
        }
    }

    @Nested
    class By_itself {
        @Test
        void happens_at_the_time_that_was_announced_whenever_it_is_done() {
            scheduled().when(asAnnounced(null)).then(OPENED);
            scheduled().at(CLOSES.plusSeconds(3600)).when(asAnnounced(null)).then(OPENED);
            scheduled().when(asAnnounced(gate(0, 8, true))).then(judged(List.of(), List.of()));
        }

        @Test
        void never_happens_over_a_broken_rule_and_says_which() {
            scheduled()
                    .when(asAnnounced(gate(2, 8, false)))
                    .then(new BallotOpeningRefused(
                            List.of(
                                    new BrokenRule("every-response-is-counted-or-excluded", pending(2)),
                                    new BrokenRule(
                                            "equality-assessment-is-issued-before-the-vote",
                                            new EqualityAssessmentIsIssuedBeforeTheVote(gate(2, 8, false)
                                                            .vote()
                                                            .papers())
                                                    .explanation())),
                            77L));
        }

        @Test
        void leaves_a_ballot_that_was_refused_to_whoever_opens_it_puts_it_right_or_gives_it_up() {
            BallotOpeningRefused refused =
                    new BallotOpeningRefused(List.of(new BrokenRule("some-rule", "Something")), 70L);
            var shut = scheduled().given(refused);
            shut.when(openUnder(gate(0, 8, true), null)).then(judged(List.of(), List.of()));
            shut.when(openUnder(gate(2, 8, true), OVERRIDE))
                    .then(judged(
                            List.of(irregularity("every-response-is-counted-or-excluded", pending(2))), List.of()));
            shut.when(revise()).then(new ElectorateRevised(List.of(NORTH), "South withdrew"));
            shut.when(new BallotCommand.AbandonBallot(ID, SCOPE, "Too late", null))
                    .then(new BallotAbandoned("Too late"));
            shut.when(Ballots.paper("north", "n1", OPENS)).refusedBy(BallotRules.PapersComeOnceTheBallotIsOpen.class);
        }

        @Test
        void is_not_done_again() {
            open().when(asAnnounced(null)).refusedBy(BallotRules.BallotIsNotOpenYet.class);
            scheduled()
                    .given(new BallotAbandoned("Too late"))
                    .when(asAnnounced(null))
                    .refusedBy(BallotRules.BallotIsNotOpenYet.class);
        }

        private OpenBallotAsAnnounced asAnnounced(@Nullable GateFacts gate) {
            return new OpenBallotAsAnnounced(ID, SCOPE, new Opening(KEY, gate), OPENS);
        }
    }

    private static BallotOpened judged(List<Irregularity> irregularities, List<GateFinding> findings) {
        return new BallotOpened(5, 18, CLOSES, KEY, irregularities, 77L, findings);
    }

    private static String pending(long pending) {
        return new EveryResponseIsCountedOrExcluded(
                        gate(pending, 8, true).vote().considered())
                .explanation();
    }

    /** What an engagement of 10 responses is judged on, whose report was issued on 8 that count. */
    private static GateFacts gate(long pending, long counted, boolean assessed) {
        DocumentVersionIssued assessment = new DocumentVersionIssued(
                1,
                DocumentKind.EQUALITY_ASSESSMENT,
                "Equality assessment",
                SHA,
                "application/pdf",
                "eastvale",
                new UUID(0, 1),
                null,
                null);
        return new GateFacts(
                new VoteJudgement(
                        new ConsideredJudgement(10, counted, pending, 0, 0, 0, List.of(), List.of(), 1, 77),
                        new EngagementPapers(
                                new ReportIssued(1, SHA, SHA, new ReportCounts(10, 8, 2, 0, 0, 9, 1), 70),
                                assessed ? Map.of(new UUID(0, 9), DocumentVersions.NONE.with(assessment)) : Map.of())),
                1);
    }

    private static ReviseElectorate revise() {
        return new ReviseElectorate(ID, SCOPE, List.of(NORTH), "South withdrew", null);
    }

    private static OpenBallot openIt(@Nullable NamedOverride override, @Nullable Instant at) {
        return new OpenBallot(ID, SCOPE, new Opening(KEY, null), override, at);
    }

    private static OpenBallot openUnder(GateFacts gate, @Nullable NamedOverride override) {
        return new OpenBallot(ID, SCOPE, new Opening(KEY, gate), override, null);
    }
}
