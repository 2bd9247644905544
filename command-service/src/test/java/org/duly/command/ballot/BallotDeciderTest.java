package org.duly.command.ballot;

import static org.duly.command.ballot.Ballots.CLOSES;
import static org.duly.command.ballot.Ballots.ID;
import static org.duly.command.ballot.Ballots.KEY;
import static org.duly.command.ballot.Ballots.NORTH;
import static org.duly.command.ballot.Ballots.OPENS;
import static org.duly.command.ballot.Ballots.OVERRIDE;
import static org.duly.command.ballot.Ballots.RULE;
import static org.duly.command.ballot.Ballots.SCHEDULED;
import static org.duly.command.ballot.Ballots.SCOPE;
import static org.duly.command.ballot.Ballots.SEALED;
import static org.duly.command.ballot.Ballots.SOUTH;
import static org.duly.command.ballot.Ballots.closed;
import static org.duly.command.ballot.Ballots.elector;
import static org.duly.command.ballot.Ballots.everyPaper;
import static org.duly.command.ballot.Ballots.irregularity;
import static org.duly.command.ballot.Ballots.nothing;
import static org.duly.command.ballot.Ballots.open;
import static org.duly.command.ballot.Ballots.openSecret;
import static org.duly.command.ballot.Ballots.paper;
import static org.duly.command.ballot.Ballots.plan;
import static org.duly.command.ballot.Ballots.returned;
import static org.duly.command.ballot.Ballots.returnedInSecret;
import static org.duly.command.ballot.Ballots.schedule;
import static org.duly.command.ballot.Ballots.scheduled;
import static org.duly.command.ballot.Ballots.secretPaper;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import org.duly.command.ballot.BallotCommand.AbandonBallot;
import org.duly.command.ballot.BallotCommand.CloseBallot;
import org.duly.command.ballot.BallotCommand.ReturnPaper;
import org.duly.command.ballot.BallotCommand.ScheduleBallot;
import org.duly.command.governance.NamedOverride;
import org.duly.command.handling.FormRules;
import org.duly.events.ballot.BallotAbandoned;
import org.duly.events.ballot.BallotClosed;
import org.duly.events.ballot.BallotPaperRefused;
import org.duly.events.ballot.BallotRule;
import org.duly.events.ballot.BallotScheduled;
import org.duly.events.ballot.Constituency;
import org.duly.events.ballot.Elector;
import org.duly.events.ballot.PaperRefusal;
import org.duly.events.governance.Fraction;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/** The course of a ballot, up to its count. */
class BallotDeciderTest {
    @Nested
    class Scheduling {
        @Test
        void is_done_once() {
            nothing().when(schedule(NORTH, SOUTH)).then(SCHEDULED);
            scheduled().when(schedule(NORTH, SOUTH)).refusedBy(BallotRules.BallotIsScheduledOnce.class);
            nothing().when(close(null, CLOSES)).refusedBy(BallotRules.BallotIsScheduled.class);
        }

        @Test
        void names_each_constituency_and_each_elector_of_it_once() {
            nothing().when(schedule()).refusedBy(FormRules.NumberIsWithin.class);
            nothing().when(schedule(NORTH, NORTH)).refusedBy(FormRules.IdsAreDistinct.class);
            nothing().when(schedule(electors())).refusedBy(FormRules.NumberIsWithin.class);
            nothing()
                    .when(schedule(electors(elector("n1", 1), elector("n1", 2))))
                    .refusedBy(FormRules.IdsAreDistinct.class);
            nothing().when(schedule(electors(elector("a b", 1)))).refusedBy(FormRules.IdIsPlain.class);
        }

        @Test
        void weighs_everyone_at_least_one() {
            nothing().when(schedule(electors(elector("n1", 0)))).refusedBy(ElectorateRules.WeightIsAtLeastOne.class);
            nothing()
                    .when(schedule(electors(elector("n1", 1_000_000_001))))
                    .refusedBy(ElectorateRules.WeightIsAtLeastOne.class);
        }

        @Test
        void takes_no_more_electors_than_one_declaration_can_hold() {
            Elector[] practices = IntStream.range(0, 400)
                    .mapToObj(i -> elector("practice-E" + (87000 + i), 1))
                    .toArray(Elector[]::new);
            nothing()
                    .when(new ScheduleBallot(ID, plan(electors(practices)), true, null, null))
                    .then(scheduledWith(electors(practices)));
            Elector[] longNames = IntStream.range(0, 400)
                    .mapToObj(i -> elector("p".repeat(90) + i, 1))
                    .toArray(Elector[]::new);
            nothing()
                    .when(schedule(electors(longNames)))
                    .refusedBy(ElectorateRules.ElectorateFitsIntoADeclaration.class);
        }

