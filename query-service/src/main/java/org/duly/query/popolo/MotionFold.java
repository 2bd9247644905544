package org.duly.query.popolo;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.duly.events.governance.VoteTally;
import org.duly.events.signoff.CastingVoteGiven;
import org.duly.events.signoff.SignOffEvent;
import org.duly.events.signoff.SignOffGranted;
import org.duly.events.signoff.SignOffRefused;
import org.duly.events.signoff.SignOffRequested;
import org.duly.events.signoff.UrgentActionNotRatified;
import org.duly.events.signoff.UrgentActionRatified;
import org.duly.events.signoff.VoteCast;
import org.duly.events.signoff.VoteChoice;
import org.duly.events.signoff.VoteDeclared;
import org.duly.events.signoff.VoteOpened;
import org.duly.events.signoff.WrittenResolutionCarried;
import org.duly.events.signoff.WrittenResolutionLapsed;
import org.duly.events.signoff.WrittenResolutionOpened;
import org.duly.query.governance.Kind;
import org.duly.query.log.PlacedEvent;
import org.duly.query.popolo.Popolo.Motion;
import org.duly.query.popolo.Popolo.Vote;
import org.duly.query.popolo.Popolo.VoteCount;
import org.duly.query.popolo.Popolo.VoteEvent;
import org.jspecify.annotations.Nullable;

/** A sign-off as a motion with every vote that was taken on it. Pure. */
final class MotionFold {
    private final UUID id;
    private final SignOffRequested request;
    private final List<VoteEvent> events = new ArrayList<>();
    private @Nullable Open open;
    private @Nullable String result;

    private MotionFold(PlacedEvent requested) {
        this.id = UUID.fromString(Kind.SIGN_OFF.idOf(requested.envelope().stream()));
        this.request = (SignOffRequested) requested.envelope().data();
    }

    /** A vote that goes on. */
    private record Open(
            String id,
            String classification,
            String since,
            List<String> eligible,
            Map<String, VoteChoice> votes,
            List<CastingVoteGiven> casting) {}

    /**
     * A motion from the beginning of the sign-off's stream.
     *
     * @param events at least one
     */
    static Motion all(List<PlacedEvent> events) {
        MotionFold fold = new MotionFold(events.getFirst());
        events.forEach(fold::take);
        fold.close(null, null, null);
        return new Motion(
                fold.id,
                fold.request.bodyId(),
                fold.request.matter(),
                "sign-off",
                time(events.getFirst()),
                fold.result,
                List.copyOf(fold.events));
    }

    private void take(PlacedEvent event) {
        switch ((SignOffEvent) event.envelope().data()) {
            case VoteOpened opened -> open("vote at a meeting", opened.eligible(), event);
            case WrittenResolutionOpened opened -> open("written resolution", opened.eligible(), event);
            case VoteCast cast when open != null -> open.votes().put(cast.member(), cast.choice());
            case CastingVoteGiven casting when open != null -> open.casting().add(casting);
            case VoteDeclared declared ->
                close(declared.tally(), declared.carried() ? Popolo.PASS : Popolo.FAIL, event);
            case WrittenResolutionCarried carried -> close(carried.tally(), Popolo.PASS, event);
            case WrittenResolutionLapsed lapsed -> close(lapsed.tally(), Popolo.FAIL, event);
            case SignOffGranted _, UrgentActionRatified _ -> result = Popolo.PASS;
            case SignOffRefused _, UrgentActionNotRatified _ -> result = Popolo.FAIL;
            default -> {}
        }
    }

    private static String time(PlacedEvent event) {
        return event.envelope().time().toString();
    }

    private void open(String classification, List<String> eligible, PlacedEvent event) {
        close(null, null, null);
        open = new Open(
                event.envelope().id().toString(),
                classification,
                time(event),
                eligible,
                new LinkedHashMap<>(),
                new ArrayList<>());
    }

    /** One that was never declared stays without a result. */
    private void close(@Nullable VoteTally tally, @Nullable String outcome, @Nullable PlacedEvent event) {
        Open vote = open;
        if (vote == null) {
            return;
        }
        open = null;
        List<Vote> votes = new ArrayList<>();
        for (String member : vote.eligible()) {
            VoteChoice choice = vote.votes().get(member);
            votes.add(new Vote(vote.id(), member, choice == null ? "not voting" : option(choice), null, null));
        }
        vote.casting()
                .forEach(casting -> votes.add(
                        new Vote(vote.id(), casting.member(), option(casting.choice()), "casting vote", null)));
        events.add(new VoteEvent(
                vote.id(),
                request.bodyId(),
                id,
                vote.classification(),
                vote.since(),
                event == null ? null : time(event),
                outcome,
                tally == null
                        ? List.of()
                        : List.of(
                                new VoteCount("yes", tally.votesFor()),
                                new VoteCount("no", tally.votesAgainst()),
                                new VoteCount("abstain", tally.abstained()),
                                new VoteCount("not voting", tally.notVoting())),
                votes));
    }

    private static String option(VoteChoice choice) {
        return switch (choice) {
            case FOR -> "yes";
            case AGAINST -> "no";
            case ABSTAIN -> "abstain";
        };
    }
}
