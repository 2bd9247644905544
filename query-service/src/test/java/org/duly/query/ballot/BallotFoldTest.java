package org.duly.query.ballot;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.duly.events.ballot.BallotAbandoned;
import org.duly.events.ballot.BallotArithmetic;
import org.duly.events.ballot.BallotChoice;
import org.duly.events.ballot.BallotClosed;
import org.duly.events.ballot.BallotCount;
import org.duly.events.ballot.BallotDeclared;
import org.duly.events.ballot.BallotEvent;
import org.duly.events.ballot.BallotMeasure;
import org.duly.events.ballot.BallotOpened;
import org.duly.events.ballot.BallotOpeningRefused;
import org.duly.events.ballot.BallotPaperRefused;
import org.duly.events.ballot.BallotPaperReturned;
import org.duly.events.ballot.BallotRule;
import org.duly.events.ballot.BallotScheduled;
import org.duly.events.ballot.Combination;
import org.duly.events.ballot.Constituency;
import org.duly.events.ballot.ConstituencyResult;
import org.duly.events.ballot.Elector;
import org.duly.events.ballot.ElectorateRevised;
import org.duly.events.ballot.PaperOpened;
import org.duly.events.ballot.PaperRefusal;
import org.duly.events.ballot.PassBase;
import org.duly.events.ballot.RevoteOrdered;
import org.duly.events.ballot.ScrutineerCountRecorded;
import org.duly.events.governance.BrokenRule;
import org.duly.events.governance.Fraction;
import org.duly.events.governance.Irregularity;
import org.duly.events.signoff.GateFinding;
import org.duly.query.ballot.BallotFacts.Stage;
import org.duly.query.ballot.BallotPapers.PaperView;
import org.duly.query.testing.Told;
import org.junit.jupiter.api.Test;

/** Given the events of a ballot: what is seen of it before the result is declared, and after. */
class BallotFoldTest {
    private static final UUID ID = UUID.fromString("01900000-0000-7000-8000-000000000001");
    private static final UUID KEY = UUID.fromString("01900000-0000-7000-8000-000000000002");
    private static final Instant CLOSES = Instant.parse("2019-11-01T12:00:00Z");
    private static final Fraction HALF = new Fraction(1, 2);
    private static final Fraction TWO_THIRDS = new Fraction(2, 3);
    private static final BallotRule RULE =
            new BallotRule(HALF, BallotMeasure.MEMBERS, TWO_THIRDS, PassBase.CAST, BallotMeasure.MEMBERS, false);
    private static final Constituency NORTH = new Constituency(
            "north",
            "North",
            "north-members",
            List.of(new Elector("n1", 5), new Elector("n2", 1), new Elector("n3", 2)));
    private static final Constituency SOUTH =
            new Constituency("south", "South", null, List.of(new Elector("s1", 1), new Elector("s2", 1)));

    private static final GateFinding OVERTAKEN =
            new GateFinding("report-states-what-is-counted", "Two have come in since.", 2);

    private final Told told = new Told();

    private BallotFacts after(BallotEvent... events) {
        for (BallotEvent event : events) {
            told.that("ballot/" + ID, event);
        }
        return BallotFold.all(told.of("ballot/" + ID));
    }

    private static BallotView view(BallotFacts facts) {
        return BallotView.of(facts, List.of());
    }

    private static BallotScheduled scheduled(boolean secret, Combination combine) {
        return new BallotScheduled(
                "Shall we merge?",
                null,
                null,
                null,
                null,
                List.of(NORTH, SOUTH),
                RULE,
                combine,
                "scrutineer",
                secret,
                Instant.parse("2019-10-01T09:00:00Z"),
                CLOSES,
                null,
                null);
    }

    private static BallotOpened opened() {
        return new BallotOpened(5, 10, CLOSES, KEY, List.of(), 41L, List.of(OVERTAKEN));
    }

    private static BallotCount count(int eligible, int votesFor, int votesAgainst, int abstained, int spoilt) {
        int returned = votesFor + votesAgainst + abstained + spoilt;
        return new BallotCount(
                eligible,
                eligible,
                returned,
                returned,
                votesFor,
                votesFor,
                votesAgainst,
                votesAgainst,
                abstained,
                abstained,
                spoilt,
                spoilt);
    }

    private static BallotDeclared declared(
            Combination combine, BallotCount north, BallotCount south, List<PaperOpened> papers) {
        List<ConstituencyResult> results = List.of(
                new ConstituencyResult("north", BallotArithmetic.judge(RULE, north)),
                new ConstituencyResult("south", BallotArithmetic.judge(RULE, south)));
        return new BallotDeclared(
                results, BallotArithmetic.combine(RULE, combine, results), papers, "scrutineer", null, List.of());
    }

