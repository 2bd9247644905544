package org.duly.command.ballot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.duly.command.ballot.Ballots.CLOSES;
import static org.duly.command.ballot.Ballots.ID;
import static org.duly.command.ballot.Ballots.NORTH;
import static org.duly.command.ballot.Ballots.OPENS;
import static org.duly.command.ballot.Ballots.RULE;
import static org.duly.command.ballot.Ballots.SCHEDULED;
import static org.duly.command.ballot.Ballots.SCOPE;
import static org.duly.command.ballot.Ballots.SOUTH;
import static org.duly.command.ballot.Ballots.closed;
import static org.duly.command.ballot.Ballots.nothing;
import static org.duly.command.ballot.Ballots.open;
import static org.duly.command.ballot.Ballots.plan;

import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.duly.command.ballot.BallotCommand.OrderRevote;
import org.duly.command.ballot.BallotCommand.ReviseElectorate;
import org.duly.command.ballot.BallotCommand.ScheduleBallot;
import org.duly.command.handling.FormRules;
import org.duly.events.ballot.BallotAbandoned;
import org.duly.events.ballot.BallotScheduled;
import org.duly.events.ballot.Constituency;
import org.duly.events.ballot.ElectorateRevised;
import org.duly.events.ballot.RevoteOrdered;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Votes that are held again. */
class RevoteTest {
    private static final UUID EARLIER = new UUID(0, 3);
    private static final BallotScheduled AGAIN = scheduledAgain(null);

    @Test
    void a_vote_is_ordered_to_be_held_again_in_constituencies_of_a_declared_ballot() {
        var declared = open(closed(0)).given(BallotResultsTest.declaredOfNothing());
        declared.when(order("north")).then(new RevoteOrdered(List.of("north"), "Not quorate"));
        declared.when(order("west")).refusedBy(BallotRules.ConstituencyIsOfTheBallot.class);
        declared.when(order("north", "north")).refusedBy(FormRules.IdsAreDistinct.class);
        declared.when(order()).refusedBy(FormRules.NumberIsWithin.class);
        open(closed(0)).when(order("north")).refusedBy(RevoteRules.RevoteFollowsADeclaration.class);
        open(new BallotAbandoned("Settled"))
                .when(order("north"))
                .refusedBy(RevoteRules.RevoteFollowsADeclaration.class);
    }

    @Test
    void a_vote_is_ordered_to_be_held_again_once_in_each_constituency() {
        var ordered = open(closed(0))
                .given(BallotResultsTest.declaredOfNothing())
                .given(new RevoteOrdered(List.of("north"), "Not quorate"));
        assertThat(ordered.when(order("south", "north"))
                        .refusedBy(RevoteRules.RevoteIsOrderedOnce.class)
                        .explanation())
                .startsWith("In north the vote was ordered to be held again already.");
        ordered.when(order("south")).then(new RevoteOrdered(List.of("south"), "Not quorate"));
    }

    @Test
    void a_vote_is_held_again_where_that_was_ordered() {
        nothing().when(again(Set.of("north"), Set.of(), NORTH)).then(AGAIN);
        nothing().when(again(Set.of("north"), Set.of(), NORTH, SOUTH)).refusedBy(RevoteRules.RevoteWasOrdered.class);
        nothing().when(again(Set.of(), Set.of(), NORTH)).refusedBy(RevoteRules.RevoteWasOrdered.class);
    }

    @Test
    void a_vote_is_held_again_once_unless_the_ballot_that_did_was_given_up() {
        nothing()
                .when(again(Set.of("north", "south"), Set.of("north"), NORTH))
                .refusedBy(RevoteRules.RevoteIsHeldOnce.class);
        nothing().when(again(Set.of("north", "south"), Set.of("south"), NORTH)).then(AGAIN);
    }

    @Test
    void a_vote_that_is_held_again_is_about_the_same_and_belongs_where_the_first_does() {
        UUID engagement = new UUID(0, 1);
        RevoteOf ofAnother = new RevoteOf(
                EARLIER, "engagement/" + engagement, scheduledAgain(engagement), Set.of("north"), Set.of());
        ScheduleBallot schedule = new ScheduleBallot(ID, plan(NORTH), false, ofAnother, null);
        nothing().when(schedule).refusedBy(RevoteRules.RevoteIsAboutTheSame.class);
        assertThat(schedule.scope()).isEqualTo("engagement/" + engagement);
    }

    @Test
    void who_votes_again_is_put_right_within_the_constituencies_that_do() {
        Constituency fewer =
                new Constituency("north", "North", null, NORTH.electorate().subList(0, 1));
        var scheduled = nothing().given(AGAIN);
        scheduled
                .when(new ReviseElectorate(ID, SCOPE, List.of(fewer), "Two left", null))
                .then(new ElectorateRevised(List.of(fewer), "Two left"));
        scheduled
                .when(new ReviseElectorate(ID, SCOPE, List.of(fewer, SOUTH), "South too", null))
                .refusedBy(RevoteRules.RevoteStaysInItsConstituencies.class);
    }

    private static OrderRevote order(String... constituencies) {
        return new OrderRevote(ID, SCOPE, List.of(constituencies), "Not quorate", null);
    }

    private static ScheduleBallot again(Set<String> ordered, Set<String> heldAgain, Constituency... constituencies) {
        return new ScheduleBallot(
                ID, plan(constituencies), false, new RevoteOf(EARLIER, SCOPE, SCHEDULED, ordered, heldAgain), null);
    }

    private static BallotScheduled scheduledAgain(@Nullable UUID engagement) {
        return new BallotScheduled(
                SCHEDULED.question(),
                SCHEDULED.bodyId(),
                engagement,
                null,
                SCHEDULED.proposalId(),
                List.of(NORTH),
                RULE,
                SCHEDULED.combine(),
                SCHEDULED.verifier(),
                false,
                OPENS,
                CLOSES,
                EARLIER,
                null);
    }
}
