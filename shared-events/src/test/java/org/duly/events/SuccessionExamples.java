package org.duly.events;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.duly.events.ballot.BallotAbandoned;
import org.duly.events.ballot.BallotChoice;
import org.duly.events.ballot.BallotClosed;
import org.duly.events.ballot.BallotCount;
import org.duly.events.ballot.BallotDeclared;
import org.duly.events.ballot.BallotMeasure;
import org.duly.events.ballot.BallotOpened;
import org.duly.events.ballot.BallotOpeningRefused;
import org.duly.events.ballot.BallotPaperRefused;
import org.duly.events.ballot.BallotPaperReturned;
import org.duly.events.ballot.BallotResult;
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
import org.duly.events.decision.CallInDismissed;
import org.duly.events.decision.CallInUpheld;
import org.duly.events.decision.ConflictRecord;
import org.duly.events.decision.DecisionCalledIn;
import org.duly.events.decision.DecisionCorrected;
import org.duly.events.decision.DecisionEffective;
import org.duly.events.decision.DecisionField;
import org.duly.events.decision.DecisionOutcome;
import org.duly.events.decision.DecisionPublished;
import org.duly.events.decision.DecisionRescinded;
import org.duly.events.decision.DecisionSuperseded;
import org.duly.events.decision.DecisionTaken;
import org.duly.events.decision.DocumentVersion;
import org.duly.events.decision.ReferralOutcome;
import org.duly.events.decision.ScrutinyReferralDetermined;
import org.duly.events.decision.ScrutinyReferred;
import org.duly.events.governance.BrokenRule;
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
import org.duly.events.merger.MergerOutcome;
import org.duly.events.merger.MergerProposed;
import org.duly.events.merger.PartyResolved;
import org.duly.events.merger.StakeholderViewRecorded;
import org.duly.events.merger.Stance;
import org.duly.events.merger.Successor;
import org.duly.events.merger.TransferSchemeMade;
import org.duly.events.organisation.OrganisationDissolved;
import org.duly.events.organisation.OrganisationEstablished;
import org.duly.events.organisation.OrganisationFederated;
import org.duly.events.organisation.OrganisationRenamed;
import org.duly.events.programme.DatePrecision;
import org.duly.events.programme.SourceReference;
import org.duly.events.programme.StatedDate;
import org.duly.events.signoff.ConflictAction;
import org.duly.events.signoff.GateFinding;
import org.duly.events.signoff.InterestKind;

/** What came with decisions, ballots of members, mergers and the organisations that come of them. */
final class SuccessionExamples {
    static final UUID DECISION = UUID.fromString("016f4f2b-9400-7000-8000-00000000000c");
    static final UUID BALLOT = UUID.fromString("016f4f2b-9400-7000-8000-00000000000d");
    static final UUID MERGER = UUID.fromString("016f4f2b-9400-7000-8000-00000000000e");
    static final String ORGANISATION = "organisation-oxfordshire";
    private static final UUID LATER_DECISION = UUID.fromString("01704c3e-b000-7000-8000-00000000000f");
    private static final UUID EARLIER_BALLOT = UUID.fromString("016e8a5f-c000-7000-8000-000000000010");
    private static final UUID BALLOT_KEY = UUID.fromString("016f4f2b-9400-7000-8000-000000000011");

    private static final Instant OPENS = Instant.parse("2020-01-06T09:00:00Z");
    private static final Instant CLOSES = Instant.parse("2020-01-20T17:00:00Z");
    private static final StatedDate APRIL = new StatedDate(DatePrecision.DAY, "2020-04-01", "from 1 April 2020");
    private static final SourceReference APPLICATION =
            new SourceReference("Application to merge, 31 January 2020", "page 1", EventExamples.SHA256);
    private static final SourceReference ORDER =
            new SourceReference("Establishment order 2020", "article 2", EventExamples.SHA256);
    private static final Constituency PRACTICES = new Constituency(
            "oxfordshire",
            "Member practices of Oxfordshire",
            "body-membership",
            List.of(new Elector("practice-1", 12)));
    private static final BallotResult RESULT =
            new BallotResult(new BallotCount(40, 480, 33, 402, 24, 300, 7, 84, 1, 10, 1, 8), true, true);

