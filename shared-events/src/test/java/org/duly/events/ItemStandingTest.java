package org.duly.events;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.duly.events.body.BodyConstituted;
import org.duly.events.body.BodyEvent;
import org.duly.events.body.BodyKind;
import org.duly.events.body.BodyRoll;
import org.duly.events.body.ClassQuorum;
import org.duly.events.body.Constitution;
import org.duly.events.body.DecisionRule;
import org.duly.events.body.DeputyNamed;
import org.duly.events.body.QuorumBase;
import org.duly.events.body.QuorumRule;
import org.duly.events.body.Regime;
import org.duly.events.body.Seat;
import org.duly.events.body.SeatFilled;
import org.duly.events.body.ShareBase;
import org.duly.events.governance.ClassCount;
import org.duly.events.governance.Fraction;
import org.duly.events.governance.Irregularity;
import org.duly.events.governance.QuorumCount;
import org.duly.events.governance.VoteTally;
import org.duly.events.signoff.AttendanceRecorded;
import org.duly.events.signoff.Attendee;
import org.duly.events.signoff.CastingVoteGiven;
import org.duly.events.signoff.ConflictAction;
import org.duly.events.signoff.ConflictRuled;
import org.duly.events.signoff.DispensationGranted;
import org.duly.events.signoff.InterestDeclared;
import org.duly.events.signoff.InterestKind;
import org.duly.events.signoff.Interests.Participation;
import org.duly.events.signoff.ItemStanding;
import org.duly.events.signoff.SignOffDeferred;
import org.duly.events.signoff.SignOffEvent;
import org.duly.events.signoff.VoteCast;
import org.duly.events.signoff.VoteChoice;
import org.duly.events.signoff.VoteOpened;
import org.duly.events.signoff.WrittenResolutionOpened;
import org.duly.testsupport.RandomCases;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Who is there, who may vote, whether there is a quorum, and how the vote goes. */
class ItemStandingTest {
    private static final DecisionRule MAJORITY = new DecisionRule(new Fraction(1, 2), ShareBase.CAST, true);
    private static final QuorumCount ANY = new QuorumCount(1, 1, 3, List.of());

    @Test
    void aDeclarationIsNotARecusalButItsVoteWaitsForARuling() {
        ItemStanding declared = item(declare("m1", InterestKind.FINANCIAL), present("m1", "m2"));
        BodyRoll body = body(Regime.NHS_BODY, absolute(2), 3);
        assertThat(declared.participation("m1", body)).isEqualTo(Participation.AWAITS_RULING);
        assertThat(quorum(declared, body).present()).isEqualTo(2);
        assertThat(declared.eligible(body)).containsExactly("m1", "m2", "m3");
    }

    @Test
    void onlyARulingThatRemovesTakesAMemberOutOfQuorumAndVote() {
        BodyRoll body = body(Regime.NHS_BODY, absolute(2), 3);
        for (ConflictAction action : ConflictAction.values()) {
            ItemStanding ruled = item(declare("m1", InterestKind.FINANCIAL), rule("m1", action), present("m1", "m2"));
            boolean stays = action == ConflictAction.NO_ACTION || action == ConflictAction.STAY_AND_VOTE;
            assertThat(ruled.participation("m1", body))
                    .isEqualTo(stays ? Participation.TAKES_PART : Participation.REMOVED);
            assertThat(quorum(ruled, body).present()).isEqualTo(stays ? 2 : 1);
            assertThat(ruled.eligible(body).contains("m1")).isEqualTo(stays);
        }
    }

    @Test
    void aCouncillorsPecuniaryInterestRemovesByLawUnlessDispensed() {
        InterestDeclared pecuniary = declare("m1", InterestKind.DISCLOSABLE_PECUNIARY);
        BodyRoll council = body(Regime.COUNCIL_EXECUTIVE, absolute(1), 3);
        assertThat(item(pecuniary).participation("m1", council)).isEqualTo(Participation.REMOVED);
        assertThat(item(pecuniary, rule("m1", ConflictAction.STAY_AND_VOTE)).participation("m1", council))
                .isEqualTo(Participation.REMOVED);
        assertThat(item(pecuniary, dispense("m1")).participation("m1", council)).isEqualTo(Participation.TAKES_PART);
        assertThat(item(pecuniary, dispense("m1"), rule("m1", ConflictAction.LEAVE))
                        .participation("m1", council))
                .isEqualTo(Participation.REMOVED);
        assertThat(item(pecuniary).participation("m1", body(Regime.NHS_BODY, absolute(1), 3)))
                .isEqualTo(Participation.AWAITS_RULING);
    }

