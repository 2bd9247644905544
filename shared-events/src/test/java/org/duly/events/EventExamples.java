package org.duly.events;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.duly.events.ballot.BallotEvent;
import org.duly.events.body.BodyEvent;
import org.duly.events.codebook.CodebookEvent;
import org.duly.events.consideration.ConsiderationEvent;
import org.duly.events.decision.DecisionEvent;
import org.duly.events.disclosure.DisclosureBundleIssued;
import org.duly.events.disclosure.DisclosureEvent;
import org.duly.events.disclosure.DisclosureSubject;
import org.duly.events.disclosure.OpenedField;
import org.duly.events.disclosure.SubjectKind;
import org.duly.events.disclosure.WithheldEvent;
import org.duly.events.document.DocumentEvent;
import org.duly.events.engagement.Channel;
import org.duly.events.engagement.ChannelAddress;
import org.duly.events.engagement.CountingPolicy;
import org.duly.events.engagement.DeadlineExtended;
import org.duly.events.engagement.DocumentCorrected;
import org.duly.events.engagement.DocumentFormat;
import org.duly.events.engagement.DocumentPublished;
import org.duly.events.engagement.EngagementClosed;
import org.duly.events.engagement.EngagementEventHeld;
import org.duly.events.engagement.EngagementKind;
import org.duly.events.engagement.EngagementOpened;
import org.duly.events.engagement.EngagementPlan;
import org.duly.events.engagement.EngagementPlanRevised;
import org.duly.events.engagement.EngagementPlanned;
import org.duly.events.engagement.EngagementWithdrawn;
import org.duly.events.engagement.LatePolicy;
import org.duly.events.engagement.OutcomePublished;
import org.duly.events.engagement.PriorStatementRecorded;
import org.duly.events.engagement.Proposal;
import org.duly.events.engagement.Question;
import org.duly.events.engagement.ReportCounts;
import org.duly.events.engagement.ReportIssued;
import org.duly.events.engagement.ReportPublished;
import org.duly.events.engagement.StakeholderGroup;
import org.duly.events.engagement.StakeholderInvited;
import org.duly.events.engagement.StakeholderReminded;
import org.duly.events.merger.MergerEvent;
import org.duly.events.organisation.OrganisationEvent;
import org.duly.events.privacy.LegalHoldLifted;
import org.duly.events.privacy.LegalHoldPlaced;
import org.duly.events.privacy.RespondentErased;
import org.duly.events.programme.ProgrammeEvent;
import org.duly.events.response.Answer;
import org.duly.events.response.CampaignMethod;
import org.duly.events.response.CodingOrigin;
import org.duly.events.response.CodingReviewed;
import org.duly.events.response.Consent;
import org.duly.events.response.ExclusionReason;
import org.duly.events.response.LateResponseRuled;
import org.duly.events.response.Original;
import org.duly.events.response.Position;
import org.duly.events.response.ProposalPosition;
import org.duly.events.response.PublicationConsent;
import org.duly.events.response.RedactedSpan;
import org.duly.events.response.RespondentKind;
import org.duly.events.response.ResponseAcknowledged;
import org.duly.events.response.ResponseAmended;
import org.duly.events.response.ResponseAssignedToCampaign;
import org.duly.events.response.ResponseCoded;
import org.duly.events.response.ResponseCounted;
import org.duly.events.response.ResponseEvent;
import org.duly.events.response.ResponseExcluded;
import org.duly.events.response.ResponseLinkedAsDuplicate;
import org.duly.events.response.ResponseLogged;
import org.duly.events.response.ResponseRead;
import org.duly.events.response.ResponseRedacted;
import org.duly.events.response.ResponseTranscriptionChecked;
import org.duly.events.response.ResponseWithdrawn;
import org.duly.events.response.ThemeCoding;
import org.duly.events.response.Transcription;
import org.duly.events.signoff.SignOffEvent;

/**
 * One event of every type, every optional field filled in. An example that was approved is never changed, nor is its
 * number: what comes later, be it a type or an optional field, gets an event of its own at the end.
 */
final class EventExamples {
    static final UUID ENGAGEMENT = UUID.fromString("016d85a5-4c00-7000-8000-000000000001");
    static final UUID RESPONSE = UUID.fromString("016eb540-5b00-7000-8000-000000000002");
    static final UUID RESPONDENT = UUID.fromString("016eb540-5b00-7000-8000-000000000003");
    private static final UUID DISCLOSURE = UUID.fromString("018d85a5-4c00-7000-8000-000000000010");
    private static final UUID HOLD = UUID.fromString("016fc1b5-8c00-7000-8000-000000000004");