    private SuccessionExamples() {}

    static List<DomainEvent> decisions() {
        return List.of(
                new DecisionTaken(
                        GovernanceExamples.BODY,
                        "Future commissioning arrangements",
                        "To appoint one accountable officer and a shared management team",
                        DecisionOutcome.APPROVED_WITH_CONDITIONS,
                        GovernanceExamples.AUTHORITY,
                        true,
                        "Most of those who answered asked for less duplication",
                        List.of("To leave the arrangements as they are"),
                        List.of(new ConflictRecord(
                                "member-1",
                                InterestKind.FINANCIAL,
                                "Partner in a member practice",
                                ConflictAction.SPEAK_NOT_VOTE,
                                false)),
                        EventExamples.ENGAGEMENT,
                        List.of("P1"),
                        MERGER,
                        List.of(ORGANISATION),
                        List.of(GovernanceExamples.SIGN_OFF),
                        2,
                        new DocumentVersion(GovernanceExamples.DOCUMENT, 1, EventExamples.SHA256),
                        List.of(new SourceReference("What we heard", "version 2", EventExamples.SHA256)),
                        List.of(EngagementWorkExamples.CONSIDERATION),
                        GovernanceExamples.QUORUM,
                        GovernanceExamples.VOTE,
                        4096L,
                        List.of("place-boards"),
                        "The regulator’s deadline came before the report could be issued",
                        GovernanceExamples.IRREGULARITIES),
                new DecisionCorrected(
                        DecisionField.REASONS,
                        "Most of those who answered asked for less duplication",
                        "Most organisations that answered asked for less duplication",
                        "The figure is of organisations alone"),
                new DecisionPublished(
                        EventExamples.SHA256, "https://example.nhs.uk/decisions/7", GovernanceExamples.IRREGULARITIES),
                new DecisionCalledIn(
                        "body-scrutiny",
                        List.of("councillor-3", "councillor-5"),
                        "The public was not asked about sites"),
                new CallInUpheld("body-scrutiny", "The equality assessment should be seen first", "body-full-council"),
                new CallInDismissed("body-scrutiny", "The committee is satisfied with the reasons given"),
                new ScrutinyReferred("body-scrutiny", "secretary-of-state", "Inadequate consultation of the committee"),
                new ScrutinyReferralDetermined(
                        "body-scrutiny",
                        "secretary-of-state",
                        ReferralOutcome.REFERRED_BACK,
                        "To be settled between the parties"),
                new DecisionEffective(APRIL, GovernanceExamples.IRREGULARITIES),
                new DecisionSuperseded(LATER_DECISION, "The arrangements were widened"),
                new DecisionRescinded(LATER_DECISION, "Overtaken by legislation"));
    }

    static List<DomainEvent> ballots() {
        return List.of(
                new BallotScheduled(
                        "Do you approve the merger?",
                        "body-membership",
                        EventExamples.ENGAGEMENT,
                        MERGER,
                        "P1",
                        List.of(PRACTICES),
                        new BallotRule(
                                new Fraction(1, 2),
                                BallotMeasure.MEMBERS,
                                new Fraction(2, 3),
                                PassBase.CAST,
                                BallotMeasure.WEIGHT,
                                false),
                        Combination.ALL,
                        "scrutineer-1",
                        false,
                        OPENS,
                        CLOSES,
                        EARLIER_BALLOT,
                        new SourceReference("Scrutineer’s report, 21 January 2020", "page 2", EventExamples.SHA256)),
                new ElectorateRevised(List.of(PRACTICES), "Two practices have become one"),
                new BallotOpened(40, 480, CLOSES, BALLOT_KEY, GovernanceExamples.IRREGULARITIES, null, null),
                new BallotPaperReturned("oxfordshire", "practice-1", EventExamples.INLINE),
                new BallotPaperRefused("oxfordshire", "practice-9", PaperRefusal.LATE),
                new BallotClosed(CLOSES, 33, GovernanceExamples.IRREGULARITIES),
                new ScrutineerCountRecorded(
                        "oxfordshire", RESULT.count(), "scrutineer-1", GovernanceExamples.IRREGULARITIES),
                new BallotDeclared(
                        List.of(new ConstituencyResult("oxfordshire", RESULT)),
                        RESULT,
                        List.of(new PaperOpened("oxfordshire", "practice-1", BallotChoice.APPROVE)),
                        "scrutineer-1",
                        false,
                        GovernanceExamples.IRREGULARITIES),
                new RevoteOrdered(List.of("oxfordshire"), "One paper short of a quorum"),
                new BallotAbandoned("The merger does not go ahead"));
    }

