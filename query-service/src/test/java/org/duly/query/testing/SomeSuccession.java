package org.duly.query.testing;

import com.github.f4b6a3.uuid.UuidCreator;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;
import org.duly.events.ballot.BallotAbandoned;
import org.duly.events.ballot.BallotArithmetic;
import org.duly.events.ballot.BallotChoice;
import org.duly.events.ballot.BallotClosed;
import org.duly.events.ballot.BallotCount;
import org.duly.events.ballot.BallotDeclared;
import org.duly.events.ballot.BallotEvent;
import org.duly.events.ballot.BallotMeasure;
import org.duly.events.ballot.BallotOpened;
import org.duly.events.ballot.BallotOpeningRefused;
import org.duly.events.ballot.BallotPaperRefused;
import org.duly.events.ballot.BallotPaperReturned;
import org.duly.events.ballot.BallotRule;
import org.duly.events.ballot.BallotScheduled;
import org.duly.events.ballot.Combination;
import org.duly.events.ballot.Constituency;
import org.duly.events.ballot.ConstituencyResult;
import org.duly.events.ballot.Elector;
import org.duly.events.ballot.ElectorateRevised;
import org.duly.events.ballot.PaperOpened;
import org.duly.events.ballot.PaperRefusal;
import org.duly.events.ballot.PassBase;
import org.duly.events.ballot.RevoteOrdered;
import org.duly.events.ballot.ScrutineerCountRecorded;
import org.duly.events.governance.BrokenRule;
import org.duly.events.governance.ConditionAttached;
import org.duly.events.governance.ConditionBreached;
import org.duly.events.governance.ConditionDischarged;
import org.duly.events.governance.ConditionEvidenced;
import org.duly.events.governance.ConditionWaived;
import org.duly.events.governance.Fraction;
import org.duly.events.merger.ApplicationDetermined;
import org.duly.events.merger.ApplicationSubmitted;
import org.duly.events.merger.Criterion;
import org.duly.events.merger.CriterionEvidenced;
import org.duly.events.merger.Determination;
import org.duly.events.merger.MemberSupportRecorded;
import org.duly.events.merger.MergerAbandoned;
import org.duly.events.merger.MergerDecided;
import org.duly.events.merger.MergerEffective;
import org.duly.events.merger.MergerEvent;
import org.duly.events.merger.MergerOutcome;
import org.duly.events.merger.MergerProposed;
import org.duly.events.merger.PartyResolved;
import org.duly.events.merger.StakeholderViewRecorded;
import org.duly.events.merger.Stance;
import org.duly.events.merger.Successor;
import org.duly.events.merger.TransferSchemeMade;
import org.duly.events.organisation.OrganisationDissolved;
import org.duly.events.organisation.OrganisationEstablished;
import org.duly.events.organisation.OrganisationEvent;
import org.duly.events.organisation.OrganisationFederated;
import org.duly.events.organisation.OrganisationRenamed;
import org.duly.events.programme.SourceReference;
import org.duly.events.programme.StatedDate;
import org.duly.query.testing.SomeGovernance.Appending;

/** Ballots and mergers of one engagement and the organisations they are about; anything is recorded in any order. */
final class SomeSuccession {
    static final List<String> ORGANISATIONS = List.of("o1", "o2", "o3", "o4", "o5");
    private static final String MEMBERS = "members";
    private static final List<String> PARTIES = List.of("o1", "o2");
    private static final SourceReference MINUTES = new SourceReference("Minutes", "Item 4", null);
    private static final List<String> PRACTICES = List.of("p1", "p2", "p3");
    private static final List<String> CONSTITUENCIES = List.of("north", "south");
    private static final BallotRule RULE = new BallotRule(
            new Fraction(1, 2), BallotMeasure.MEMBERS, new Fraction(2, 3), PassBase.CAST, BallotMeasure.WEIGHT, false);

