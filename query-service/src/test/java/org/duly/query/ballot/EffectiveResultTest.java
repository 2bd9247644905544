package org.duly.query.ballot;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import org.duly.events.ballot.BallotArithmetic;
import org.duly.events.ballot.BallotCount;
import org.duly.events.ballot.BallotDeclared;
import org.duly.events.ballot.BallotMeasure;
import org.duly.events.ballot.BallotRule;
import org.duly.events.ballot.BallotScheduled;
import org.duly.events.ballot.Combination;
import org.duly.events.ballot.Constituency;
import org.duly.events.ballot.ConstituencyResult;
import org.duly.events.ballot.Elector;
import org.duly.events.ballot.PassBase;
import org.duly.events.governance.Fraction;
import org.duly.query.testing.Told;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Given a ballot and its re-votes: what they come to together. */
class EffectiveResultTest {
    private static final UUID FIRST = UUID.fromString("01900000-0000-7000-8000-000000000001");
    private static final UUID SECOND = UUID.fromString("01900000-0000-7000-8000-000000000002");
    private static final UUID THIRD = UUID.fromString("01900000-0000-7000-8000-000000000003");
    private static final Instant CLOSES = Instant.parse("2019-11-01T12:00:00Z");
    private static final BallotRule RULE = new BallotRule(
            new Fraction(1, 2), BallotMeasure.MEMBERS, new Fraction(2, 3), PassBase.CAST, BallotMeasure.MEMBERS, false);

    private final Told told = new Told();

    private void scheduled(UUID id, @Nullable UUID revoteOf, Combination combine, String... constituencies) {
        told.that(
                "ballot/" + id,
                new BallotScheduled(
                        "Shall we merge?",
                        null,
                        null,
                        null,
                        null,
                        Arrays.stream(constituencies)
                                .map(each -> new Constituency(
                                        each, "The " + each, null, List.of(new Elector(each + "-1", 1))))
                                .toList(),
                        RULE,
                        combine,
                        "scrutineer",
                        false,
                        Instant.parse("2019-10-01T09:00:00Z"),
                        CLOSES,
                        revoteOf,
                        null));
    }

    private void declared(UUID id, ConstituencyResult... results) {
        told.that(
                "ballot/" + id,
                new BallotDeclared(
                        List.of(results),
                        BallotArithmetic.combine(RULE, Combination.ALL, List.of(results)),
                        List.of(),
                        "scrutineer",
                        null,
                        List.of()));
    }

    /** Of ten who may vote. */
    private static ConstituencyResult votes(String constituency, int votesFor, int votesAgainst) {
        int returned = votesFor + votesAgainst;
        return new ConstituencyResult(
                constituency,
                BallotArithmetic.judge(
                        RULE,
                        new BallotCount(
                                10,
                                10,
                                returned,
                                returned,
                                votesFor,
                                votesFor,
                                votesAgainst,
                                votesAgainst,
                                0,
                                0,
                                0,
                                0)));
    }

    private @Nullable EffectiveResult effective(UUID... revotes) {
        return EffectiveResult.of(
                ballot(FIRST), Arrays.stream(revotes).map(this::ballot).toList());
    }

    private BallotFacts ballot(UUID id) {
        return BallotFold.all(told.of("ballot/" + id));
    }

    @Test
    void a_constituency_that_voted_again_counts_as_it_voted_last_and_the_others_as_they_did() {
        scheduled(FIRST, null, Combination.ALL, "north", "south");
        declared(FIRST, votes("north", 6, 3), votes("south", 4, 0));
        scheduled(SECOND, FIRST, Combination.ALL, "south");
        assertThat(effective(SECOND)).as("before it is declared").isNull();

        declared(SECOND, votes("south", 4, 2));
        EffectiveResult effective = requireNonNull(effective(SECOND));
        assertThat(effective.constituencies())
                .extracting(
                        last -> last.ballotId(),
                        last -> last.constituency().quorum().arithmetic(),
                        last -> last.constituency().carried())
                .containsExactly(tuple(FIRST, "9/10 >= 1/2", true), tuple(SECOND, "6/10 >= 1/2", true));
        assertThat(effective.quorate()).isTrue();
        assertThat(effective.carried()).isTrue();
    }

    @Test
    void the_last_to_be_declared_counts_of_a_chain() {
        scheduled(FIRST, null, Combination.ALL, "north", "south");
        declared(FIRST, votes("north", 6, 3), votes("south", 4, 0));
        scheduled(SECOND, FIRST, Combination.ALL, "south");
        scheduled(THIRD, SECOND, Combination.ALL, "south");
        declared(SECOND, votes("south", 6, 0));
        declared(THIRD, votes("south", 5, 5));
        EffectiveResult effective = requireNonNull(effective(THIRD, SECOND));
        assertThat(effective.constituencies())
                .extracting(last -> last.ballotId())
                .containsExactly(FIRST, THIRD);
        assertThat(effective.carried()).isFalse();
    }

    @Test
    void what_is_counted_as_one_is_counted_as_one_again() {
        scheduled(FIRST, null, Combination.OVERALL, "north", "south");
        declared(FIRST, votes("north", 5, 5), votes("south", 1, 3));
        scheduled(SECOND, FIRST, Combination.OVERALL, "south");
        declared(SECOND, votes("south", 5, 0));
        EffectiveResult effective = requireNonNull(effective(SECOND));
        // 10 of 15 votes cast.
        assertThat(effective.carried()).isTrue();
    }
}