    private static final Instant OPENS = Instant.parse("2019-10-06T23:00:00Z");
    private static final Instant CLOSES = Instant.parse("2019-12-01T00:00:00Z");
    static final String SHA256 = "9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08";
    static final String KEYED_DIGEST = "2cf24dba5fb0a30e26e83b2ac5b9e29e1b161e5c1fa7425e73043362938b9824";
    static final ProtectedText INLINE = ProtectedText.inline(
            "AAECAwQFBgcICQoLb3ZlciB0aGUgaGlsbHMgYW5kIGZhciBhd2F5", "q1Y9lQ0fTdzDkNBCk0RtZrpE1f5r3o3l0mYxv4b2a1g=");
    private static final ProtectedText STORED =
            ProtectedText.stored(KEYED_DIGEST, "4bX8m2uQ7tQkZ0r5a1h6s9d3f8g2j4k6l8p0o2i4u6Y=");

    private EventExamples() {}

    /** Every example in the order they were published, each with a time, an id and a version of its own. */
    static List<EventEnvelope> all() {
        List<EventEnvelope> examples = new ArrayList<>();
        int number = 0;
        for (List<DomainEvent> group : List.of(
                events(),
                EngagementWorkExamples.events(),
                GovernanceExamples.bodies(),
                GovernanceExamples.signOffs(),
                SuccessionExamples.decisions(),
                SuccessionExamples.ballots(),
                SuccessionExamples.mergers(),
                disclosures(),
                SuccessionExamples.openings())) {
            for (DomainEvent event : group) {
                examples.add(envelope(event, number++));
            }
        }
        return examples;
    }

    static EventEnvelope envelope(DomainEvent event, int number) {
        Instant recorded = Instant.parse("2019-12-04T09:30:00.120Z").plusSeconds(number);
        return new EventEnvelope(
                new UUID(0x016ed050_7b00_7000L + number, 0x8000_000000000000L + number),
                "duly.example.nhs.uk/main",
                stream(event),
                number,
                Instant.parse("2019-11-29T10:15:00Z").plusSeconds(number),
                recorded,
                scope(event),
                "officer-7",
                "engagement-officer",
                "body-buckinghamshire",
                "3f6c1d0e9b",
                "key-" + number,
                event);
    }

    private static String scope(DomainEvent event) {
        return switch (event) {
            case ProgrammeEvent _, BodyEvent _, MergerEvent _, OrganisationEvent _ -> stream(event);
            default -> "engagement/" + ENGAGEMENT;
        };
    }

    private static String stream(DomainEvent event) {
        return switch (event) {
            case ResponseEvent _ -> "response/" + RESPONSE;
            case RespondentErased _ -> "respondent/" + RESPONDENT;
            case CodebookEvent _ -> "codebook/" + ENGAGEMENT;
            case ConsiderationEvent _ -> "consideration/" + EngagementWorkExamples.CONSIDERATION;
            case ProgrammeEvent _ -> "programme/" + EngagementWorkExamples.PROGRAMME;
            case BodyEvent _ -> "body/" + GovernanceExamples.BODY;
            case DocumentEvent _ -> "document/" + GovernanceExamples.DOCUMENT;
            case SignOffEvent _ -> "sign-off/" + GovernanceExamples.SIGN_OFF;
            case DecisionEvent _ -> "decision/" + SuccessionExamples.DECISION;
            case BallotEvent _ -> "ballot/" + SuccessionExamples.BALLOT;
            case MergerEvent _ -> "merger/" + SuccessionExamples.MERGER;
            case OrganisationEvent _ -> "organisation/" + SuccessionExamples.ORGANISATION;
            case DisclosureEvent _ -> "disclosure/" + DISCLOSURE;
            default -> "engagement/" + ENGAGEMENT;
        };
    }

