package org.duly.command.ballot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.duly.command.ballot.Ballots.CLOSES;
import static org.duly.command.ballot.Ballots.ID;
import static org.duly.command.ballot.Ballots.NORTH;
import static org.duly.command.ballot.Ballots.OVERRIDE;
import static org.duly.command.ballot.Ballots.SCOPE;
import static org.duly.command.ballot.Ballots.SOUTH;
import static org.duly.command.ballot.Ballots.closed;
import static org.duly.command.ballot.Ballots.everyPaper;
import static org.duly.command.ballot.Ballots.irregularity;
import static org.duly.command.ballot.Ballots.nothing;
import static org.duly.command.ballot.Ballots.open;
import static org.duly.command.ballot.Ballots.openSecret;
import static org.duly.command.ballot.Ballots.plan;
import static org.duly.command.ballot.Ballots.returned;
import static org.duly.command.ballot.Ballots.returnedInSecret;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.duly.command.ballot.BallotCommand.DeclareBallot;
import org.duly.command.ballot.BallotCommand.RecordBallot;
import org.duly.command.ballot.BallotCommand.RecordCount;
import org.duly.command.governance.NamedOverride;
import org.duly.command.handling.FormRules;
import org.duly.command.handling.Refusal;
import org.duly.events.EventCodec;
import org.duly.events.EventEnvelope;
import org.duly.events.ballot.BallotChoice;
import org.duly.events.ballot.BallotClosed;
import org.duly.events.ballot.BallotCount;
import org.duly.events.ballot.BallotDeclared;
import org.duly.events.ballot.BallotEvent;
import org.duly.events.ballot.BallotOpened;
import org.duly.events.ballot.BallotResult;
import org.duly.events.ballot.BallotScheduled;
import org.duly.events.ballot.Constituency;
import org.duly.events.ballot.ConstituencyResult;
import org.duly.events.ballot.Elector;
import org.duly.events.ballot.PaperOpened;
import org.duly.events.ballot.ScrutineerCountRecorded;
import org.duly.events.governance.Irregularity;
import org.duly.events.programme.SourceReference;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/** What papers come to, and who says so. */
class BallotResultsTest {
    private static final BallotCount NORTH_COUNT = new BallotCount(3, 6, 3, 6, 2, 5, 1, 1, 0, 0, 0, 0);
    private static final BallotCount SOUTH_COUNT = new BallotCount(2, 12, 2, 12, 1, 7, 0, 0, 1, 5, 0, 0);
    private static final BallotCount BOTH = new BallotCount(5, 18, 5, 18, 3, 12, 1, 1, 1, 5, 0, 0);
    private static final List<PaperOpened> PAPERS = List.of(
            new PaperOpened("north", "n1", BallotChoice.APPROVE),
            new PaperOpened("north", "n2", BallotChoice.APPROVE),
            new PaperOpened("north", "n3", BallotChoice.REJECT),
            new PaperOpened("south", "s1", BallotChoice.ABSTAIN),
            new PaperOpened("south", "n1", BallotChoice.APPROVE));

    @Nested
    class OfAnOpenBallot {
        @Test
        void is_counted_from_the_papers_each_constituency_apart() {
            open().given(everyPaper(false))
                    .given(closed(5))
                    .when(declare(PAPERS, "scrutineer-1", null, null))
                    .then(carriedInBoth(PAPERS, List.of()));
        }

        @Test
        void is_of_every_paper_taken_in_and_no_other() {
            var closed = open(returned("north", "n1")).given(closed(1));
            closed.when(declare(List.of(), "scrutineer-1", null, null)).refusedBy(CountRules.EveryPaperIsOpened.class);
            closed.when(declare(PAPERS.subList(1, 2), "scrutineer-1", null, null))
                    .refusedBy(CountRules.EveryPaperIsOpened.class);
        }

