package org.duly.events.signoff;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.duly.events.body.BodyRoll;
import org.duly.events.body.DecisionRule;
import org.duly.events.body.QuorumBase;
import org.duly.events.body.QuorumRule;
import org.duly.events.body.Seat;
import org.duly.events.governance.ClassCount;
import org.duly.events.governance.QuorumCount;
import org.duly.events.governance.VoteTally;
import org.duly.events.signoff.Interests.Participation;
import org.jspecify.annotations.Nullable;

/**
 * Where one item of business stands: who is there, who may vote, whether there is a quorum, and how the vote goes. The one
 * meaning of it for commands, for queries and for reporting jobs. Immutable.
 *
 * <p>Its questions take the body as it was when the item was dealt with: seats change hands later.
 *
 * @param attendance the last that was recorded; absent until then, and then nobody is known to be there
 * @param voting the last vote that was opened; absent until then
 */
public record ItemStanding(
        Interests interests,
        @Nullable AttendanceRecorded attendance,
        @Nullable Voting voting) {
    /** Nothing has happened. */
    public static final ItemStanding NONE = new ItemStanding(Interests.NONE, null, null);

    /** With one more event of the sign-off. */
    public ItemStanding with(SignOffEvent event) {
        return switch (event) {
            case InterestDeclared declared -> new ItemStanding(interests.with(declared), attendance, voting);
            case ConflictRuled ruled -> new ItemStanding(interests.with(ruled), attendance, voting);
            case DispensationGranted granted -> new ItemStanding(interests.with(granted), attendance, voting);
            case AttendanceRecorded recorded -> new ItemStanding(interests, recorded, voting);
            case VoteOpened opened -> voting(new Voting(false, opened.eligible(), Map.of(), null));
            case WrittenResolutionOpened opened -> voting(new Voting(true, opened.eligible(), Map.of(), null));
            case VoteCast cast -> voting == null ? this : voting(voting.with(cast));
            case CastingVoteGiven casting -> voting == null ? this : voting(voting.with(casting));
            // Taken up again, it is dealt with at another meeting.
            case SignOffDeferred _ -> new ItemStanding(interests, null, null);
            default -> this;
        };
    }

    /** What a member may do, by the interests they declared. */
    public Participation participation(String member, BodyRoll body) {
        return interests.of(member, body.constituted().regime());
    }

    /** Those to whom a vote would be opened now: who holds a voting seat or sits for its holder, less those removed. */
    public List<String> entitled(BodyRoll body) {
        return notRemoved(
                sittings(body).filter(sitting -> sitting.seat().voting()).map(Sitting::person), body);
    }

    /** Those who may vote: to whom the vote was opened, less those removed since; before that, those entitled. */
    public List<String> eligible(BodyRoll body) {
        return voting == null ? entitled(body) : notRemoved(voting.eligible().stream(), body);
    }

    private List<String> notRemoved(Stream<String> people, BodyRoll body) {
        return people.filter(person -> participation(person, body) != Participation.REMOVED)
                .distinct()
                .toList();
    }

    /** Whether a person is there for the item, with a seat or without. */
    public boolean isPresent(String person) {
        return attendees().anyMatch(attendee -> attendee.member().equals(person));
    }

    /** Who is in the chair: as recorded, or else whoever sits in the chair's seat; null if nobody there does. */
    public @Nullable String chairing(BodyRoll body) {
        if (attendance != null && attendance.chairing() != null) {
            return attendance.chairing();
        }
        String chair = body.constitution() == null ? null : body.constitution().chairSeat();
        return sittings(body)
                .filter(sitting -> sitting.seat().seatId().equals(chair) && sitting.present())
                .map(Sitting::person)
                .findFirst()
                .orElse(null);
    }

    /**
     * The quorum as it would be taken now, or null if no constitution of the body is kept. Where no fraction is asked for,
     * all seats that count are the base.
     */
    public @Nullable QuorumCount quorum(BodyRoll body) {
        if (body.constitution() == null) {
            return null;
        }
        QuorumRule rule = body.constitution().quorum();
        List<Sitting> taking = sittings(body)
                .filter(sitting -> counts(sitting.seat(), rule))
                .filter(sitting -> participation(sitting.person(), body) != Participation.REMOVED)
                .toList();
        List<Sitting> there = taking.stream().filter(Sitting::present).toList();
        int base = rule.of() == QuorumBase.ELIGIBLE_MEMBERS
                ? taking.size()
                : (int) body.seats().stream().filter(seat -> counts(seat, rule)).count();
        int minimum = rule.minimum() == null ? 0 : rule.minimum();
        int share =
                rule.fraction() == null ? 0 : Math.toIntExact(rule.fraction().leastOf(base));
        List<ClassCount> classes = rule.perClass().stream()
                .map(least -> new ClassCount(least.seatClass(), least.minimum(), (int) there.stream()
                        .filter(sitting ->
                                least.seatClass().equals(sitting.seat().seatClass()))
                        .count()))
                .toList();
        return new QuorumCount(Math.max(minimum, share), there.size(), base, classes);
    }

    /** Whether a quorum as taken is one: in number and in every class. */
    public static boolean isMet(QuorumCount quorum) {
        return quorum.present() >= quorum.required()
                && quorum.classes().stream().allMatch(one -> one.present() >= one.required());
    }

    /**
     * The votes as they would be declared now: those of the members who may vote, and those that were recorded as counted in
     * spite of a rule. In writing everybody entitled counts as present. A casting vote counts while it breaks a tie, or if it
     * was recorded as counted. Before any vote was opened there are none.
     */
    public VoteTally tally(BodyRoll body) {
        Map<String, VoteCast> votes = voting == null ? Map.of() : voting.votes();
        Set<String> voters = new LinkedHashSet<>(eligible(body));
        votes.values().stream()
                .filter(vote -> !vote.irregularities().isEmpty())
                .map(VoteCast::member)
                .forEach(voters::add);
        int votesFor = 0;
        int votesAgainst = 0;
        int abstained = 0;
        int present = 0;
        for (String member : voters) {
            VoteCast vote = votes.get(member);
            VoteChoice choice = vote == null ? null : vote.choice();
            present += choice != null || isPresent(member) || (voting != null && voting.inWriting()) ? 1 : 0;
            votesFor += choice == VoteChoice.FOR ? 1 : 0;
            votesAgainst += choice == VoteChoice.AGAINST ? 1 : 0;
            abstained += choice == VoteChoice.ABSTAIN ? 1 : 0;
        }
        int notVoting = present - votesFor - votesAgainst - abstained;
        CastingVoteGiven casting = voting == null ? null : voting.casting();
        if (casting != null
                && (votesFor == votesAgainst || !casting.irregularities().isEmpty())) {
            votesFor += casting.choice() == VoteChoice.FOR ? 1 : 0;
            votesAgainst += casting.choice() == VoteChoice.AGAINST ? 1 : 0;
        }
        return new VoteTally(voters.size(), present, votesFor, votesAgainst, abstained, notVoting);
    }

    /** Whether a count carries a motion, in exact fractions. Without a single vote for it nothing is carried. */
    public static boolean isCarried(VoteTally tally, DecisionRule rule) {
        return isCarried(
                tally.votesFor(),
                switch (rule.of()) {
                    case CAST -> tally.votesFor() + tally.votesAgainst();
                    case PRESENT -> tally.present();
                    case ELIGIBLE -> tally.eligible();
                },
                rule);
    }

    /** Whether a count carries a resolution in writing: the share is of all who are entitled, whatever else the rule says. */
    public static boolean isCarriedInWriting(VoteTally tally, DecisionRule rule) {
        return isCarried(tally.votesFor(), tally.eligible(), rule);
    }

    private static boolean isCarried(int votesFor, int of, DecisionRule rule) {
        return votesFor > 0
                && (rule.strictlyMore()
                        ? rule.threshold().isExceededBy(votesFor, of)
                        : rule.threshold().isReachedBy(votesFor, of));
    }

    private static boolean counts(Seat seat, QuorumRule rule) {
        return seat.voting() || rule.nonVotingCounts();
    }

    /** Every seat that is held, with whoever sits in it. */
    private Stream<Sitting> sittings(BodyRoll body) {
        Map<String, Attendee> bySeat = attendees()
                .filter(attendee -> attendee.seatId() != null && sits(attendee, body))
                .collect(Collectors.toMap(
                        attendee -> String.valueOf(attendee.seatId()), attendee -> attendee, (one, _) -> one));
        return body.seats().stream()
                .filter(seat -> body.holder(seat.seatId()) != null)
                .map(seat -> {
                    Attendee attendee = bySeat.get(seat.seatId());
                    return attendee == null
                            ? new Sitting(seat, String.valueOf(body.holder(seat.seatId())), false)
                            : new Sitting(seat, attendee.member(), true);
                });
    }

    private static boolean sits(Attendee attendee, BodyRoll body) {
        String seat = attendee.seatId();
        return seat != null
                && (attendee.deputy()
                        ? body.mayDeputise(attendee.member(), seat)
                        : attendee.member().equals(body.holder(seat)));
    }

    private Stream<Attendee> attendees() {
        return attendance == null ? Stream.empty() : attendance.present().stream();
    }

    private ItemStanding voting(Voting changed) {
        return new ItemStanding(interests, attendance, changed);
    }

    /** A seat and the person who sits in it: its holder, or the deputy who is there. */
    private record Sitting(Seat seat, String person, boolean present) {}

    /**
     * A vote, open or declared.
     *
     * @param eligible those it was opened to
     * @param votes of each member the last
     * @param casting absent unless a tie was broken
     */
    public record Voting(
            boolean inWriting,
            List<String> eligible,
            Map<String, VoteCast> votes,
            @Nullable CastingVoteGiven casting) {
        public Voting {
            eligible = List.copyOf(eligible);
            votes = Collections.unmodifiableMap(new LinkedHashMap<>(votes));
        }

        Voting with(VoteCast cast) {
            Map<String, VoteCast> after = new LinkedHashMap<>(votes);
            after.put(cast.member(), cast);
            return new Voting(inWriting, eligible, after, casting);
        }

        Voting with(CastingVoteGiven given) {
            return new Voting(inWriting, eligible, votes, given);
        }

        /** Those it was opened to who have said nothing yet. */
        public Set<String> silent() {
            return eligible.stream()
                    .filter(member -> !votes.containsKey(member))
                    .collect(Collectors.toCollection(LinkedHashSet::new));
        }
    }
}
