package org.duly.command.decision;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.duly.command.body.Boards;
import org.duly.command.decision.CitedSignOff.Result;
import org.duly.command.decision.DecisionCommand.Of;
import org.duly.command.decision.DecisionFacts.Assessment;
import org.duly.command.decision.DecisionFacts.IssuedVersion;
import org.duly.command.decision.DecisionFacts.NamedEngagement;
import org.duly.command.decision.NewDecision.NamedVersion;
import org.duly.command.governance.AuthorityStanding;
import org.duly.command.governance.Gate.GateFacts;
import org.duly.command.governance.NamedOverride;
import org.duly.command.governance.NewCondition;
import org.duly.command.handling.Scenario;
import org.duly.command.response.ConsideredJudgement;
import org.duly.command.response.ConsideredJudgement.Point;
import org.duly.command.response.EngagementPapers;
import org.duly.command.response.VoteJudgement;
import org.duly.events.body.BodyRoll;
import org.duly.events.body.Regime;
import org.duly.events.consideration.ConsiderationStanding.State;
import org.duly.events.decision.ConflictRecord;
import org.duly.events.decision.DecisionEvent;
import org.duly.events.decision.DecisionOutcome;
import org.duly.events.document.DocumentKind;
import org.duly.events.document.DocumentVersionIssued;
import org.duly.events.governance.Authority;
import org.duly.events.governance.AuthorityKind;
import org.duly.events.governance.Conditions;
import org.duly.events.governance.QuorumCount;
import org.duly.events.governance.VoteTally;
import org.duly.events.signoff.Interests;
import org.duly.events.signoff.SignOffRequested;
import org.jspecify.annotations.Nullable;

/** A decision of a board of three on an engagement, with everything in order: what tests of decisions begin with. */
final class Decisions {
    static final UUID ID = new UUID(0, 9);
    static final UUID ENGAGEMENT = new UUID(0, 1);
    static final UUID ASSESSMENT = new UUID(0, 5);
    static final UUID CONSIDERATION = new UUID(0, 4);
    static final UUID SIGN_OFF = new UUID(0, 7);
    static final String BODY = "eastvale-gb";
    static final Instant ISSUED = Instant.parse("2020-01-08T12:00:00Z");
    static final Instant NOW = Instant.parse("2020-01-14T14:00:00Z");
    static final NamedOverride ANN = new NamedOverride("ann", "It took place");
    static final Authority AUTHORITY = new Authority(AuthorityKind.RESERVED, BODY, "mergers", null);
    static final BodyRoll BOARD = Boards.full(Regime.NHS_BODY, Boards.constitution(3, 2));
    static final QuorumCount QUORUM = new QuorumCount(2, 3, 3, List.of());
    static final VoteTally CARRIED = new VoteTally(3, 3, 2, 1, 0, 0);

    private Decisions() {}

    static Scenario<DecisionState, DecisionCommand, DecisionEvent> given(DecisionEvent... events) {
        return Scenario.of(new DecisionDecider(), NOW).given(List.of(events));
    }

    static Of now() {
        return new Of(ID, "body/" + BODY, null);
    }

    static Of then(Instant occurredAt) {
        return new Of(ID, "body/" + BODY, occurredAt);
    }

    /** What a test changes of a decision, and of what it stands on. */
    static final class Draft {
        String text = "To merge";
        DecisionOutcome outcome = DecisionOutcome.APPROVED;

        @Nullable
        List<ConflictRecord> conflicts;

        @Nullable
        UUID engagement;

        List<String> proposals = List.of();
        List<CitedSignOff> signOffs = List.of();

        @Nullable
        Integer report;

        @Nullable
        NamedVersion assessment;

        List<UUID> considerations = List.of();

        @Nullable
        QuorumCount quorum;

        @Nullable
        VoteTally vote;

        List<NewCondition> conditions = List.of();

        @Nullable
        BodyRoll body = BOARD;

        boolean given = true;
        DocumentKind kind = DocumentKind.EQUALITY_ASSESSMENT;

        @Nullable
        Instant withdrawnAt;

        Map<Integer, Instant> reports = Map.of(1, ISSUED);

        @Nullable
        GateFacts gate;

        NewDecision decision() {
            return new NewDecision(
                    BODY,
                    "Merge",
                    text,
                    outcome,
                    AUTHORITY,
                    false,
                    null,
                    null,
                    conflicts,
                    engagement,
                    proposals,
                    null,
                    List.of(),
                    signOffs.stream().map(CitedSignOff::signOffId).toList(),
                    report,
                    assessment,
                    null,
                    considerations,
                    quorum,
                    vote,
                    conditions,
                    null);
        }

        DecisionFacts facts() {
            DocumentVersionIssued version = new DocumentVersionIssued(
                    1, kind, "EIA", "e".repeat(64), "application/pdf", BODY, ENGAGEMENT, null, null);
            return new DecisionFacts(
                    body,
                    new AuthorityStanding(AUTHORITY, BODY, given),
                    signOffs,
                    assessment == null
                            ? null
                            : new Assessment(
                                    kind, ENGAGEMENT, List.of(new IssuedVersion(version, ISSUED, withdrawnAt))),
                    engagement == null
                            ? null
                            : new NamedEngagement(
                                    engagement, List.of("P1"), reports, Map.of(CONSIDERATION, ENGAGEMENT), gate));
        }
    }

    /** On the engagement, with its papers named, and nothing in the way. */
    static Draft onTheEngagement() {
        Draft draft = new Draft();
        draft.engagement = ENGAGEMENT;
        draft.proposals = List.of("P1");
        draft.report = 1;
        draft.assessment = new NamedVersion(ASSESSMENT, 1);
        draft.considerations = List.of(CONSIDERATION);
        draft.gate = gate(0);
        return draft;
    }

    /** A register with one answered consideration and so many responses neither counted nor excluded. */
    static GateFacts gate(long pending) {
        return new GateFacts(
                new VoteJudgement(
                        new ConsideredJudgement(
                                pending,
                                0,
                                pending,
                                0,
                                0,
                                0,
                                List.of(),
                                List.of(new Point(CONSIDERATION, State.ANSWERED, List.of(), 0)),
                                1,
                                77),
                        new EngagementPapers(null, Map.of())),
                1);
    }

    /** An item of the board, granted at a vote that was judged up to position 42. */
    static CitedSignOff granted(@Nullable UUID engagement) {
        return new CitedSignOff(
                SIGN_OFF,
                requested(BODY, engagement),
                Interests.NONE,
                Conditions.NONE,
                QUORUM,
                CARRIED,
                engagement == null ? null : 42L,
                Result.GRANTED);
    }

    static SignOffRequested requested(String body, @Nullable UUID engagement) {
        return new SignOffRequested(
                body,
                "Merge",
                new UUID(0, 6),
                1,
                "a".repeat(64),
                null,
                AUTHORITY,
                engagement,
                List.of(),
                null,
                List.of());
    }
}
