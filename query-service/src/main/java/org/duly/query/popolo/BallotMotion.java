package org.duly.query.popolo;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.duly.events.ballot.BallotChoice;
import org.duly.events.ballot.BallotCount;
import org.duly.events.ballot.BallotDeclared;
import org.duly.events.ballot.BallotResult;
import org.duly.events.ballot.Constituency;
import org.duly.events.ballot.ConstituencyResult;
import org.duly.events.ballot.Elector;
import org.duly.events.ballot.PaperOpened;
import org.duly.query.ballot.BallotFacts;
import org.duly.query.popolo.Popolo.Motion;
import org.duly.query.popolo.Popolo.Vote;
import org.duly.query.popolo.Popolo.VoteCount;
import org.duly.query.popolo.Popolo.VoteEvent;
import org.jspecify.annotations.Nullable;

/** A ballot as a motion, with a vote event for each constituency once the result is declared. Pure. */
final class BallotMotion {
    private BallotMotion() {}

    static Motion of(BallotFacts ballot) {
        BallotDeclared declared =
                ballot.declared() == null ? null : ballot.declared().what();
        return new Motion(
                ballot.id(),
                ballot.schedule().bodyId(),
                ballot.schedule().question(),
                "ballot",
                ballot.scheduledIn().happenedAt().toString(),
                declared == null ? null : result(declared.overall()),
                declared == null ? List.of() : events(ballot, declared));
    }

    private static List<VoteEvent> events(BallotFacts ballot, BallotDeclared declared) {
        Map<String, Constituency> constituencies =
                ballot.constituencies().stream().collect(Collectors.toMap(Constituency::constituencyId, each -> each));
        List<VoteEvent> events = new ArrayList<>();
        for (ConstituencyResult result : declared.constituencies()) {
            Constituency constituency = constituencies.get(result.constituencyId());
            String id = ballot.id() + "/" + result.constituencyId();
            events.add(new VoteEvent(
                    id,
                    constituency == null ? null : constituency.bodyId(),
                    ballot.id(),
                    ballot.schedule().secret() ? "secret ballot" : "ballot",
                    opened(ballot),
                    closed(ballot),
                    result(result.result()),
                    counts(result.result().count()),
                    constituency == null ? List.of() : votes(id, constituency, declared)));
        }
        return events;
    }

    private static String opened(BallotFacts ballot) {
        return (ballot.opened() == null
                        ? ballot.schedule().opensAt()
                        : ballot.opened().in().happenedAt())
                .toString();
    }

    private static @Nullable String closed(BallotFacts ballot) {
        return ballot.closed() == null
                ? null
                : ballot.closed().what().closedAt().toString();
    }

    private static String result(BallotResult result) {
        if (!result.quorate()) {
            return "not quorate";
        }
        return result.carried() ? Popolo.PASS : Popolo.FAIL;
    }

    private static List<VoteCount> counts(BallotCount count) {
        return List.of(
                new VoteCount("yes", count.votesFor()),
                new VoteCount("no", count.votesAgainst()),
                new VoteCount("abstain", count.abstained()),
                new VoteCount("spoilt", count.spoilt()),
                new VoteCount("not voting", count.eligible() - count.returned()));
    }

    /** Of a secret ballot there are none. */
    private static List<Vote> votes(String event, Constituency constituency, BallotDeclared declared) {
        Map<String, Long> weights =
                constituency.electorate().stream().collect(Collectors.toMap(Elector::member, Elector::weight));
        List<Vote> votes = new ArrayList<>();
        for (PaperOpened paper : declared.papers()) {
            if (paper.constituencyId().equals(constituency.constituencyId())) {
                votes.add(new Vote(event, paper.member(), option(paper.choice()), null, weights.get(paper.member())));
            }
        }
        return votes;
    }

    private static String option(BallotChoice choice) {
        return switch (choice) {
            case APPROVE -> "yes";
            case REJECT -> "no";
            case ABSTAIN -> "abstain";
            case SPOILT -> "spoilt";
        };
    }
}
