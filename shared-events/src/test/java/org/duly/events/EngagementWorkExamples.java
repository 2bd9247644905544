package org.duly.events;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.duly.events.codebook.CodebookVersionFixed;
import org.duly.events.codebook.CodingRemap;
import org.duly.events.codebook.ThemeAdded;
import org.duly.events.codebook.ThemeMoved;
import org.duly.events.codebook.ThemeRetired;
import org.duly.events.codebook.ThemeReworded;
import org.duly.events.codebook.ThemeSplit;
import org.duly.events.codebook.ThemesMerged;
import org.duly.events.consideration.ConsiderationAnswered;
import org.duly.events.consideration.ConsiderationRaised;
import org.duly.events.consideration.ConsiderationReopened;
import org.duly.events.consideration.ConsiderationWithdrawn;
import org.duly.events.consideration.Disposition;
import org.duly.events.engagement.CampaignIdentified;
import org.duly.events.engagement.Channel;
import org.duly.events.engagement.ReportCounts;
import org.duly.events.engagement.ReportIssued;
import org.duly.events.programme.DatePrecision;
import org.duly.events.programme.DisagreementNoted;
import org.duly.events.programme.DisagreementSettled;
import org.duly.events.programme.DocumentStatement;
import org.duly.events.programme.EngagementAddedToProgramme;
import org.duly.events.programme.MilestoneAbandoned;
import org.duly.events.programme.MilestoneMet;
import org.duly.events.programme.MilestoneMissed;
import org.duly.events.programme.MilestoneRescheduled;
import org.duly.events.programme.MilestoneSet;
import org.duly.events.programme.ProgrammeStarted;
import org.duly.events.programme.SourceReference;
import org.duly.events.programme.StatedDate;
import org.duly.events.response.Answer;
import org.duly.events.response.AttachmentAdded;
import org.duly.events.response.AttachmentKind;
import org.duly.events.response.AttachmentSetAside;
import org.duly.events.response.CodingOrigin;
import org.duly.events.response.CodingReviewed;
import org.duly.events.response.Consent;
import org.duly.events.response.DuplicateLinkRemoved;
import org.duly.events.response.Intake;
import org.duly.events.response.Position;
import org.duly.events.response.ProposalPosition;
import org.duly.events.response.PublicationConsent;
import org.duly.events.response.RespondentKind;
import org.duly.events.response.ResponseCoded;
import org.duly.events.response.ResponseLogged;
import org.duly.events.response.ResponseRemovedFromCampaign;
import org.duly.events.response.ThemeCoding;

/** What came with importing, coding, considering and programmes. */
final class EngagementWorkExamples {
    static final UUID CONSIDERATION = UUID.fromString("016f4f2b-9400-7000-8000-000000000005");
    static final UUID PROGRAMME = UUID.fromString("016b1a4c-2000-7000-8000-000000000006");
    private static final UUID IMPORT = UUID.fromString("016ed21c-5400-7000-8000-000000000007");
    private static final UUID OTHER_RESPONSE = UUID.fromString("016eb540-5b00-7000-8000-000000000009");

    private static final StatedDate END_OF_NOVEMBER =
            new StatedDate(DatePrecision.MONTH, "2019-11", "by the end of November");
    private static final SourceReference SLIDES =
            new SourceReference("Slide pack, September 2019", "slide 12", EventExamples.SHA256);
    private static final SourceReference BRIEFING =
            new SourceReference("Briefing pack, October 2019", "page 31", EventExamples.SHA256);

    private EngagementWorkExamples() {}