    @Test
    void ofSeveralInterestsTheGravestCounts() {
        BodyRoll body = body(Regime.OTHER, absolute(1), 3);
        InterestDeclared first = new InterestDeclared("i1", "m1", InterestKind.INDIRECT, "A brother");
        InterestDeclared second = new InterestDeclared("i2", "m1", InterestKind.FINANCIAL, "Shares");
        ConflictRuled stays = new ConflictRuled("i1", "m1", "chair", ConflictAction.NO_ACTION, "Remote");
        ConflictRuled leaves = new ConflictRuled("i2", "m1", "chair", ConflictAction.LEAVE, "Close");
        assertThat(item(first, second, stays).participation("m1", body)).isEqualTo(Participation.AWAITS_RULING);
        assertThat(item(first, second, stays, leaves).participation("m1", body)).isEqualTo(Participation.REMOVED);
    }

    @Test
    void aDeputyWhoIsThereSitsForTheHolder() {
        BodyRoll body = with(body(Regime.OTHER, absolute(2), 3), new DeputyNamed("s1", "dee"));
        ItemStanding standing = item(new AttendanceRecorded(
                List.of(new Attendee("dee", "s1", true), new Attendee("m2", "s2", false)), List.of("m1"), null));
        assertThat(standing.eligible(body)).containsExactly("dee", "m2", "m3");
        assertThat(quorum(standing, body).present()).isEqualTo(2);
        assertThat(standing.chairing(body)).isEqualTo("dee");
    }

    @Test
    void whoIsNeitherHolderNorDeputyIsOnlyInAttendance() {
        BodyRoll body = body(Regime.OTHER, absolute(2), 3);
        ItemStanding standing = item(new AttendanceRecorded(
                List.of(new Attendee("eve", "s1", true), new Attendee("fay", null, false)), List.of(), null));
        assertThat(quorum(standing, body).present()).isZero();
        assertThat(standing.isPresent("fay")).isTrue();
        assertThat(standing.chairing(body)).isNull();
    }

    @Test
    void aVoteIsOpenToThoseItWasOpenedToLessThoseRemovedSince() {
        BodyRoll body = body(Regime.OTHER, absolute(1), 3);
        ItemStanding standing = item(
                present("m1", "m2", "m3"),
                opened("m1", "m2"),
                vote("m1", VoteChoice.FOR),
                vote("m2", VoteChoice.AGAINST),
                declare("m1", InterestKind.FINANCIAL),
                rule("m1", ConflictAction.LEAVE));
        assertThat(standing.eligible(body)).containsExactly("m2");
        assertThat(standing.entitled(body)).containsExactly("m2", "m3");
        assertThat(standing.tally(body)).isEqualTo(new VoteTally(1, 1, 0, 1, 0, 0));
    }

    @Test
    void theLastVoteOfAMemberCountsAndACastingVoteIsAddedToIt() {
        BodyRoll body = body(Regime.OTHER, absolute(1), 3);
        ItemStanding tied = item(
                present("m1", "m2", "m3"),
                opened("m1", "m2", "m3"),
                vote("m1", VoteChoice.ABSTAIN),
                vote("m2", VoteChoice.AGAINST),
                vote("m1", VoteChoice.FOR));
        assertThat(tied.tally(body)).isEqualTo(new VoteTally(3, 3, 1, 1, 0, 1));
        assertThat(ItemStanding.isCarried(tied.tally(body), MAJORITY)).isFalse();
        ItemStanding broken = tied.with(new CastingVoteGiven("m1", VoteChoice.FOR, List.of()));
        assertThat(broken.tally(body)).isEqualTo(new VoteTally(3, 3, 2, 1, 0, 1));
        assertThat(ItemStanding.isCarried(broken.tally(body), MAJORITY)).isTrue();
    }