        @Test
        void asks_a_share_that_votes_can_reach_and_miss() {
            nothing()
                    .when(scheduleUnder(rule(new Fraction(0, 1), false)))
                    .refusedBy(ElectorateRules.ShareCanBeReachedAndMissed.class);
            nothing()
                    .when(scheduleUnder(rule(new Fraction(3, 3), true)))
                    .refusedBy(ElectorateRules.ShareCanBeReachedAndMissed.class);
        }

        @Test
        void opens_before_it_closes() {
            BallotPlan plan = plan(NORTH);
            nothing()
                    .when(new ScheduleBallot(
                            ID,
                            new BallotPlan(
                                    plan.question(),
                                    null,
                                    null,
                                    null,
                                    null,
                                    plan.constituencies(),
                                    plan.rule(),
                                    plan.combine(),
                                    plan.verifier(),
                                    CLOSES,
                                    CLOSES),
                            false,
                            null,
                            null))
                    .refusedBy(ElectorateRules.BallotOpensBeforeItCloses.class);
        }

        private ScheduleBallot scheduleUnder(BallotRule rule) {
            return new ScheduleBallot(ID, plan(rule, NORTH), false, null, null);
        }

        private BallotRule rule(Fraction pass, boolean strictlyMore) {
            return new BallotRule(
                    RULE.quorum(), RULE.quorumMeasure(), pass, RULE.passOf(), RULE.passMeasure(), strictlyMore);
        }

        private Constituency electors(Elector... electors) {
            return new Constituency("west", "West", null, List.of(electors));
        }

        private BallotScheduled scheduledWith(Constituency constituency) {
            return new BallotScheduled(
                    SCHEDULED.question(),
                    SCHEDULED.bodyId(),
                    null,
                    null,
                    SCHEDULED.proposalId(),
                    List.of(constituency),
                    RULE,
                    SCHEDULED.combine(),
                    SCHEDULED.verifier(),
                    true,
                    OPENS,
                    CLOSES,
                    null,
                    null);
        }
    }

    @Nested
    class Papers {
        @Test
        void are_taken_in_once_for_each_member_of_a_constituency() {
            open().when(paper("north", "n1", OPENS)).then(returned("north", "n1"));
            open(returned("north", "n1")).when(paper("south", "n1", OPENS)).then(returned("south", "n1"));
            open(returned("north", "n1"))
                    .when(paper("north", "n1", OPENS))
                    .then(refused("north", "n1", PaperRefusal.ALREADY_RETURNED));
        }

        @Test
        void of_others_are_recorded_as_refused() {
            open().when(paper("north", "s1", OPENS)).then(refused("north", "s1", PaperRefusal.NOT_ELIGIBLE));
            ReturnPaper unsigned = new ReturnPaper(ID, SCOPE, new UUID(0, 6), "north", "n1", SEALED, KEY, false, OPENS);
            open().when(unsigned).then(refused("north", "n1", PaperRefusal.NOT_VERIFIED));
            open().when(paper("west", "n1", OPENS)).refusedBy(BallotRules.ConstituencyIsOfTheBallot.class);
        }

        @Test
        void are_late_by_when_they_were_received_never_by_when_they_were_keyed() {
            Instant aWeekLater = CLOSES.plusSeconds(7 * 86_400);
            open(closed(0))
                    .at(aWeekLater)
                    .when(paper("north", "n1", CLOSES.minusMillis(1)))
                    .then(returned("north", "n1"));
            open(closed(0))
                    .at(aWeekLater)
                    .when(paper("north", "n1", CLOSES))
                    .then(refused("north", "n1", PaperRefusal.LATE));
            open().at(CLOSES).when(paper("north", "n1", CLOSES)).then(refused("north", "n1", PaperRefusal.LATE));
        }

        @Test
        void that_come_to_hand_after_the_declaration_are_recorded_and_not_counted() {
            var declared = open(closed(0)).given(BallotResultsTest.declaredOfNothing());
            declared.when(paper("north", "n1", OPENS)).then(refused("north", "n1", PaperRefusal.RESULT_DECLARED));
            declared.at(CLOSES).when(paper("north", "n1", CLOSES)).then(refused("north", "n1", PaperRefusal.LATE));
        }

