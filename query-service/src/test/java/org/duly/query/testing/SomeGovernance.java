package org.duly.query.testing;

import com.github.f4b6a3.uuid.UuidCreator;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.random.RandomGenerator;
import org.duly.events.DomainEvent;
import org.duly.events.body.BodyConstituted;
import org.duly.events.body.BodyEvent;
import org.duly.events.body.BodyKind;
import org.duly.events.body.Constitution;
import org.duly.events.body.DecisionRule;
import org.duly.events.body.DeputyNamed;
import org.duly.events.body.MatterReserved;
import org.duly.events.body.QuorumBase;
import org.duly.events.body.QuorumRule;
import org.duly.events.body.Regime;
import org.duly.events.body.Seat;
import org.duly.events.body.SeatFilled;
import org.duly.events.body.SeatVacated;
import org.duly.events.body.ShareBase;
import org.duly.events.decision.CallInDismissed;
import org.duly.events.decision.CallInUpheld;
import org.duly.events.decision.DecisionCalledIn;
import org.duly.events.decision.DecisionCorrected;
import org.duly.events.decision.DecisionEffective;
import org.duly.events.decision.DecisionEvent;
import org.duly.events.decision.DecisionField;
import org.duly.events.decision.DecisionOutcome;
import org.duly.events.decision.DecisionPublished;
import org.duly.events.decision.DecisionRescinded;
import org.duly.events.decision.DecisionSuperseded;
import org.duly.events.decision.DecisionTaken;
import org.duly.events.decision.ReferralOutcome;
import org.duly.events.decision.ScrutinyReferralDetermined;
import org.duly.events.decision.ScrutinyReferred;
import org.duly.events.document.DocumentKind;
import org.duly.events.document.DocumentVersionIssued;
import org.duly.events.document.DocumentVersionWithdrawn;
import org.duly.events.governance.ConditionAttached;
import org.duly.events.governance.ConditionBreached;
import org.duly.events.governance.ConditionDischarged;
import org.duly.events.governance.ConditionWaived;
import org.duly.events.governance.Fraction;
import org.duly.events.governance.QuorumCount;
import org.duly.events.governance.VoteTally;
import org.duly.events.programme.StatedDate;
import org.duly.events.signoff.AttendanceRecorded;
import org.duly.events.signoff.Attendee;
import org.duly.events.signoff.ConflictAction;
import org.duly.events.signoff.ConflictRuled;
import org.duly.events.signoff.ConsiderationsDiscussed;
import org.duly.events.signoff.InterestDeclared;
import org.duly.events.signoff.InterestKind;
import org.duly.events.signoff.PackCirculated;
import org.duly.events.signoff.PackItem;
import org.duly.events.signoff.PackItemRead;
import org.duly.events.signoff.SignOffDeferred;
import org.duly.events.signoff.SignOffEvent;
import org.duly.events.signoff.SignOffGranted;
import org.duly.events.signoff.SignOffRefused;
import org.duly.events.signoff.SignOffRequestWithdrawn;
import org.duly.events.signoff.SignOffRequested;
import org.duly.events.signoff.UrgentActionNotRatified;
import org.duly.events.signoff.UrgentActionRatified;
import org.duly.events.signoff.UrgentActionTaken;
import org.duly.events.signoff.VoteCast;
import org.duly.events.signoff.VoteChoice;
import org.duly.events.signoff.VoteDeclared;
import org.duly.events.signoff.VoteOpened;

/** A body, a document, sign-offs and decisions of one engagement, about which anything is recorded in any order. */
final class SomeGovernance {
    static final String BODY = "board";
    static final String ORGANISATION = "trust";
    private static final String HASH = "0".repeat(64);
    private static final List<String> PEOPLE = List.of("ann", "bob", "cat");
    private static final List<String> SEATS = List.of("chair", "gp", "nurse");
    private static final VoteTally TALLY = new VoteTally(3, 3, 2, 1, 0, 0);

    private final RandomGenerator random;
    private final UUID engagement;
    private final Appending log;
    private final UUID document = UuidCreator.getTimeOrderedEpoch();
    private final UUID merger = UuidCreator.getTimeOrderedEpoch();
    private final List<UUID> signOffs = new ArrayList<>();
    private final List<UUID> decisions = new ArrayList<>();
    private int versions;