    private final RandomGenerator random;
    private final UUID engagement;
    private final SomeGovernance governance;
    private final Appending log;
    private final List<UUID> ballots = new ArrayList<>();
    private final List<UUID> mergers = new ArrayList<>();

    SomeSuccession(RandomGenerator random, UUID engagement, SomeGovernance governance, Appending log) {
        this.random = random;
        this.engagement = engagement;
        this.governance = governance;
        this.log = log;
    }

    List<UUID> ballots() {
        return ballots;
    }

    List<UUID> mergers() {
        return mergers;
    }

    void begin() {
        propose(governance.merger());
        schedule();
    }

    /** Each kind of event once. */
    List<Runnable> everyKind() {
        List<Runnable> each = new ArrayList<>();
        IntStream.range(0, 10).forEach(kind -> each.add(() -> ofBallot(kind)));
        IntStream.range(0, 17).forEach(kind -> each.add(() -> ofMerger(kind)));
        IntStream.range(0, 4).forEach(kind -> each.add(() -> ofOrganisation(kind)));
        return each;
    }

    /** One more event. */
    void step() {
        switch (random.nextInt(12)) {
            case 0 -> schedule();
            case 1 -> propose(UuidCreator.getTimeOrderedEpoch());
            case 2, 3, 4 -> ofOrganisation(random.nextInt(5));
            case 5, 6, 7 -> ofMerger(random.nextInt(20));
            default -> ofBallot(random.nextInt(15));
        }
    }

    private void ofOrganisation(int kind) {
        String id = some(ORGANISATIONS);
        log.append("organisation/" + id, "organisation/" + id, someOfOrganisation(kind));
    }

    private void ofMerger(int kind) {
        UUID id = some(mergers);
        log.append("merger/" + id, "merger/" + id, someOfMerger(kind));
    }

    private void ofBallot(int kind) {
        log.append("ballot/" + some(ballots), "engagement/" + engagement, someOfBallot(kind));
    }

    private void schedule() {
        UUID revoteOf = ballots.isEmpty() || random.nextBoolean() ? null : some(ballots);
        ballots.add(UuidCreator.getTimeOrderedEpoch());
        log.append(
                "ballot/" + ballots.getLast(),
                "engagement/" + engagement,
                new BallotScheduled(
                        "Shall we merge?",
                        MEMBERS,
                        engagement,
                        some(mergers),
                        "P1",
                        constituencies(),
                        RULE,
                        some(List.of(Combination.values())),
                        "scrutineer",
                        random.nextBoolean(),
                        someTime(),
                        someTime(),
                        revoteOf,
                        null));
    }

    private List<Constituency> constituencies() {
        return CONSTITUENCIES.stream()
                .map(id -> new Constituency(
                        id,
                        "The " + id,
                        null,
                        PRACTICES.stream()
                                .map(practice -> new Elector(practice, 1 + random.nextInt(9)))
                                .toList()))
                .toList();
    }

    private BallotEvent someOfBallot(int kind) {
        return switch (kind) {
            case 0 -> new ElectorateRevised(constituencies(), "One closed");
            case 1 ->
                random.nextInt(4) == 0
                        ? new BallotOpeningRefused(List.of(new BrokenRule("some-rule", "Something")), null)
                        : new BallotOpened(6, 20, someTime(), null, List.of(), null, null);
            case 2 -> new BallotClosed(someTime(), 3, List.of(GovernanceFeed.broken("some-rule")));
            case 3 -> new ScrutineerCountRecorded(some(CONSTITUENCIES), someCount(), "scrutineer", List.of());
            case 4 -> declared();
            case 5 -> new RevoteOrdered(List.of(some(CONSTITUENCIES)), "Too few");
            case 6 -> new BallotAbandoned("Not needed");
            case 7, 8 ->
                new BallotPaperRefused(some(CONSTITUENCIES), some(PRACTICES), some(List.of(PaperRefusal.values())));
            default -> new BallotPaperReturned(some(CONSTITUENCIES), some(PRACTICES), null);
        };
    }

