package org.duly.events;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.duly.events.body.BodyConstituted;
import org.duly.events.body.BodyDissolved;
import org.duly.events.body.BodyKind;
import org.duly.events.body.BodyReconstituted;
import org.duly.events.body.ClassQuorum;
import org.duly.events.body.Constitution;
import org.duly.events.body.DecisionRule;
import org.duly.events.body.DeputyNamed;
import org.duly.events.body.DeputyRemoved;
import org.duly.events.body.MatterReservationEnded;
import org.duly.events.body.MatterReserved;
import org.duly.events.body.QuorumBase;
import org.duly.events.body.QuorumRule;
import org.duly.events.body.Regime;
import org.duly.events.body.Seat;
import org.duly.events.body.SeatFilled;
import org.duly.events.body.SeatVacated;
import org.duly.events.body.ShareBase;
import org.duly.events.document.DocumentKind;
import org.duly.events.document.DocumentVersionIssued;
import org.duly.events.document.DocumentVersionWithdrawn;
import org.duly.events.governance.Authority;
import org.duly.events.governance.AuthorityKind;
import org.duly.events.governance.ClassCount;
import org.duly.events.governance.ConditionAttached;
import org.duly.events.governance.ConditionBreached;
import org.duly.events.governance.ConditionDischarged;
import org.duly.events.governance.ConditionEvidenced;
import org.duly.events.governance.ConditionWaived;
import org.duly.events.governance.Fraction;
import org.duly.events.governance.Irregularity;
import org.duly.events.governance.QuorumCount;
import org.duly.events.governance.VoteTally;
import org.duly.events.programme.DatePrecision;
import org.duly.events.programme.SourceReference;
import org.duly.events.programme.StatedDate;
import org.duly.events.signoff.AttendanceRecorded;
import org.duly.events.signoff.Attendee;
import org.duly.events.signoff.CastingVoteGiven;
import org.duly.events.signoff.ConflictAction;
import org.duly.events.signoff.ConflictRuled;
import org.duly.events.signoff.ConsiderationsDiscussed;
import org.duly.events.signoff.DispensationGranted;
import org.duly.events.signoff.GateFinding;
import org.duly.events.signoff.InterestDeclared;
import org.duly.events.signoff.InterestKind;
import org.duly.events.signoff.PackCirculated;
import org.duly.events.signoff.PackItem;
import org.duly.events.signoff.PackItemRead;
import org.duly.events.signoff.QuorumConfirmed;
import org.duly.events.signoff.QuorumLost;
import org.duly.events.signoff.SignOffDeferred;
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
import org.duly.events.signoff.WrittenResolutionCarried;
import org.duly.events.signoff.WrittenResolutionLapsed;
import org.duly.events.signoff.WrittenResolutionOpened;

/** What came with bodies and what they sign. */
final class GovernanceExamples {
    static final UUID DOCUMENT = UUID.fromString("016f4f2b-9400-7000-8000-00000000000a");
    static final UUID SIGN_OFF = UUID.fromString("016f4f2b-9400-7000-8000-00000000000b");
    static final String BODY = "body-oxfordshire";

    static final SourceReference MINUTES =
            new SourceReference("Minutes, 28 November 2019", "item 7", EventExamples.SHA256);
    static final StatedDate END_OF_MARCH = new StatedDate(DatePrecision.MONTH, "2020-03", "by the end of March");
    static final Authority AUTHORITY = new Authority(
            AuthorityKind.RESERVED,
            BODY,
            "commissioning-arrangements",
            new SourceReference("Scheme of reservation and delegation", "paragraph 3.2", EventExamples.SHA256));
    static final QuorumCount QUORUM = new QuorumCount(5, 7, 9, List.of(new ClassCount("clinical", 2, 3)));
    static final VoteTally VOTE = new VoteTally(8, 7, 4, 2, 1, 0);
    static final List<Irregularity> IRREGULARITIES = List.of(new Irregularity(
            "pack-is-sent-with-notice",
            "One paper was sent two days before the vote; three clear days are asked for.",
            "governance-lead-1",
            "The meeting was held before the record was kept here"));
    private static final Constitution CONSTITUTION = new Constitution(
            List.of(
                    new Seat("chair", "Clinical chair", "clinical", true),
                    new Seat("lay-1", "Lay member for patients and the public", "lay", true)),
            new QuorumRule(
                    5, new Fraction(1, 2), QuorumBase.ELIGIBLE_MEMBERS, List.of(new ClassQuorum("clinical", 2)), false),
            new DecisionRule(new Fraction(1, 2), ShareBase.CAST, true),
            true,
            "chair",
            3);
    private static final List<GateFinding> FINDINGS =
            List.of(new GateFinding("pack-items-are-read", "Two members have not said that they read the report.", 2));

    private GovernanceExamples() {}