    @Test
    void aVoteRecordedAsCountedInSpiteOfARuleIsCounted() {
        BodyRoll body = body(Regime.OTHER, absolute(1), 3);
        Irregularity irregular = new Irregularity("member-is-entitled-to-vote", "Removed", "clerk", "It was counted");
        ItemStanding standing = item(
                declare("m1", InterestKind.FINANCIAL),
                rule("m1", ConflictAction.LEAVE),
                present("m1", "m2"),
                opened("m2", "m3"),
                vote("m2", VoteChoice.AGAINST),
                new VoteCast("m1", VoteChoice.FOR, List.of(irregular)));
        assertThat(standing.tally(body)).isEqualTo(new VoteTally(3, 2, 1, 1, 0, 0));
    }

    @Test
    void aCastingVoteCountsOnlyWhileItBreaksATie() {
        BodyRoll body = body(Regime.OTHER, absolute(1), 3);
        ItemStanding noTieAnyMore = item(
                present("m1", "m2"),
                opened("m1", "m2"),
                vote("m1", VoteChoice.FOR),
                vote("m2", VoteChoice.AGAINST),
                new CastingVoteGiven("m1", VoteChoice.FOR, List.of()),
                declare("m2", InterestKind.FINANCIAL),
                rule("m2", ConflictAction.LEAVE));
        assertThat(noTieAnyMore.tally(body)).isEqualTo(new VoteTally(1, 1, 1, 0, 0, 0));
    }

    @Test
    void aBodyWhoseConstitutionIsNotKeptHasNoQuorum() {
        BodyRoll regulator =
                with(null, new BodyConstituted("Regulator", BodyKind.REGULATOR, Regime.OTHER, null, null, null));
        assertThat(ItemStanding.NONE.quorum(regulator)).isNull();
        assertThat(ItemStanding.NONE.entitled(regulator)).isEmpty();
        assertThat(ItemStanding.NONE.chairing(regulator)).isNull();
    }

    @Test
    void whoeverVotedAndLeftWasPresent() {
        BodyRoll body = body(Regime.OTHER, absolute(1), 3);
        ItemStanding standing =
                item(present("m1", "m2"), opened("m1", "m2", "m3"), vote("m1", VoteChoice.FOR), present("m2"));
        assertThat(standing.tally(body)).isEqualTo(new VoteTally(3, 2, 1, 0, 0, 1));
    }

    @Test
    void inWritingEverybodyEntitledIsAskedAndTheShareIsOfAllOfThem() {
        BodyRoll body = body(Regime.OTHER, absolute(1), 3);
        ItemStanding standing = item(
                new WrittenResolutionOpened(Instant.EPOCH, List.of("m1", "m2", "m3"), null, List.of(), List.of()),
                vote("m1", VoteChoice.FOR));
        VoteTally one = standing.tally(body);
        assertThat(one).isEqualTo(new VoteTally(3, 3, 1, 0, 0, 2));
        assertThat(ItemStanding.isCarried(one, MAJORITY)).isTrue();
        assertThat(ItemStanding.isCarriedInWriting(one, MAJORITY)).isFalse();
        VoteTally two = standing.with(vote("m3", VoteChoice.FOR)).tally(body);
        assertThat(ItemStanding.isCarriedInWriting(two, MAJORITY)).isTrue();
        assertThat(Objects.requireNonNull(standing.voting()).silent()).containsExactly("m2", "m3");
    }

    @Test
    void whatWasPutOffIsTakenUpAtAnotherMeeting() {
        ItemStanding standing = item(
                declare("m1", InterestKind.FINANCIAL),
                present("m1"),
                opened("m1"),
                new SignOffDeferred(null, "Too late in the day"));
        assertThat(standing.voting()).isNull();
        assertThat(standing.attendance()).isNull();
        assertThat(standing.interests().all()).hasSize(1);
    }