    /** Where events go. */
    @FunctionalInterface
    interface Appending {
        void append(String stream, String scope, DomainEvent event);
    }

    SomeGovernance(RandomGenerator random, UUID engagement, Appending log) {
        this.random = random;
        this.engagement = engagement;
        this.log = log;
    }

    UUID document() {
        return document;
    }

    /** The one that decisions may be on. */
    UUID merger() {
        return merger;
    }

    List<UUID> signOffs() {
        return signOffs;
    }

    List<UUID> decisions() {
        return decisions;
    }

    void begin() {
        ofBody(new BodyConstituted(
                "The board",
                BodyKind.BOARD,
                Regime.NHS_BODY,
                ORGANISATION,
                new Constitution(
                        SEATS.stream().map(id -> new Seat(id, id, "any", true)).toList(),
                        new QuorumRule(2, new Fraction(1, 2), QuorumBase.ELIGIBLE_MEMBERS, List.of(), false),
                        new DecisionRule(new Fraction(1, 2), ShareBase.CAST, true),
                        true,
                        "chair",
                        5),
                null));
        issue();
        request();
        decide();
    }

    /** One more event; the points are those that responses raised so far. */
    void step(List<UUID> points) {
        switch (random.nextInt(10)) {
            case 0 -> ofBody(someOfBody());
            case 1 -> issue();
            case 2 -> request();
            case 3 -> decide();
            case 4, 5 -> {
                DecisionEvent event = someOfDecision();
                log.append("decision/" + some(decisions), scope(), event);
            }
            default -> {
                SignOffEvent event = someOfSignOff(points);
                log.append("sign-off/" + some(signOffs), scope(), event);
            }
        }
    }

    private String scope() {
        return "engagement/" + engagement;
    }

    private void ofBody(BodyEvent event) {
        log.append("body/" + BODY, "body/" + BODY, event);
    }

    private BodyEvent someOfBody() {
        return switch (random.nextInt(4)) {
            case 0 -> new SeatVacated(some(SEATS), some(PEOPLE), "Retired");
            case 1 -> new DeputyNamed(some(SEATS), some(PEOPLE));
            case 2 -> new MatterReserved("M" + random.nextInt(2), "Mergers", BODY, null, null, null);
            default -> new SeatFilled(some(SEATS), some(PEOPLE), null);
        };
    }

    private void issue() {
        if (versions > 0 && random.nextInt(4) == 0) {
            log.append("document/" + document, scope(), new DocumentVersionWithdrawn(versions, "A mistake"));
            return;
        }
        versions++;
        log.append(
                "document/" + document,
                scope(),
                new DocumentVersionIssued(
                        versions,
                        random.nextBoolean() ? DocumentKind.PROPOSAL : DocumentKind.EQUALITY_ASSESSMENT,
                        "The plan",
                        HASH,
                        "application/pdf",
                        BODY,
                        engagement,
                        null,
                        null));
    }

    private void request() {
        UUID id = UuidCreator.getTimeOrderedEpoch();
        signOffs.add(id);
        log.append(
                "sign-off/" + id,
                scope(),
                new SignOffRequested(
                        BODY,
                        "The plan",
                        document,
                        1 + random.nextInt(versions),
                        HASH,
                        random.nextBoolean() ? null : someTime(),
                        null,
                        engagement,
                        List.of("P1"),
                        null,
                        List.of()));
    }