    static List<DomainEvent> bodies() {
        return List.of(
                new BodyConstituted(
                        "Governing body",
                        BodyKind.BOARD,
                        Regime.NHS_BODY,
                        "organisation-oxfordshire",
                        CONSTITUTION,
                        new SourceReference("Constitution", "section 5", EventExamples.SHA256)),
                new BodyReconstituted(CONSTITUTION, "A seat for a second lay member", MINUTES),
                new SeatFilled("lay-1", "member-4", new StatedDate(DatePrecision.DAY, "2022-03-31", "for three years")),
                new SeatVacated("lay-1", "member-4", "Resigned"),
                new DeputyNamed("chair", "member-9"),
                new DeputyRemoved("chair", "member-9", "Took a seat of their own"),
                new MatterReserved(
                        "commissioning-arrangements",
                        "Changes to how services are commissioned",
                        BODY,
                        null,
                        null,
                        null),
                new MatterReserved(
                        "contracts",
                        "Contracts for services",
                        null,
                        "body-finance-committee",
                        "Up to £250,000 a year",
                        new SourceReference(
                                "Scheme of reservation and delegation", "paragraph 4.1", EventExamples.SHA256)),
                new MatterReservationEnded("contracts", "Now in the shared scheme of three bodies"),
                new BodyDissolved("Its organisation was merged", "body-partnership", MINUTES),
                new DocumentVersionIssued(
                        2,
                        DocumentKind.ENGAGEMENT_REPORT,
                        "What we heard",
                        EventExamples.SHA256,
                        "application/pdf",
                        BODY,
                        EventExamples.ENGAGEMENT,
                        2,
                        "Two late responses were counted"),
                new DocumentVersionWithdrawn(1, "It left out a table"));
    }

    static List<DomainEvent> signOffs() {
        return List.of(
                new SignOffRequested(
                        BODY,
                        "One accountable officer and a shared management team",
                        DOCUMENT,
                        2,
                        EventExamples.SHA256,
                        Instant.parse("2020-01-31T17:00:00Z"),
                        AUTHORITY,
                        EventExamples.ENGAGEMENT,
                        List.of("P1"),
                        SuccessionExamples.MERGER,
                        IRREGULARITIES),
                new PackCirculated(
                        List.of(new PackItem(
                                "report",
                                "What we heard",
                                EventExamples.SHA256,
                                DOCUMENT,
                                2,
                                List.of(EngagementWorkExamples.CONSIDERATION))),
                        List.of("member-1", "member-4")),
                new PackItemRead("member-4", "report"),
                new InterestDeclared("interest-1", "member-1", InterestKind.FINANCIAL, "Partner in a member practice"),
                new ConflictRuled(
                        "interest-1",
                        "member-1",
                        "member-4",
                        ConflictAction.SPEAK_NOT_VOTE,
                        "The practice would gain by the outcome"),
                new DispensationGranted(
                        "interest-2",
                        "member-2",
                        "monitoring-officer",
                        "Without it no vote could be taken",
                        new SourceReference("Register of dispensations", "entry 12", EventExamples.SHA256)),
                new AttendanceRecorded(
                        List.of(new Attendee("member-9", "chair", true), new Attendee("member-4", "lay-1", false)),
                        List.of("member-1"),
                        "member-9"),
                new QuorumConfirmed(QUORUM),
                new QuorumLost(new QuorumCount(5, 4, 9, List.of(new ClassCount("clinical", 2, 1)))),
                new ConsiderationsDiscussed(List.of(EngagementWorkExamples.CONSIDERATION), "Minutes, item 7, page 4"),
                new VoteOpened(List.of("member-4", "member-9"), QUORUM, 4096L, FINDINGS, IRREGULARITIES),
                new VoteCast("member-4", VoteChoice.FOR, IRREGULARITIES),
                new CastingVoteGiven("member-9", VoteChoice.AGAINST, IRREGULARITIES),
                new VoteDeclared(VOTE, true, IRREGULARITIES),
                new WrittenResolutionOpened(
                        Instant.parse("2020-01-20T17:00:00Z"),
                        List.of("member-4", "member-9"),
                        4096L,
                        FINDINGS,
                        IRREGULARITIES),
                new WrittenResolutionCarried(VOTE, IRREGULARITIES),
                new WrittenResolutionLapsed(new VoteTally(8, 8, 3, 0, 0, 5), "Five members did not answer in time"),
                new UrgentActionTaken(
                        "member-9",
                        List.of("member-4"),
                        "Agreed to the shared management team",
                        "The appointment could not wait for the next meeting",
                        Instant.parse("2020-01-31T17:00:00Z"),
                        IRREGULARITIES),
                new UrgentActionRatified("Minutes, item 3"),
                new UrgentActionNotRatified("The body wishes to hear the member practices first"),
                new SignOffGranted(2, EventExamples.SHA256, List.of("place-boards"), VOTE, IRREGULARITIES),
                new SignOffRefused("The report came too late to be read", VOTE, IRREGULARITIES),
                new SignOffDeferred(END_OF_MARCH, "Until the equality assessment is complete"),
                new SignOffRequestWithdrawn("A later version will be put to the body"),
                new ConditionAttached(
                        "place-boards", "Each place keeps a board of its own", BODY, "body-partnership", END_OF_MARCH),
                new ConditionEvidenced("place-boards", MINUTES, "Terms of reference were agreed"),
                new ConditionDischarged("place-boards", BODY, "The boards have met"),
                new ConditionWaived("place-boards", BODY, "Overtaken by legislation"),
                new ConditionBreached("place-boards", "One place has had no board since May"));
    }
}