        @Test
        void is_declared_after_the_close_and_once() {
            open().given(everyPaper(false))
                    .when(declare(PAPERS, "scrutineer-1", null, null))
                    .refusedBy(CountRules.BallotIsClosedAndNotDeclared.class);
            open(closed(0))
                    .given(declaredOfNothing())
                    .when(declare(List.of(), "scrutineer-1", null, null))
                    .refusedBy(CountRules.BallotIsClosedAndNotDeclared.class);
        }

        @Test
        void is_not_quorate_and_so_not_carried_without_papers() {
            open(closed(0)).when(declare(List.of(), "scrutineer-1", null, null)).then(declaredOfNothing());
        }

        @Test
        void is_verified_by_the_scrutineer_who_was_named_or_recorded_as_irregular() {
            open(closed(0))
                    .when(declare(List.of(), "ann", null, null))
                    .refusedBy(CountRules.ScrutineerIsTheOneNamed.class);
            open(closed(0))
                    .when(declare(List.of(), "ann", null, OVERRIDE))
                    .then(declaredOfNothing(
                            "ann",
                            null,
                            irregularity(
                                    "scrutineer-is-the-one-named",
                                    "The scrutineer named for the ballot is scrutineer-1, not ann.")));
        }

        @Test
        void is_what_the_papers_come_to_whatever_was_declared_and_what_was_declared_is_kept() {
            open(closed(0))
                    .when(declare(List.of(), "scrutineer-1", true, null))
                    .refusedBy(CountRules.DeclaredResultIsWhatThePapersComeTo.class);
            open(closed(0))
                    .when(declare(List.of(), "scrutineer-1", true, OVERRIDE))
                    .then(declaredOfNothing(
                            "scrutineer-1",
                            true,
                            irregularity(
                                    "declared-result-is-what-the-papers-come-to",
                                    "By the rule of the ballot the question was not carried, the ballot not being"
                                            + " quorate; it was declared carried.")));
            open(closed(0))
                    .when(declare(List.of(), "scrutineer-1", false, null))
                    .then(declaredOfNothing());
        }
    }

    @Nested
    class OfASecretBallot {
        private final ScrutineerCountRecorded north =
                new ScrutineerCountRecorded("north", NORTH_COUNT, "scrutineer-1", List.of());
        private final ScrutineerCountRecorded south =
                new ScrutineerCountRecorded("south", SOUTH_COUNT, "scrutineer-1", List.of());

        @Test
        void is_the_scrutineers_count_of_what_came_back() {
            var closed = openSecret().given(everyPaper(true)).given(closed(5));
            closed.when(count(counts("north", 2, 5L, 1, 1L, 0, 0L), "scrutineer-1", null))
                    .then(north);
            closed.given(List.of(north, south))
                    .when(declare(List.of(), "scrutineer-1", null, null))
                    .then(carriedInBoth(List.of(), List.of()));
        }

        @Test
        void must_add_up_to_the_returns_by_number_and_by_weight() {
            var closed = openSecret(returnedInSecret("north", "n1")).given(closed(1));
            closed.when(count(counts("north", 1, 2L, 0, 0L, 0, 0L), "scrutineer-1", null))
                    .refusedBy(CountRules.CountsAddUpToTheReturns.class);
            closed.when(count(counts("north", 1, 3L, 1, 1L, 0, 0L), "scrutineer-1", null))
                    .refusedBy(CountRules.CountsAddUpToTheReturns.class);
            closed.when(count(counts("north", 1, 3L, 0, 0L, 0, 0L), "scrutineer-1", null))
                    .then(new ScrutineerCountRecorded(
                            "north", new BallotCount(3, 6, 1, 3, 1, 3, 0, 0, 0, 0, 0, 0), "scrutineer-1", List.of()));
            closed.when(count(counts("north", 2, 3L, 0, 0L, 0, 0L), "scrutineer-1", OVERRIDE))
                    .then(new ScrutineerCountRecorded(
                            "north",
                            new BallotCount(3, 6, 1, 3, 2, 3, 0, 0, 0, 0, 0, 0),
                            "scrutineer-1",
                            List.of(irregularity(
                                    "counts-add-up-to-the-returns",
                                    "In north, 2 papers of weight 3 were counted and 1 of weight 3 said to have come from"
                                            + " 3 of weight 6; recorded are 1 of weight 3 from 3 of weight 6."))));
        }

