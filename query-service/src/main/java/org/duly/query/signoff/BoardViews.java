package org.duly.query.signoff;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.duly.events.body.BodyRoll;
import org.duly.events.body.Constitution;
import org.duly.events.body.DecisionRule;
import org.duly.events.body.Regime;
import org.duly.events.body.Seat;
import org.duly.events.governance.Fraction;
import org.duly.events.governance.QuorumCount;
import org.duly.events.signoff.AttendanceRecorded;
import org.duly.events.signoff.Attendee;
import org.duly.events.signoff.ItemStanding;
import org.duly.events.signoff.VoteCast;
import org.duly.events.signoff.VoteChoice;
import org.duly.query.asof.AsOf;
import org.duly.query.asof.Cut;
import org.duly.query.body.BodyFold;
import org.duly.query.log.PlacedEvent;
import org.duly.query.signoff.BoardView.BoardMember;
import org.duly.query.signoff.BoardView.InterestView;
import org.duly.query.signoff.BoardView.PackView;
import org.duly.query.signoff.BoardView.QuorumView;
import org.duly.query.signoff.BoardView.VoteView;
import org.jspecify.annotations.Nullable;

/** Puts together what the board sees of an item. Pure. */
final class BoardViews {
    private final SignOffFacts facts;
    private final ItemStanding standing;
    private final @Nullable BodyRoll body;
    private final @Nullable Constitution constitution;
    private final Map<String, VoteCast> votes;

    private BoardViews(SignOffFacts facts, @Nullable BodyRoll body) {
        this.facts = facts;
        this.standing = facts.standing();
        this.body = body;
        this.constitution = body == null ? null : body.constitution();
        this.votes = standing.voting() == null ? Map.of() : standing.voting().votes();
    }

    /**
     * The view of one item.
     *
     * @param bodyEvents all in the cut; none if the body was never constituted here
     */
    static BoardView of(
            SignOffFacts facts,
            List<PlacedEvent> bodyEvents,
            int lastVersion,
            List<UUID> decisions,
            Cut cut,
            @Nullable AsOf asOf) {
        BodyRoll body = BodyFold.when(bodyEvents, event -> wasSo(event, facts.outcome()));
        return new BoardViews(facts, body).view(lastVersion, decisions, cut, asOf);
    }

    /** Whether the body's event happened before the item was dealt with, whenever either was recorded. */
    private static boolean wasSo(PlacedEvent event, @Nullable PlacedEvent outcome) {
        return outcome == null
                || !event.envelope().time().isAfter(outcome.envelope().time());
    }

    private BoardView view(int lastVersion, List<UUID> decisions, Cut cut, @Nullable AsOf asOf) {
        AttendanceRecorded attendance = standing.attendance();
        return new BoardView(
                SignOffCell.of(facts, lastVersion, cut),
                cut.time(),
                asOf == null ? null : cut.clock(),
                facts.request(),
                body == null ? null : body.constituted().name(),
                constitution,
                body == null ? List.of() : members(body),
                body == null ? null : standing.chairing(body),
                attendance == null ? List.of() : attendance.apologies(),
                quorum(),
                interests(),
                facts.pack().stream()
                        .map(paper -> new PackView(paper, paper.unreadBy()))
                        .toList(),
                facts.discussed(),
                facts.judgedAtPosition(),
                facts.findings(),
                vote(),
                facts.urgent(),
                facts.reason(),
                List.copyOf(facts.conditions().all().values()),
                facts.irregularities(),
                decisions,
                facts.acts(),
                cut.log(),
                cut.position(),
                facts.last().envelope().streamVersion());
    }

    private List<BoardMember> members(BodyRoll roll) {
        List<String> eligible = standing.eligible(roll);
        List<Attendee> present = standing.attendance() == null
                ? List.of()
                : standing.attendance().present();
        List<BoardMember> members = new ArrayList<>();
        Set<String> shown = new HashSet<>();
        for (Seat seat : roll.seats()) {
            String holder = roll.holder(seat.seatId());
            if (holder != null) {
                members.add(member(roll, eligible, holder, seat, false));
                shown.add(holder);
            }
        }
        for (Attendee attendee : present) {
            if (shown.add(attendee.member())) {
                String seatId = attendee.seatId();
                members.add(member(
                        roll,
                        eligible,
                        attendee.member(),
                        seatId == null ? null : roll.seat(seatId),
                        attendee.deputy()));
            }
        }
        return members;
    }

    private BoardMember member(
            BodyRoll roll, List<String> eligible, String person, @Nullable Seat seat, boolean deputy) {
        return new BoardMember(
                person,
                seat == null ? null : seat.seatId(),
                seat == null ? null : seat.seatClass(),
                deputy,
                standing.isPresent(person),
                standing.participation(person, roll),
                eligible.contains(person),
                vote(person));
    }

    private @Nullable VoteChoice vote(String person) {
        VoteCast cast = votes.get(person);
        return cast == null ? null : cast.choice();
    }

    private @Nullable QuorumView quorum() {
        Fraction fraction = constitution == null ? null : constitution.quorum().fraction();
        String share = fraction == null ? null : fraction.toString();
        QuorumCount taken = facts.quorum();
        if (taken != null) {
            return new QuorumView(taken, ItemStanding.isMet(taken), true, share);
        }
        QuorumCount now = body == null ? null : standing.quorum(body);
        return now == null ? null : new QuorumView(now, ItemStanding.isMet(now), false, share);
    }

    private List<InterestView> interests() {
        Regime regime = body == null ? Regime.OTHER : body.constituted().regime();
        return standing.interests().all().values().stream()
                .map(interest -> new InterestView(interest, interest.participation(regime)))
                .toList();
    }

    private @Nullable VoteView vote() {
        ItemStanding.Voting voting = standing.voting();
        if (voting == null) {
            return null;
        }
        SignOffFacts.Declared declared = facts.declared();
        return new VoteView(
                voting.inWriting(),
                voting.eligible(),
                declared != null ? declared.tally() : body == null ? null : standing.tally(body),
                declared,
                constitution == null ? null : inWords(constitution.decisionRule(), voting.inWriting()),
                voting.casting() == null ? null : voting.casting().member(),
                voting.casting() == null ? null : voting.casting().choice());
    }

    private static String inWords(DecisionRule rule, boolean inWriting) {
        String of = inWriting
                ? "all entitled to vote"
                : switch (rule.of()) {
                    case CAST -> "votes for and against";
                    case PRESENT -> "members present";
                    case ELIGIBLE -> "all entitled to vote";
                };
        return (rule.strictlyMore() ? "more than " : "at least ") + rule.threshold() + " of " + of;
    }
}
