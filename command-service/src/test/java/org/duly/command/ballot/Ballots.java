package org.duly.command.ballot;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.duly.command.ballot.BallotCommand.ReturnPaper;
import org.duly.command.ballot.BallotCommand.ScheduleBallot;
import org.duly.command.governance.NamedOverride;
import org.duly.command.handling.Scenario;
import org.duly.events.ProtectedText;
import org.duly.events.ballot.BallotClosed;
import org.duly.events.ballot.BallotEvent;
import org.duly.events.ballot.BallotMeasure;
import org.duly.events.ballot.BallotOpened;
import org.duly.events.ballot.BallotPaperReturned;
import org.duly.events.ballot.BallotRule;
import org.duly.events.ballot.BallotScheduled;
import org.duly.events.ballot.Combination;
import org.duly.events.ballot.Constituency;
import org.duly.events.ballot.Elector;
import org.duly.events.ballot.PassBase;
import org.duly.events.governance.Fraction;
import org.duly.events.governance.Irregularity;
import org.jspecify.annotations.Nullable;

/** A ballot of two constituencies, five practices in all, at its stages. */
final class Ballots {
    static final UUID ID = new UUID(0, 4);
    static final UUID KEY = new UUID(0, 5);
    static final String SCOPE = "body/members";
    static final Instant OPENS = Instant.parse("2020-10-01T08:00:00Z");
    static final Instant CLOSES = Instant.parse("2020-10-30T17:00:00Z");
    static final NamedOverride OVERRIDE = new NamedOverride("secretary-1", "So it was minuted");
    static final ProtectedText SEALED = ProtectedText.inline("c2VhbGVk", "Y29tbWl0");
    static final Constituency NORTH = new Constituency(
            "north", "North", "north-members", List.of(elector("n1", 3), elector("n2", 2), elector("n3", 1)));
    static final Constituency SOUTH =
            new Constituency("south", "South", null, List.of(elector("s1", 5), elector("n1", 7)));
    static final BallotRule RULE = new BallotRule(
            new Fraction(1, 2), BallotMeasure.MEMBERS, new Fraction(2, 3), PassBase.CAST, BallotMeasure.WEIGHT, false);
    static final BallotScheduled SCHEDULED = scheduled(false);
    static final BallotScheduled SECRET = scheduled(true);
    static final BallotOpened OPENED = new BallotOpened(5, 18, CLOSES, KEY, List.of(), null, null);
    static final BallotOpened OPENED_SECRET = new BallotOpened(5, 18, CLOSES, null, List.of(), null, null);

    private Ballots() {}

    static Scenario<BallotState, BallotCommand, BallotEvent> nothing() {
        return Scenario.of(new BallotDecider(), OPENS.plusSeconds(3600));
    }

    static Scenario<BallotState, BallotCommand, BallotEvent> scheduled() {
        return nothing().given(SCHEDULED);
    }

    static Scenario<BallotState, BallotCommand, BallotEvent> open(BallotEvent... more) {
        return scheduled().given(OPENED).given(List.of(more));
    }

    static Scenario<BallotState, BallotCommand, BallotEvent> openSecret(BallotEvent... more) {
        return nothing().given(SECRET).given(OPENED_SECRET).given(List.of(more));
    }

    static BallotPlan plan(Constituency... constituencies) {
        return plan(RULE, constituencies);
    }

    static BallotPlan plan(BallotRule rule, Constituency... constituencies) {
        return new BallotPlan(
                "Shall the practices become one?",
                "members",
                null,
                null,
                "P1",
                List.of(constituencies),
                rule,
                Combination.ALL,
                "scrutineer-1",
                OPENS,
                CLOSES);
    }

    static ScheduleBallot schedule(Constituency... constituencies) {
        return new ScheduleBallot(ID, plan(constituencies), false, null, null);
    }

    static BallotClosed closed(int returned) {
        return new BallotClosed(CLOSES, returned, List.of());
    }

    static BallotPaperReturned returned(String constituency, String member) {
        return new BallotPaperReturned(constituency, member, SEALED);
    }

    static BallotPaperReturned returnedInSecret(String constituency, String member) {
        return new BallotPaperReturned(constituency, member, null);
    }

    static List<BallotEvent> everyPaper(boolean secret) {
        List<BallotEvent> papers = new ArrayList<>();
        for (Constituency constituency : List.of(NORTH, SOUTH)) {
            for (Elector elector : constituency.electorate()) {
                papers.add(new BallotPaperReturned(
                        constituency.constituencyId(), elector.member(), secret ? null : SEALED));
            }
        }
        return papers;
    }

    static ReturnPaper paper(String constituency, String member, Instant receivedAt) {
        return new ReturnPaper(ID, SCOPE, new UUID(0, 6), constituency, member, SEALED, KEY, true, receivedAt);
    }

    static ReturnPaper secretPaper(String constituency, String member, @Nullable ProtectedText choice) {
        return new ReturnPaper(ID, SCOPE, new UUID(0, 6), constituency, member, choice, null, true, OPENS);
    }

    static Irregularity irregularity(String rule, String detail) {
        return new Irregularity(rule, detail, OVERRIDE.by(), OVERRIDE.reason());
    }

    static Elector elector(String member, long weight) {
        return new Elector(member, weight);
    }

    private static BallotScheduled scheduled(boolean secret) {
        BallotPlan plan = plan(NORTH, SOUTH);
        return new BallotScheduled(
                plan.question(),
                plan.bodyId(),
                null,
                null,
                plan.proposalId(),
                plan.constituencies(),
                plan.rule(),
                plan.combine(),
                plan.verifier(),
                secret,
                OPENS,
                CLOSES,
                null,
                null);
    }
}