    private static List<DomainEvent> events() {
        return List.of(
                new EngagementPlanned(plan()),
                new EngagementPlanRevised(plan(), "The policies were agreed"),
                new DocumentPublished(
                        "briefing-pack",
                        1,
                        "Trefniadau’r dyfodol",
                        SHA256,
                        "application/pdf",
                        DocumentFormat.TRANSLATION,
                        "cy"),
                new DocumentCorrected(
                        "briefing-pack", 1, "“2023/34” should read 2023/24", "All invited groups, by e-mail"),
                new EngagementOpened(OPENS, CLOSES, "Europe/London"),
                new StakeholderInvited("member-practices", "All member practices", Channel.EMAIL),
                new StakeholderReminded("member-practices", "Practices not yet heard from", Channel.PHONE),
                new EngagementEventHeld(
                        "drop-in", "Marlow library", Instant.parse("2019-11-05T18:00:00Z"), 42, "public"),
                new DeadlineExtended(
                        CLOSES, Instant.parse("2019-12-08T00:00:00Z"), "The web survey was down for two days"),
                new EngagementClosed(CLOSES),
                new EngagementWithdrawn("The proposals were overtaken by legislation"),
                new PriorStatementRecorded(
                        "Accountable officer",
                        "Speaking for the governing body",
                        "A single organisation is our direction of travel",
                        Instant.parse("2019-11-20T19:00:00Z"),
                        "P3",
                        "A stated preference; views were still sought"),
                new ReportIssued(1, SHA256, KEYED_DIGEST, new ReportCounts(224, 209, 15, 0, 3, 240, 1), 1024),
                new ReportPublished(1, "https://example.nhs.uk/reports/future-arrangements-v1"),
                new OutcomePublished(
                        "How should commissioning be arranged?",
                        "Keep decisions close to people",
                        "Three places keep their own boards"),
                new ResponseLogged(
                        ENGAGEMENT,
                        RESPONDENT,
                        "BOB-00017",
                        Channel.POST,
                        "body-buckinghamshire",
                        Instant.parse("2019-11-29T10:15:00Z"),
                        RespondentKind.MEMBER_PRACTICE,
                        "K82001",
                        "member-practices",
                        "Buckinghamshire",
                        new Consent(PublicationConsent.NOT_STATED, false),
                        INLINE,
                        INLINE,
                        List.of(new Answer("Q1", INLINE), new Answer("*", STORED)),
                        new Original(KEYED_DIGEST, "application/pdf"),
                        2,
                        new Transcription("officer-7", Instant.parse("2019-12-04T09:20:00Z"))),
                new ResponseTranscriptionChecked("officer-8", true),
                new ResponseAcknowledged(Channel.EMAIL),
                new ResponseAmended(
                        2,
                        Instant.parse("2019-11-30T08:00:00Z"),
                        List.of(new Answer("Q1", INLINE)),
                        INLINE,
                        new Original(KEYED_DIGEST, "message/rfc822"),
                        new Transcription("officer-7", Instant.parse("2019-12-04T09:25:00Z"))),
                new ResponseWithdrawn(INLINE),
                new ResponseLinkedAsDuplicate(
                        UUID.fromString("016eb540-5b00-7000-8000-000000000009"), "Same practice by survey and by post"),
                new ResponseAssignedToCampaign("campaign-1", CampaignMethod.NEAR, 0.97, true),
                new LateResponseRuled(true, "governance-lead-1", "Posted in time; delayed by the carrier"),
                new ResponseCounted("Counted as one item from one practice"),
                new ResponseExcluded(ExclusionReason.DUPLICATE, "The earlier item stands", "officer-8"),
                new ResponseCoded(
                        1,
                        3,
                        List.of(
                                new ProposalPosition("P1", Position.SUPPORT),
                                new ProposalPosition("P3", Position.CONCERN)),
                        List.of(new ThemeCoding("local-voice", "Q1", Position.CONCERN)),
                        "officer-9",
                        CodingOrigin.HUMAN),
                new CodingReviewed("officer-8", true),
                new ResponseRead("member-4", 1),
                new ResponseRedacted(
                        1, List.of(new RedactedSpan("Q1", 10, 27, "FOIA 2000 s.40(2)", "Names a member of staff"))),
                new RespondentErased(RESPONDENT, "UK GDPR article 17(1)(b)"),
                new LegalHoldPlaced(HOLD, "Judicial review pre-action letter", "Records must be preserved"),
                new LegalHoldLifted(HOLD, "The claim was withdrawn"));
    }

    private static List<DomainEvent> disclosures() {
        return List.of(new DisclosureBundleIssued(
                new DisclosureSubject(SubjectKind.DECISION, SuccessionExamples.DECISION),
                4095,
                Instant.parse("2020-03-31T23:00:00Z"),
                4352,
                SHA256,
                "healthwatch-oxfordshire",
                "A request for information of 2 April 2020",
                List.of(new WithheldEvent(1024, "FOIA 2000 s.42", "Legal advice to the body")),
                List.of(new OpenedField(512, "/data/answers/0/text", "The organisation asked for it to be shown"))));
    }

    private static EngagementPlan plan() {
        return new EngagementPlan(
                "The future arrangements for NHS commissioning in your area",
                EngagementKind.STAKEHOLDER_ENGAGEMENT,
                List.of("body-buckinghamshire", "body-oxfordshire", "body-berkshire-west"),
                "To hear views before the governing bodies decide",
                List.of(new Proposal("P1", "A single accountable officer and shared management team")),
                List.of(
                        new Question("Q1", "What matters to you about integrated care?", null),
                        new Question("Q2", "What do you think of proposal 1?", "P1")),
                List.of(new StakeholderGroup("member-practices", "Member GP practices", true)),
                List.of(new ChannelAddress(Channel.EMAIL, "views@example.nhs.uk", "body-buckinghamshire")),
                LatePolicy.RULE_EACH,
                CountingPolicy.EACH_ITEM);
    }
}