        @Test
        void come_back_once_the_ballot_is_open_and_not_from_the_future() {
            scheduled().when(paper("north", "n1", OPENS)).refusedBy(BallotRules.PapersComeOnceTheBallotIsOpen.class);
            open(new BallotAbandoned("No quorum in sight"))
                    .when(paper("north", "n1", OPENS))
                    .refusedBy(BallotRules.PapersComeOnceTheBallotIsOpen.class);
            open().at(OPENS).when(paper("north", "n1", OPENS.plusMillis(1))).refusedBy(FormRules.TimeHasCome.class);
        }

        @Test
        void of_a_secret_ballot_say_nothing_and_those_of_an_open_one_something() {
            openSecret().when(secretPaper("north", "n1", null)).then(returnedInSecret("north", "n1"));
            openSecret()
                    .when(secretPaper("north", "n1", SEALED))
                    .refusedBy(BallotRules.ChoiceIsKeptFromASecretBallot.class);
            open().when(secretPaper("north", "n1", null)).refusedBy(BallotRules.ChoiceIsKeptFromASecretBallot.class);
        }

        @Test
        void are_sealed_under_the_key_of_the_ballot() {
            open().when(secretPaper("north", "n1", SEALED)).refusedBy(BallotRules.ChoiceIsSealedForTheBallot.class);
        }

        private BallotPaperRefused refused(String constituency, String member, PaperRefusal reason) {
            return new BallotPaperRefused(constituency, member, reason);
        }
    }

    @Nested
    class Closing {
        @Test
        void comes_at_the_deadline() {
            open(returned("north", "n1")).at(CLOSES).when(close(null, null)).then(closed(1));
            open().at(CLOSES.plusSeconds(60)).when(close(null, null)).then(closed(0));
            open().at(CLOSES.minusMillis(1))
                    .when(close(null, null))
                    .refusedBy(BallotRules.BallotClosesAtItsDeadlineOrWithEveryPaper.class);
            open(closed(0)).at(CLOSES).when(close(null, null)).refusedBy(BallotRules.ClosedBallotWasOpen.class);
        }

        @Test
        void comes_earlier_only_when_every_paper_is_in() {
            var withEveryPaper = open().given(everyPaper(false));
            BallotClosed early = new BallotClosed(OPENS.plusSeconds(3600), 5, List.of());
            withEveryPaper.when(close(null, null)).then(early);
            withEveryPaper
                    .given(early)
                    .when(paper("north", "n1", OPENS.plusSeconds(3600)))
                    .then(new BallotPaperRefused("north", "n1", PaperRefusal.ALREADY_RETURNED));
        }

        @Test
        void that_came_too_early_is_recorded_as_irregular_and_what_comes_then_is_late() {
            Instant noon = Instant.parse("2020-10-20T12:00:00Z");
            BallotClosed early = new BallotClosed(
                    noon,
                    1,
                    List.of(
                            irregularity(
                                    "ballot-closes-at-its-deadline-or-with-every-paper",
                                    "The ballot closes at 2020-10-30T17:00:00Z; at 2020-10-20T12:00:00Z, 1 of 5 papers were in.")));
            open(returned("north", "n1")).at(noon).when(close(OVERRIDE, null)).then(early);
            open(early)
                    .at(CLOSES)
                    .when(paper("north", "n2", noon))
                    .then(new BallotPaperRefused("north", "n2", PaperRefusal.LATE));
        }
    }

    @Test
    void a_ballot_is_given_up_only_while_it_has_no_result() {
        AbandonBallot abandon = new AbandonBallot(ID, SCOPE, "The merger was withdrawn", null);
        BallotAbandoned abandoned = new BallotAbandoned("The merger was withdrawn");
        scheduled().when(abandon).then(abandoned);
        open(closed(0)).when(abandon).then(abandoned);
        open(abandoned).when(abandon).refusedBy(BallotRules.AbandonedBallotHasNoResult.class);
        open(closed(0))
                .given(BallotResultsTest.declaredOfNothing())
                .when(abandon)
                .refusedBy(BallotRules.AbandonedBallotHasNoResult.class);
    }

    private static CloseBallot close(@Nullable NamedOverride override, @Nullable Instant at) {
        return new CloseBallot(ID, SCOPE, override, at);
    }
}