    static List<DomainEvent> events() {
        return List.of(
                new CampaignIdentified(
                        "campaign-1", "“Keep it local” letter", "Eastvale Patients’ Forum", OTHER_RESPONSE),
                new AttachmentAdded(
                        AttachmentKind.SCAN, EventExamples.KEYED_DIGEST, "image/tiff", 1_482_113, EventExamples.INLINE),
                new DuplicateLinkRemoved(OTHER_RESPONSE, "Two partners of one practice, each with a view of their own"),
                new ResponseRemovedFromCampaign("campaign-1", "Quotes the letter to argue against it"),
                new ThemeAdded(
                        "local-voice",
                        "Local voice",
                        "Decisions close to people; not the location of premises",
                        "Q1",
                        "governance"),
                new ThemeReworded(
                        "local-voice",
                        "Local voice in decisions",
                        "Who decides, and how near to people; not the location of premises",
                        "Coders asked where representation belongs"),
                new ThemeMoved("local-voice", "leadership", "Governance was divided"),
                new ThemeSplit(
                        "access",
                        List.of("access-travel", "access-digital"),
                        List.of(new CodingRemap("Q2", "access-digital")),
                        "Two different points were made"),
                new ThemesMerged(List.of("travel", "parking"), "access-travel", "Nobody raised one without the other"),
                new ThemeRetired("rebranding", "Was about another engagement"),
                new CodebookVersionFixed(3, List.of("access-digital", "access-travel", "leadership", "local-voice")),
                new ConsiderationRaised(
                        EventExamples.ENGAGEMENT,
                        "Decisions should stay close to the people they affect",
                        List.of("local-voice"),
                        3,
                        106,
                        131,
                        1,
                        1024,
                        List.of("body-buckinghamshire", "body-oxfordshire")),
                new ConsiderationAnswered(
                        List.of("body-buckinghamshire"),
                        Disposition.REFERRED,
                        "Place boards are for the partnership to settle",
                        "Each place keeps a board of its own until then",
                        "body-partnership"),
                new ConsiderationReopened(
                        List.of("local-voice", "leadership"), 4, 108, 133, 1, 2048, "Two late responses were counted"),
                new ConsiderationWithdrawn("Part of the consideration on leadership"),
                new ProgrammeStarted(
                        "Future arrangements for commissioning",
                        "To bring three organisations’ work together",
                        List.of("body-buckinghamshire", "body-oxfordshire", "body-berkshire-west")),
                new EngagementAddedToProgramme(EventExamples.ENGAGEMENT),
                new MilestoneSet("plan-published", "Plan published", END_OF_NOVEMBER, SLIDES, EventExamples.ENGAGEMENT),
                new MilestoneRescheduled(
                        "plan-published",
                        END_OF_NOVEMBER,
                        new StatedDate(DatePrecision.MONTH, "2019-12", "end December"),
                        BRIEFING,
                        "The technical submission took longer"),
                new MilestoneMet(
                        "views-deadline", new StatedDate(DatePrecision.DAY, "2019-10-18", "on the day"), SLIDES),
                new MilestoneMissed(
                        "single-organisation",
                        new StatedDate(DatePrecision.QUARTER, "2021-Q2", "April 2021 at the earliest"),
                        "The members did not approve the merger"),
                new MilestoneAbandoned("single-organisation", "Overtaken by legislation", BRIEFING),
                new DisagreementNoted(
                        "plan-date",
                        "When the plan is published",
                        List.of(
                                new DocumentStatement(SLIDES, "end November"),
                                new DocumentStatement(BRIEFING, "end December")),
                        "plan-published"),
                new DisagreementSettled("plan-date", "End of December 2019", "The later document holds", BRIEFING),
                new ResponseLogged(
                        EventExamples.ENGAGEMENT,
                        EventExamples.RESPONDENT,
                        "BOB-00018",
                        Channel.WEB,
                        "body-oxfordshire",
                        Instant.parse("2019-11-29T10:15:00Z"),
                        RespondentKind.INDIVIDUAL,
                        null,
                        "public",
                        null,
                        new Consent(PublicationConsent.PUBLISH_WITHOUT_NAME, true),
                        null,
                        null,
                        List.of(new Answer("Q1", EventExamples.INLINE)),
                        null,
                        1,
                        null,
                        new Intake(IMPORT, "Web survey, Oxfordshire", "Responses", 17, EventExamples.KEYED_DIGEST)),
                new ResponseCoded(
                        1,
                        3,
                        List.of(new ProposalPosition("P1", Position.NONE)),
                        List.of(new ThemeCoding("local-voice", "Q1", Position.SUPPORT)),
                        "officer-9",
                        CodingOrigin.HUMAN,
                        1),
                new CodingReviewed("officer-8", false, 2, "Reads as support with a condition"),
                new ReportIssued(
                        2,
                        EventExamples.SHA256,
                        EventExamples.KEYED_DIGEST,
                        new ReportCounts(226, 211, 15, 0, 5, 242, 1),
                        2048,
                        4,
                        "Every item was coded by one officer and reviewed by another"),
                new AttachmentSetAside(EventExamples.KEYED_DIGEST, "Scanned with the letter before it"));
    }
}