        @Test
        void comes_from_the_scrutineer_who_was_named_after_the_close() {
            var counts = counts("north", 0, 0L, 0, 0L, 0, 0L);
            openSecret(closed(0)).when(count(counts, "ann", null)).refusedBy(CountRules.ScrutineerIsTheOneNamed.class);
            openSecret()
                    .when(count(counts, "scrutineer-1", null))
                    .refusedBy(CountRules.BallotIsClosedAndNotDeclared.class);
            open(closed(0))
                    .when(count(counts, "scrutineer-1", null))
                    .refusedBy(CountRules.ScrutineerCountsOnlyASecretBallot.class);
            openSecret(closed(0))
                    .when(count(counts("west", 0, 0L, 0, 0L, 0, 0L), "scrutineer-1", null))
                    .refusedBy(BallotRules.ConstituencyIsOfTheBallot.class);
        }

        @Test
        void is_of_papers_that_weigh_something() {
            for (ConstituencyCount impossible : List.of(
                    counts("north", -1, -1L, 1, 1L, 0, 0L),
                    counts("north", 1, 0L, 0, 0L, 0, 0L),
                    counts("north", 0, 4L, 0, 0L, 0, 0L),
                    counts("north", Integer.MAX_VALUE, null, Integer.MAX_VALUE, null, 1, null))) {
                openSecret(closed(0))
                        .when(count(impossible, "scrutineer-1", OVERRIDE))
                        .refusedBy(ElectorateRules.CountsAreOfPapers.class);
            }
        }

        @Test
        void is_of_every_constituency_and_its_last_count_stands() {
            var closed = openSecret().given(everyPaper(true)).given(closed(5));
            closed.given(north)
                    .when(declare(List.of(), "scrutineer-1", null, null))
                    .refusedBy(CountRules.EveryConstituencyIsCounted.class);
            ScrutineerCountRecorded miscounted = new ScrutineerCountRecorded(
                    "south", new BallotCount(2, 12, 2, 12, 0, 0, 2, 12, 0, 0, 0, 0), "scrutineer-1", List.of());
            closed.given(List.of(north, miscounted, south))
                    .when(declare(List.of(), "scrutineer-1", null, null))
                    .then(carriedInBoth(List.of(), List.of()));
        }
    }

    @Nested
    class OfABallotHeldElsewhere {
        private final SourceReference minutes = new SourceReference("Minutes of 12 November 2020", "item 4", null);
        private final Constituency numbers = new Constituency("east", "East", null, List.of());

        @Test
        void is_recorded_with_its_course_from_the_counts_alone() {
            ConstituencyCount east = elsewhere("east", 41, 31, 30, 1);
            BallotCount count = new BallotCount(41, 41, 31, 31, 30, 30, 1, 1, 0, 0, 0, 0);
            BallotResult carried = new BallotResult(count, true, true);
            assertThat(decided(true, null, east))
                    .containsExactly(
                            scheduledElsewhere(),
                            new BallotOpened(41, 41, CLOSES, null, List.of(), null, null),
                            new BallotClosed(CLOSES, 31, List.of()),
                            new ScrutineerCountRecorded("east", count, "scrutineer-1", List.of()),
                            new BallotDeclared(
                                    List.of(new ConstituencyResult("east", carried)),
                                    carried,
                                    List.of(),
                                    "scrutineer-1",
                                    null,
                                    List.of()));
        }