    @Test
    void exactlyTheThresholdCarriesUnlessMoreIsNeeded() {
        Fraction twoThirds = new Fraction(2, 3);
        VoteTally sixOfNine = new VoteTally(12, 10, 6, 3, 1, 0);
        assertThat(carried(sixOfNine, twoThirds, ShareBase.CAST, false)).isTrue();
        assertThat(carried(sixOfNine, twoThirds, ShareBase.CAST, true)).isFalse();
        assertThat(carried(sixOfNine, twoThirds, ShareBase.PRESENT, false)).isFalse();
        assertThat(carried(sixOfNine, new Fraction(1, 2), ShareBase.ELIGIBLE, false))
                .isTrue();
        assertThat(carried(sixOfNine, new Fraction(1, 2), ShareBase.ELIGIBLE, true))
                .isFalse();
    }

    @Test
    void withoutAVoteForItNothingIsCarried() {
        VoteTally none = new VoteTally(3, 3, 0, 0, 3, 0);
        assertThat(carried(none, new Fraction(1, 2), ShareBase.CAST, false)).isFalse();
        assertThat(carried(none, new Fraction(0, 1), ShareBase.ELIGIBLE, false)).isFalse();
    }

    @Test
    void anAbsoluteQuorumIsMetByThatManyWhoeverElseThereIs() {
        RandomCases.tryMany(500, random -> {
            int seats = random.nextInt(1, 12);
            int minimum = random.nextInt(1, seats + 1);
            int there = random.nextInt(0, seats + 1);
            BodyRoll body = body(Regime.OTHER, absolute(minimum), seats);
            QuorumCount quorum = quorum(item(present(members(there))), body);
            assertThat(ItemStanding.isMet(quorum)).isEqualTo(there >= minimum);
            assertThat(quorum.present()).isEqualTo(there);
            // One who comes never unmakes a quorum, one who is removed never makes one.
            if (there < seats) {
                assertThat(ItemStanding.isMet(quorum(item(present(members(there + 1))), body)))
                        .isEqualTo(there + 1 >= minimum);
            }
            ItemStanding removed = item(
                    present(members(there)), declare("m1", InterestKind.FINANCIAL), rule("m1", ConflictAction.LEAVE));
            assertThat(ItemStanding.isMet(quorum(removed, body))).isEqualTo(there - Math.min(there, 1) >= minimum);
        });
    }

    @Test
    void aQuorumIsWhatCountingByHandComesTo() {
        RandomCases.tryMany(1_000, ItemStandingTest::countsAsByHand);
    }

    /** Counts seat by seat, and finds the share by trying every number. */
    private static void countsAsByHand(RandomGenerator random) {
        int size = random.nextInt(1, 15);
        List<Seat> seats = new ArrayList<>();
        for (int n = 1; n <= size; n++) {
            seats.add(new Seat("s" + n, "Seat", random.nextBoolean() ? "lay" : "clinical", random.nextInt(4) > 0));
        }
        int denominator = random.nextInt(1, 8);
        Fraction share = new Fraction(random.nextInt(0, denominator + 1), denominator);
        QuorumBase of = random.nextBoolean() ? QuorumBase.SEATS : QuorumBase.ELIGIBLE_MEMBERS;
        boolean nonVotingCounts = random.nextBoolean();
        QuorumRule rule = new QuorumRule(
                random.nextBoolean() ? random.nextInt(1, size + 1) : null,
                share,
                of,
                List.of(new ClassQuorum("lay", 1)),
                nonVotingCounts);
        List<BodyEvent> filling = new ArrayList<>();
        Map<String, ConflictAction> rulings = new HashMap<>();
        List<String> there = new ArrayList<>();
        List<SignOffEvent> item = new ArrayList<>();
        int base = 0;
        int present = 0;
        int lay = 0;
        for (Seat seat : seats) {
            String member = "m" + seat.seatId().substring(1);
            boolean held = random.nextInt(5) > 0;
            boolean removed = random.nextInt(4) == 0;
            boolean comes = random.nextInt(3) > 0;
            if (held) {
                filling.add(new SeatFilled(seat.seatId(), member, null));
            }
            if (removed) {
                rulings.put(member, ConflictAction.SPEAK_NOT_VOTE);
            }
            if (comes) {
                there.add(member);
            }
            boolean counts = seat.voting() || nonVotingCounts;
            if (of == QuorumBase.SEATS ? counts : counts && held && !removed) {
                base++;
            }
            if (counts && held && !removed && comes) {
                present++;
                lay += "lay".equals(seat.seatClass()) ? 1 : 0;
            }
        }
        rulings.forEach((member, action) -> {
            item.add(declare(member, InterestKind.INDIRECT));
            item.add(rule(member, action));
        });
        item.add(present(there.toArray(String[]::new)));
        int required = rule.minimum() == null ? 0 : rule.minimum();
        while (required * share.denominator() < share.numerator() * base) {
            required++;
        }
        BodyRoll body = with(roll(Regime.OTHER, rule, seats), filling.toArray(BodyEvent[]::new));
        QuorumCount quorum = quorum(item(item.toArray(SignOffEvent[]::new)), body);
        assertThat(quorum).isEqualTo(new QuorumCount(required, present, base, List.of(new ClassCount("lay", 1, lay))));
        assertThat(ItemStanding.isMet(quorum)).isEqualTo(present >= required && lay >= 1);
    }