    /** Since ballots open by themselves, and are judged by how far responses are considered. */
    static List<DomainEvent> openings() {
        return List.of(
                new BallotOpened(
                        40,
                        480,
                        CLOSES,
                        BALLOT_KEY,
                        GovernanceExamples.IRREGULARITIES,
                        4711L,
                        List.of(new GateFinding("report-states-what-is-counted", "Two have come in since.", 2))),
                new BallotOpeningRefused(
                        List.of(new BrokenRule(
                                "every-response-is-counted-or-excluded",
                                "3 of 224 responses are neither counted nor excluded.")),
                        4711L));
    }

    static List<DomainEvent> mergers() {
        return List.of(
                new MergerProposed(
                        "One organisation for three counties",
                        List.of("organisation-buckinghamshire", ORGANISATION, "organisation-berkshire-west"),
                        new Successor("organisation-partnership", "Thames Valley Commissioning"),
                        APRIL,
                        List.of(new Criterion(
                                "member-support",
                                "The members support it",
                                new SourceReference(
                                        "Procedures for applications to merge", "annex 1", EventExamples.SHA256))),
                        EventExamples.ENGAGEMENT,
                        new SourceReference("National Health Service Act 2006", "section 14G", EventExamples.SHA256)),
                new CriterionEvidenced("member-support", GovernanceExamples.MINUTES, "Carried in every constituency"),
                new StakeholderViewRecorded(
                        "healthwatch-oxfordshire",
                        Stance.SUPPORTS_WITH_CONDITIONS,
                        "In favour if decisions stay close to people",
                        GovernanceExamples.MINUTES),
                new MemberSupportRecorded(
                        ORGANISATION,
                        BALLOT,
                        "Carried by 24 of 33 practices",
                        "Less duplication is welcome",
                        "Smaller practices fear for their voice"),
                new PartyResolved(
                        ORGANISATION, true, DECISION, GovernanceExamples.SIGN_OFF, GovernanceExamples.MINUTES),
                new MergerDecided(
                        MergerOutcome.APPROVED,
                        "body-joint-committee",
                        List.of(DECISION),
                        List.of(GovernanceExamples.SIGN_OFF),
                        List.of(BALLOT),
                        2,
                        "Every party and its members are in favour",
                        4096L,
                        GovernanceExamples.IRREGULARITIES),
                new ApplicationSubmitted("body-regulator", APPLICATION),
                new ApplicationDetermined(
                        "body-regulator",
                        Determination.APPROVED_WITH_CONDITIONS,
                        "Subject to a plan for each place",
                        List.of("place-boards"),
                        APPLICATION),
                new TransferSchemeMade(ORDER, "body-regulator", APRIL, "All staff, property and liabilities"),
                new MergerEffective(APRIL, GovernanceExamples.IRREGULARITIES),
                new MergerAbandoned("The members of one party did not approve", GovernanceExamples.MINUTES),
                new OrganisationEstablished("Thames Valley Commissioning", APRIL, List.of(ORGANISATION), MERGER, ORDER),
                new OrganisationFederated(
                        List.of("organisation-berkshire-west"),
                        APRIL,
                        "The three counties’ partnership",
                        GovernanceExamples.MINUTES),
                new OrganisationRenamed("Oxfordshire Commissioning", APRIL, ORDER),
                new OrganisationDissolved(APRIL, List.of("organisation-partnership"), MERGER, ORDER));
    }
}