        @Test
        void keeps_what_does_not_add_up_and_what_was_declared_against_the_arithmetic_as_irregular() {
            ConstituencyCount east = elsewhere("east", 41, 20, 19, 2);
            nothing().at(CLOSES).when(record(true, null, east)).refusedBy(CountRules.CountsAddUpToTheReturns.class);
            BallotDeclared declared =
                    (BallotDeclared) decided(true, OVERRIDE, east).getLast();
            assertThat(declared.overall()).returns(false, BallotResult::quorate).returns(false, BallotResult::carried);
            assertThat(declared.declaredCarried()).isTrue();
            assertThat(declared.irregularities())
                    .extracting(Irregularity::rule)
                    .containsExactly("counts-add-up-to-the-returns", "declared-result-is-what-the-papers-come-to");
        }

        @Test
        void is_of_each_constituency_once_and_of_an_electorate_that_is_named_or_numbered() {
            nothing()
                    .at(CLOSES)
                    .when(record(true, null))
                    .refusedBy(ElectorateRules.EachConstituencyIsCountedOnce.class);
            ConstituencyCount east = elsewhere("east", 41, 31, 30, 1);
            nothing()
                    .at(CLOSES)
                    .when(record(true, null, east, east))
                    .refusedBy(ElectorateRules.EachConstituencyIsCountedOnce.class);
            nothing()
                    .at(CLOSES)
                    .when(record(true, null, elsewhere("east", null, null, 30, 1)))
                    .refusedBy(ElectorateRules.ElectorateIsKnownOrCounted.class);
        }

        @Test
        void comes_after_the_close() {
            nothing()
                    .at(CLOSES.minusMillis(1))
                    .when(record(true, null, elsewhere("east", 41, 31, 30, 1)))
                    .refusedBy(FormRules.TimeHasCome.class);
        }

        private List<BallotEvent> decided(
                boolean carried, @Nullable NamedOverride override, ConstituencyCount... counts) {
            BallotDecider decider = new BallotDecider();
            return decider.decide(decider.initial(), record(carried, override, counts), CLOSES);
        }

        private RecordBallot record(boolean carried, @Nullable NamedOverride override, ConstituencyCount... counts) {
            return new RecordBallot(ID, plan(numbers), minutes, Arrays.asList(counts), carried, null, override, null);
        }

        private BallotScheduled scheduledElsewhere() {
            BallotScheduled here = Ballots.SECRET;
            return new BallotScheduled(
                    here.question(),
                    here.bodyId(),
                    null,
                    null,
                    here.proposalId(),
                    List.of(numbers),
                    here.rule(),
                    here.combine(),
                    here.verifier(),
                    true,
                    here.opensAt(),
                    here.closesAt(),
                    null,
                    minutes);
        }

        private ConstituencyCount elsewhere(
                String constituency,
                @Nullable Integer eligible,
                @Nullable Integer returned,
                int votesFor,
                int against) {
            return new ConstituencyCount(
                    constituency, eligible, null, returned, null, votesFor, null, against, null, 0, null, 0, null);
        }
    }

    @Test
    void every_ballot_that_can_be_scheduled_can_be_declared_in_one_event() {
        List<Constituency> largest = largest();
        BallotScheduled scheduled = (BallotScheduled) new BallotDecider()
                .decide(new BallotState.NotScheduled(), Ballots.schedule(largest.toArray(Constituency[]::new)), CLOSES)
                .getFirst();
        List<PaperOpened> papers = new ArrayList<>();
        BallotState state = new BallotDecider().evolve(new BallotState.NotScheduled(), scheduled);
        for (Constituency constituency : largest) {
            for (Elector elector : constituency.electorate()) {
                state = new BallotDecider().evolve(state, returned(constituency.constituencyId(), elector.member()));
                papers.add(new PaperOpened(constituency.constituencyId(), elector.member(), BallotChoice.APPROVE));
            }
        }
        state = new BallotDecider().evolve(state, closed(papers.size()));
        NamedOverride wordy = new NamedOverride("secretary-1", "w".repeat(4_000));
        BallotEvent declared = new BallotDecider()
                .decide(state, declare(papers, "ann", false, wordy), CLOSES)
                .getFirst();
        assertThat(encoded(scheduled)).isLessThan(60_000);
        assertThat(encoded(declared)).isBetween(40_000, 60_000);
    }