    private BallotDeclared declared() {
        List<ConstituencyResult> results = CONSTITUENCIES.stream()
                .map(id -> new ConstituencyResult(id, BallotArithmetic.judge(RULE, someCount())))
                .toList();
        return new BallotDeclared(
                results,
                BallotArithmetic.combine(RULE, Combination.ALL, results),
                List.of(new PaperOpened(some(CONSTITUENCIES), some(PRACTICES), some(List.of(BallotChoice.values())))),
                "scrutineer",
                null,
                List.of());
    }

    private BallotCount someCount() {
        int votesFor = random.nextInt(3);
        int votesAgainst = random.nextInt(2);
        int returned = votesFor + votesAgainst;
        return new BallotCount(
                3, 9, returned, 3L * returned, votesFor, 3L * votesFor, votesAgainst, 3L * votesAgainst, 0, 0, 0, 0);
    }

    private void propose(UUID id) {
        mergers.add(id);
        log.append(
                "merger/" + mergers.getLast(),
                "merger/" + mergers.getLast(),
                new MergerProposed(
                        "One of two",
                        PARTIES,
                        new Successor("o3", "The one"),
                        someDay(),
                        List.of(new Criterion("c1", "Better care", null)),
                        engagement,
                        null));
    }

    private MergerEvent someOfMerger(int kind) {
        return switch (kind) {
            case 0 -> new CriterionEvidenced("c1", MINUTES, "Shorter waits");
            case 1 -> new StakeholderViewRecorded("council", some(List.of(Stance.values())), "So", null);
            case 2 -> new ApplicationSubmitted("regulator", MINUTES);
            case 3 ->
                new ApplicationDetermined("regulator", some(List.of(Determination.values())), "So", List.of(), null);
            case 4 -> new ConditionAttached("m1", "A plan", "regulator", "o3", someDay());
            case 5 -> new ConditionEvidenced("m1", MINUTES, null);
            case 6 -> new ConditionDischarged("m1", "regulator", "There is one");
            case 7 -> new ConditionWaived("m1", "regulator", "No need");
            case 8 -> new ConditionBreached("m1", "There is none");
            case 9 -> new TransferSchemeMade(MINUTES, "secretary-of-state", someDay(), null);
            case 10 -> new MergerEffective(someDay(), List.of());
            case 11 -> new MergerAbandoned("Not now", null);
            case 12, 13 ->
                new MergerDecided(
                        some(List.of(MergerOutcome.values())),
                        "joint",
                        List.of(some(governance.decisions())),
                        List.of(),
                        List.of(some(ballots)),
                        1,
                        "It is better",
                        null,
                        List.of());
            case 14, 15 -> new MemberSupportRecorded(some(PARTIES), some(ballots), "Most", "For it", null);
            default -> {
                boolean byDecision = random.nextBoolean();
                yield new PartyResolved(
                        some(PARTIES),
                        random.nextInt(4) > 0,
                        byDecision ? some(governance.decisions()) : null,
                        byDecision ? null : some(governance.signOffs()),
                        null);
            }
        };
    }

    private OrganisationEvent someOfOrganisation(int kind) {
        List<String> others = List.of(some(ORGANISATIONS), "unrecorded-" + random.nextInt(4));
        return switch (kind) {
            case 0 -> new OrganisationEstablished("Name " + random.nextInt(9), someDay(), others, null, null);
            case 1 -> new OrganisationFederated(others, someDay(), "Together", null);
            case 2 -> new OrganisationRenamed("Name " + random.nextInt(9), someDay(), MINUTES);
            case 3 -> new OrganisationDissolved(someDay(), others, some(mergers), null);
            default -> new OrganisationEstablished("Name " + random.nextInt(9), someDay(), List.of(), null, null);
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