    private static boolean carried(VoteTally tally, Fraction threshold, ShareBase of, boolean strictly) {
        return ItemStanding.isCarried(tally, new DecisionRule(threshold, of, strictly));
    }

    private static QuorumCount quorum(ItemStanding item, BodyRoll body) {
        return Objects.requireNonNull(item.quorum(body));
    }

    private static ItemStanding item(SignOffEvent... events) {
        ItemStanding item = ItemStanding.NONE;
        for (SignOffEvent event : events) {
            item = item.with(event);
        }
        return item;
    }

    private static InterestDeclared declare(String member, InterestKind kind) {
        return new InterestDeclared("of-" + member, member, kind, "As registered");
    }

    private static ConflictRuled rule(String member, ConflictAction action) {
        return new ConflictRuled("of-" + member, member, "chair", action, "As advised");
    }

    private static DispensationGranted dispense(String member) {
        return new DispensationGranted("of-" + member, member, "monitoring-officer", "No quorum otherwise", null);
    }

    private static AttendanceRecorded present(String... members) {
        return new AttendanceRecorded(
                Stream.of(members)
                        .map(member -> new Attendee(member, "s" + member.substring(1), false))
                        .toList(),
                List.of(),
                null);
    }

    private static String[] members(int first) {
        return IntStream.rangeClosed(1, first).mapToObj(n -> "m" + n).toArray(String[]::new);
    }

    private static VoteCast vote(String member, VoteChoice choice) {
        return new VoteCast(member, choice, List.of());
    }

    private static VoteOpened opened(String... eligible) {
        return new VoteOpened(List.of(eligible), ANY, null, List.of(), List.of());
    }

    private static QuorumRule absolute(int minimum) {
        return new QuorumRule(minimum, null, null, List.of(), false);
    }

    private static BodyRoll body(Regime regime, QuorumRule quorum, int seats) {
        return with(
                roll(
                        regime,
                        quorum,
                        IntStream.rangeClosed(1, seats)
                                .mapToObj(n -> new Seat("s" + n, "Seat", null, true))
                                .toList()),
                IntStream.rangeClosed(1, seats)
                        .mapToObj(n -> new SeatFilled("s" + n, "m" + n, null))
                        .toArray(BodyEvent[]::new));
    }

    private static BodyRoll roll(Regime regime, QuorumRule quorum, List<Seat> seats) {
        return with(
                null,
                new BodyConstituted(
                        "Board",
                        BodyKind.BOARD,
                        regime,
                        null,
                        new Constitution(seats, quorum, MAJORITY, true, "s1", 3),
                        null));
    }

    private static BodyRoll with(@Nullable BodyRoll before, BodyEvent... events) {
        BodyRoll roll = before;
        for (BodyEvent event : events) {
            roll = BodyRoll.after(roll, event);
        }
        return Objects.requireNonNull(roll);
    }
}