    /** As many constituencies and electors with as long ids and as great weights as a ballot takes. */
    private static List<Constituency> largest() {
        BallotDecider decider = new BallotDecider();
        List<Constituency> taken = List.of();
        for (int electors = 1; ; electors++) {
            List<Constituency> more = new ArrayList<>();
            for (int c = 10; c < 30; c++) {
                String id = "c".repeat(20) + c;
                more.add(new Constituency(
                        id,
                        "Constituency " + id,
                        null,
                        IntStream.range(0, electors)
                                .mapToObj(e -> Ballots.elector("m".repeat(20) + e, 1_000_000_000))
                                .toList()));
            }
            try {
                decider.decide(decider.initial(), Ballots.schedule(more.toArray(Constituency[]::new)), CLOSES);
            } catch (Refusal tooMany) {
                return taken;
            }
            taken = more;
        }
    }

    private static int encoded(BallotEvent event) {
        EventEnvelope envelope = new EventEnvelope(
                ID,
                "duly.example.nhs.uk/main",
                "ballot/" + ID,
                1_000,
                CLOSES,
                CLOSES,
                "engagement/" + ID,
                "a".repeat(100),
                "r".repeat(100),
                "b".repeat(100),
                "c".repeat(200),
                "d".repeat(200),
                event);
        return new EventCodec().encode(envelope).size();
    }

    static BallotDeclared declaredOfNothing() {
        return declaredOfNothing("scrutineer-1", null);
    }

    private static BallotDeclared declaredOfNothing(
            String verifiedBy, @Nullable Boolean declaredCarried, Irregularity... irregularities) {
        return new BallotDeclared(
                List.of(
                        new ConstituencyResult("north", lost(new BallotCount(3, 6, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0))),
                        new ConstituencyResult("south", lost(new BallotCount(2, 12, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0)))),
                lost(new BallotCount(5, 18, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0)),
                List.of(),
                verifiedBy,
                declaredCarried,
                List.of(irregularities));
    }

    private static BallotDeclared carriedInBoth(List<PaperOpened> papers, List<Irregularity> irregularities) {
        return new BallotDeclared(
                List.of(
                        new ConstituencyResult(NORTH.constituencyId(), new BallotResult(NORTH_COUNT, true, true)),
                        new ConstituencyResult(SOUTH.constituencyId(), new BallotResult(SOUTH_COUNT, true, true))),
                new BallotResult(BOTH, true, true),
                papers,
                "scrutineer-1",
                null,
                irregularities);
    }

    private static BallotResult lost(BallotCount count) {
        return new BallotResult(count, false, false);
    }

    private static DeclareBallot declare(
            List<PaperOpened> papers,
            String verifiedBy,
            @Nullable Boolean declaredCarried,
            @Nullable NamedOverride override) {
        return new DeclareBallot(ID, SCOPE, papers, verifiedBy, declaredCarried, override, null);
    }

    private static RecordCount count(ConstituencyCount count, String by, @Nullable NamedOverride override) {
        return new RecordCount(ID, SCOPE, count, by, override, null);
    }

    private static ConstituencyCount counts(
            String constituency,
            int votesFor,
            @Nullable Long forWeight,
            int against,
            @Nullable Long againstWeight,
            int abstained,
            @Nullable Long abstainedWeight) {
        return new ConstituencyCount(
                constituency,
                null,
                null,
                null,
                null,
                votesFor,
                forWeight,
                against,
                againstWeight,
                abstained,
                abstainedWeight,
                0,
                null);
    }
}