    @Test
    void what_kept_a_ballot_from_opening_by_itself_is_shown_also_once_somebody_opened_it() {
        BrokenRule missing = new BrokenRule("every-response-is-counted-or-excluded", "Three are not.");
        BallotView shut =
                view(after(scheduled(false, Combination.ALL), new BallotOpeningRefused(List.of(missing), 40L)));
        assertThat(shut.stage()).isEqualTo(Stage.SCHEDULED);
        assertThat(requireNonNull(shut.refusedToOpen()).missing()).containsExactly(missing);
        assertThat(shut.judgedAtPosition()).isNull();
        BallotView open = view(after(opened()));
        assertThat(open.stage()).isEqualTo(Stage.OPEN);
        assertThat(open.refusedToOpen()).isEqualTo(shut.refusedToOpen());
        assertThat(open.judgedAtPosition()).isEqualTo(41);
        assertThat(open.findings()).containsExactly(OVERTAKEN);
    }

    @Test
    void before_the_result_is_declared_only_the_turn_out_is_seen() {
        BallotFacts open = after(
                scheduled(false, Combination.ALL),
                opened(),
                new BallotPaperReturned("north", "n1", null),
                new BallotPaperReturned("north", "n3", null),
                new BallotPaperRefused("south", "stranger", PaperRefusal.NOT_ELIGIBLE));
        BallotView view = view(open);

        assertThat(view.stage()).isEqualTo(Stage.OPEN);
        ConstituencyView north = view.constituencies().getFirst();
        assertThat(north.eligible()).isEqualTo(3);
        assertThat(north.eligibleWeight()).isEqualTo(8);
        assertThat(north.returned()).isEqualTo(2);
        assertThat(north.returnedWeight()).isEqualTo(7);
        assertThat(north.quorum().arithmetic()).isEqualTo("2/3 >= 1/2");
        assertThat(north.quorum().reached()).isTrue();
        assertThat(view.constituencies().getLast().quorum().arithmetic()).isEqualTo("0/2 >= 1/2");
        assertThat(view.constituencies().getLast().quorum().reached()).isFalse();
        assertThat(view.constituencies())
                .allSatisfy(each -> assertThat(each)
                        .returns(null, ConstituencyView::count)
                        .returns(null, ConstituencyView::quorate)
                        .returns(null, ConstituencyView::pass)
                        .returns(null, ConstituencyView::carried));
        assertThat(view.overall().returned()).isEqualTo(2);
        assertThat(view.overall().count()).isNull();
        assertThat(view.refused()).singleElement().returns(PaperRefusal.NOT_ELIGIBLE, each -> each.reason());
        assertThat(view.acts()).as("papers are listed apart").hasSize(2);

        BallotPapers papers = BallotPapers.of(open);
        assertThat(papers.choicesShown()).isFalse();
        assertThat(papers.papers()).extracting(PaperView::member).containsExactly("n1", "n3");
        assertThat(papers.papers()).extracting(PaperView::choice).containsOnlyNulls();
    }

    @Test
    void the_scrutineers_counts_stay_unseen_until_the_result_is_declared() {
        BallotFacts counted = after(
                scheduled(true, Combination.ALL),
                opened(),
                new BallotPaperReturned("north", "n1", null),
                new BallotClosed(CLOSES, 1, List.of()),
                new ScrutineerCountRecorded(
                        "north",
                        count(3, 0, 1, 0, 0),
                        "scrutineer",
                        List.of(new Irregularity("counts-add-up", "They do not", "secretary", "So given"))));
        assertThat(counted.stage()).isEqualTo(Stage.CLOSED);
        assertThat(view(counted).constituencies().getFirst().count()).isNull();
        assertThat(view(counted).irregularities()).hasSize(1);

        BallotFacts declared = after(declared(Combination.ALL, count(3, 0, 1, 0, 0), count(2, 0, 0, 0, 0), List.of()));
        assertThat(view(declared).constituencies().getFirst().count()).returns(1, BallotCount::votesAgainst);
        assertThat(BallotPapers.of(declared).choicesShown()).as("it is secret").isFalse();
    }