    private SignOffEvent someOfSignOff(List<UUID> points) {
        List<UUID> some = points.isEmpty() ? List.of() : List.of(some(points));
        return switch (random.nextInt(22)) {
            case 0, 1, 2 ->
                new PackCirculated(
                        List.of(new PackItem("paper-" + random.nextInt(2), "Paper", HASH, null, null, some)), PEOPLE);
            case 3, 4 -> new PackItemRead(some(PEOPLE), "paper-" + random.nextInt(2));
            case 5 -> new InterestDeclared("i" + random.nextInt(2), some(PEOPLE), InterestKind.FINANCIAL, "A share");
            case 6 ->
                new ConflictRuled(
                        "i" + random.nextInt(2), some(PEOPLE), "ann", some(List.of(ConflictAction.values())), "So");
            case 7, 8 ->
                new AttendanceRecorded(List.of(new Attendee(some(PEOPLE), some(SEATS), false)), List.of(), null);
            case 9 -> new ConsiderationsDiscussed(some, "Minute 3");
            case 10, 11 -> new VoteOpened(PEOPLE, new QuorumCount(2, 2, 3, List.of()), null, List.of(), List.of());
            case 12, 13 -> new VoteCast(some(PEOPLE), some(List.of(VoteChoice.values())), List.of());
            case 14 -> new VoteDeclared(TALLY, true, List.of());
            case 15 -> new ConditionAttached("c1", "A travel plan", BODY, ORGANISATION, someDay());
            case 16 -> new ConditionDischarged("c1", BODY, "There is one");
            case 17 -> new SignOffGranted(1, HASH, List.of(), TALLY, List.of(GovernanceFeed.broken("some-rule")));
            case 18 ->
                random.nextBoolean()
                        ? new SignOffRefused("Not yet good", null, List.of())
                        : new SignOffDeferred(someDay(), "Too long a meeting");
            case 19 -> new UrgentActionTaken("ann", List.of(), "Signed", "It could not wait", someTime(), List.of());
            case 20 ->
                random.nextBoolean() ? new UrgentActionRatified(null) : new UrgentActionNotRatified("Not needed");
            default -> new SignOffRequestWithdrawn("Not asked any more");
        };
    }

    private void decide() {
        UUID id = UuidCreator.getTimeOrderedEpoch();
        decisions.add(id);
        log.append(
                "decision/" + id,
                scope(),
                new DecisionTaken(
                        BODY,
                        "Merge",
                        "The board agrees to merge.",
                        some(List.of(DecisionOutcome.values())),
                        null,
                        false,
                        random.nextBoolean() ? null : "It is better.",
                        null,
                        random.nextBoolean() ? null : List.of(),
                        engagement,
                        List.of("P1"),
                        random.nextBoolean() ? null : merger,
                        List.of(ORGANISATION),
                        random.nextBoolean() ? List.of() : List.of(some(signOffs)),
                        random.nextBoolean() ? null : 1,
                        null,
                        null,
                        List.of(),
                        null,
                        null,
                        null,
                        List.of(),
                        random.nextBoolean() ? null : "It could not wait",
                        List.of()));
    }

    private DecisionEvent someOfDecision() {
        return switch (random.nextInt(13)) {
            case 0, 1 -> new DecisionCorrected(DecisionField.REASONS, null, "Because of care", "Incomplete");
            case 2 -> new DecisionPublished(HASH, null, List.of());
            case 3 -> new DecisionCalledIn("scrutiny", List.of("hal"), "Too hasty");
            case 4 -> new CallInUpheld("scrutiny", "Yes", null);
            case 5 -> new CallInDismissed("scrutiny", "No");
            case 6 -> new ScrutinyReferred("scrutiny", "secretary-of-state", "Too far");
            case 7 ->
                new ScrutinyReferralDetermined(
                        "scrutiny", "secretary-of-state", some(List.of(ReferralOutcome.values())), "So");
            case 8 -> new DecisionEffective(someDay(), List.of());
            case 9 -> new DecisionSuperseded(some(decisions), "A later one");
            case 10 -> new DecisionRescinded(random.nextBoolean() ? null : some(decisions), "A mistake");
            case 11 -> new ConditionAttached("c1", "A travel plan", BODY, ORGANISATION, someDay());
            default ->
                random.nextBoolean()
                        ? new ConditionWaived("c1", BODY, "Not needed")
                        : new ConditionBreached("c1", "There is none");
        };
    }

    private Instant someTime() {
        return Instant.parse("2019-10-20T09:00:00Z").plusSeconds(random.nextInt(15 * 86_400));
    }

    private StatedDate someDay() {
        return StatedDate.day(LocalDate.of(2019, 10, 21).plusDays(random.nextInt(12)));
    }

    private <T> T some(List<T> all) {
        return all.get(random.nextInt(all.size()));
    }
}