    @Test
    void a_result_shows_its_arithmetic_and_not_quorate_apart_from_not_carried() {
        BallotView view = view(after(
                scheduled(false, Combination.ALL),
                opened(),
                new BallotClosed(CLOSES, 60, List.of()),
                declared(Combination.ALL, count(80, 38, 19, 2, 1), count(9, 4, 0, 0, 0), List.of())));

        ConstituencyView north = view.constituencies().getFirst();
        assertThat(north.quorum().arithmetic()).isEqualTo("60/80 >= 1/2");
        assertThat(north.pass()).isNotNull();
        assertThat(north.pass())
                .returns("38/57", ShareView::share)
                .returns(">=", ShareView::comparison)
                .returns("2/3", ShareView::threshold)
                .returns(true, ShareView::reached)
                .returns("38/57 >= 2/3", ShareView::arithmetic);
        assertThat(north.carried()).isTrue();
        ConstituencyView south = view.constituencies().getLast();
        assertThat(south.quorum().arithmetic()).isEqualTo("4/9 >= 1/2");
        assertThat(south.quorate()).isFalse();
        assertThat(south.pass()).returns(true, ShareView::reached);
        assertThat(south.carried()).isFalse();
        assertThat(view.overall())
                .returns(false, overall -> overall.quorate())
                .returns(false, overall -> overall.carried())
                .returns(null, overall -> overall.pass())
                .returns("Each constituency is to be quorate and to carry.", overall -> overall.combinedInWords());
        assertThat(view.ruleInWords())
                .isEqualTo(
                        "Quorate when papers come back from at least 1/2 of those who may vote. Carried when at least"
                                + " 2/3 of the votes for and against are for it.");
    }

    @Test
    void counted_as_one_the_whole_has_an_arithmetic_of_its_own() {
        BallotView.Overall overall = view(after(
                        scheduled(false, Combination.OVERALL),
                        opened(),
                        new BallotClosed(CLOSES, 64, List.of()),
                        declared(Combination.OVERALL, count(80, 37, 20, 2, 1), count(9, 4, 0, 0, 0), List.of())))
                .overall();
        assertThat(overall.quorum()).returns("64/89 >= 1/2", ShareView::arithmetic);
        assertThat(overall.pass())
                .returns("41/61 >= 2/3", ShareView::arithmetic)
                .returns(true, ShareView::reached);
        assertThat(overall.carried()).isTrue();
    }

    @Test
    void papers_of_an_open_ballot_say_what_they_say_once_it_is_declared() {
        BallotPapers papers = BallotPapers.of(after(
                scheduled(false, Combination.ALL),
                opened(),
                new BallotPaperReturned("north", "n1", null),
                new BallotPaperReturned("south", "n1", null),
                new BallotClosed(CLOSES, 2, List.of()),
                declared(
                        Combination.ALL,
                        count(3, 1, 0, 0, 0),
                        count(2, 0, 0, 0, 1),
                        List.of(
                                new PaperOpened("south", "n1", BallotChoice.SPOILT),
                                new PaperOpened("north", "n1", BallotChoice.APPROVE)))));
        assertThat(papers.choicesShown()).isTrue();
        assertThat(papers.papers())
                .extracting(PaperView::choice)
                .containsExactly(BallotChoice.APPROVE, BallotChoice.SPOILT);
    }

    @Test
    void electorates_count_as_last_revised_and_what_came_of_it_is_kept() {
        BallotFacts revised = after(
                scheduled(false, Combination.ALL),
                new ElectorateRevised(
                        List.of(NORTH, new Constituency("south", "South", null, List.of(new Elector("s1", 7)))),
                        "One practice closed"));
        assertThat(view(revised).constituencies().getLast())
                .returns(1, ConstituencyView::eligible)
                .returns(7L, ConstituencyView::eligibleWeight);
        assertThat(view(revised).electorateChanges())
                .singleElement()
                .returns("One practice closed", each -> each.reason());
        assertThat(view(after(new BallotAbandoned("No longer needed"))))
                .returns(Stage.ABANDONED, BallotView::stage)
                .returns("No longer needed", BallotView::abandonedBecause);
    }

    @Test
    void what_is_to_be_voted_on_again_is_shown_where_it_was_ordered() {
        BallotView view = view(after(
                scheduled(false, Combination.ALL),
                opened(),
                new BallotClosed(CLOSES, 0, List.of()),
                declared(Combination.ALL, count(3, 0, 0, 0, 0), count(2, 0, 0, 0, 0), List.of()),
                new RevoteOrdered(List.of("south"), "Nobody came")));
        assertThat(view.revotesOrdered()).singleElement().returns(List.of("south"), each -> each.constituencies());
        assertThat(view.stage()).isEqualTo(Stage.DECLARED);
    }
}
