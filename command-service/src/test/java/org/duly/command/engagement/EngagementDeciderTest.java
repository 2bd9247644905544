package org.duly.command.engagement;

import static org.assertj.core.api.Assertions.assertThat;
import static org.duly.command.engagement.Engagements.CLOSES;
import static org.duly.command.engagement.Engagements.ID;
import static org.duly.command.engagement.Engagements.OPENS;
import static org.duly.command.engagement.Engagements.PLAN;
import static org.duly.command.engagement.Engagements.SHA256;
import static org.duly.command.engagement.Engagements.opened;
import static org.duly.command.engagement.Engagements.planned;
import static org.duly.command.engagement.Engagements.published;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.duly.command.engagement.EngagementCommand.CloseEngagement;
import org.duly.command.engagement.EngagementCommand.CorrectDocument;
import org.duly.command.engagement.EngagementCommand.ExtendDeadline;
import org.duly.command.engagement.EngagementCommand.IdentifyCampaign;
import org.duly.command.engagement.EngagementCommand.InviteStakeholder;
import org.duly.command.engagement.EngagementCommand.IssueReport;
import org.duly.command.engagement.EngagementCommand.OpenEngagement;
import org.duly.command.engagement.EngagementCommand.PlanEngagement;
import org.duly.command.engagement.EngagementCommand.PublishDocument;
import org.duly.command.engagement.EngagementCommand.PublishOutcome;
import org.duly.command.engagement.EngagementCommand.PublishReport;
import org.duly.command.engagement.EngagementCommand.RecordEventHeld;
import org.duly.command.engagement.EngagementCommand.RecordPriorStatement;
import org.duly.command.engagement.EngagementCommand.RemindStakeholder;
import org.duly.command.engagement.EngagementCommand.RevisePlan;
import org.duly.command.engagement.EngagementCommand.WithdrawEngagement;
import org.duly.command.handling.FormRules;
import org.duly.command.handling.Scenario;
import org.duly.events.engagement.CampaignIdentified;
import org.duly.events.engagement.Channel;
import org.duly.events.engagement.CountingPolicy;
import org.duly.events.engagement.DeadlineExtended;
import org.duly.events.engagement.DocumentCorrected;
import org.duly.events.engagement.DocumentFormat;
import org.duly.events.engagement.EngagementClosed;
import org.duly.events.engagement.EngagementEvent;
import org.duly.events.engagement.EngagementEventHeld;
import org.duly.events.engagement.EngagementPlan;
import org.duly.events.engagement.EngagementPlanRevised;
import org.duly.events.engagement.EngagementPlanned;
import org.duly.events.engagement.EngagementWithdrawn;
import org.duly.events.engagement.LatePolicy;
import org.duly.events.engagement.OutcomePublished;
import org.duly.events.engagement.PriorStatementRecorded;
import org.duly.events.engagement.Question;
import org.duly.events.engagement.ReportCounts;
import org.duly.events.engagement.ReportIssued;
import org.duly.events.engagement.ReportPublished;
import org.duly.events.engagement.StakeholderInvited;
import org.duly.events.engagement.StakeholderReminded;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class EngagementDeciderTest {
    private static final Instant NOW = OPENS.minus(Duration.ofDays(30));
    private static final OpenEngagement OPEN = new OpenEngagement(ID, OPENS, CLOSES, "Europe/London", null);
    private static final EngagementWithdrawn WITHDRAWN = new EngagementWithdrawn("Funding fell through");
    private static final UUID SHOWN_BY = new UUID(0, 9);
    private static final RegisterJudgement ALL_DECIDED =
            new RegisterJudgement(new ReportCounts(10, 8, 2, 0, 1, 12, 1), "f".repeat(64), 77, 2);

    private static Scenario<EngagementState, EngagementCommand, EngagementEvent> given(EngagementEvent... events) {
        return Scenario.of(new EngagementDecider(), NOW).given(List.of(events));
    }

    private static EngagementEvent[] open() {
        return new EngagementEvent[] {planned(), published(1), opened()};
    }

    private static EngagementEvent[] closed() {
        return new EngagementEvent[] {planned(), published(1), opened(), new EngagementClosed(CLOSES)};
    }

    @Nested
    class Planning {
        @Test
        void starts_an_engagement() {
            given().when(new PlanEngagement(ID, PLAN, null)).then(new EngagementPlanned(PLAN));
        }

        @Test
        void happens_once() {
            given(planned())
                    .when(new PlanEngagement(ID, PLAN, null))
                    .refusedBy(EngagementRules.EngagementIsPlannedOnce.class);
        }

        @Test
        void comes_before_everything_else() {
            given().when(OPEN).refusedBy(EngagementRules.EngagementIsPlanned.class);
            given().when(new PublishOutcome(ID, "a", "b", "c", null))
                    .refusedBy(EngagementRules.EngagementIsPlanned.class);
        }

        @Test
        void may_leave_the_policies_open() {
            EngagementPlan draft = Engagements.plan(null, null, List.of());
            given().when(new PlanEngagement(ID, draft, null)).then(new EngagementPlanned(draft));
        }

        @Test
        void has_distinct_ids() {
            EngagementPlan plan = withQuestions(new Question("Q1", "One?", null), new Question("Q1", "Two?", null));
            assertThat(given().when(new PlanEngagement(ID, plan, null))
                            .refusedBy(FormRules.IdsAreDistinct.class)
                            .field())
                    .isEqualTo("/plan/questions");
        }

        @Test
        void asks_about_proposals_that_are_made() {
            EngagementPlan plan = withQuestions(new Question("Q1", "One?", "P9"));
            assertThat(given().when(new PlanEngagement(ID, plan, null))
                            .refusedBy(EngagementRules.ProposalIsInThePlan.class)
                            .field())
                    .isEqualTo("/plan/questions/0/proposalId");
        }

        @Test
        void has_texts_that_can_be_kept() {
            given().when(new PlanEngagement(ID, withQuestions(new Question("Q1", " ", null)), null))
                    .refusedBy(FormRules.TextIsGivenAndFits.class);
            given().when(new PlanEngagement(ID, withQuestions(new Question("Q1", "a\u0000b", null)), null))
                    .refusedBy(FormRules.TextIsReadable.class);
            given().when(new PlanEngagement(ID, withQuestions(new Question("Q 1", "One?", null)), null))
                    .refusedBy(FormRules.IdIsPlain.class);
        }

        @Test
        void is_revised_until_opening() {
            given(planned())
                    .when(new RevisePlan(ID, PLAN, "A question was unclear", null))
                    .then(new EngagementPlanRevised(PLAN, "A question was unclear"));
            given(open())
                    .when(new RevisePlan(ID, PLAN, "A question was unclear", null))
                    .refusedBy(EngagementRules.PlanIsFixedOnceOpened.class);
        }

        private static EngagementPlan withQuestions(Question... questions) {
            return new EngagementPlan(
                    PLAN.title(),
                    PLAN.kind(),
                    PLAN.ownerBodies(),
                    PLAN.purpose(),
                    PLAN.proposals(),
                    List.of(questions),
                    PLAN.stakeholderGroups(),
                    PLAN.channels(),
                    PLAN.latePolicy(),
                    PLAN.countingPolicy());
        }
    }

    @Nested
    class Documents {
        @Test
        void are_numbered_by_their_own_versions() {
            PublishDocument publish = new PublishDocument(
                    ID,
                    "case-for-change",
                    "The case for change",
                    SHA256,
                    "application/pdf",
                    DocumentFormat.STANDARD,
                    null,
                    null);
            given(planned()).when(publish).then(published(1));
            given(planned(), published(1)).when(publish).then(published(2));
        }

        @Test
        void are_published_after_closing_too_because_it_may_have_happened() {
            given(closed())
                    .when(new PublishDocument(
                            ID, "summary", "Summary", SHA256, "text/html", DocumentFormat.EASY_READ, null, null))
                    .then(new org.duly.events.engagement.DocumentPublished(
                            "summary", 1, "Summary", SHA256, "text/html", DocumentFormat.EASY_READ, null));
        }

        @Test
        void are_corrected_in_a_version_that_was_published() {
            given(planned(), published(1))
                    .when(new CorrectDocument(ID, "case-for-change", 1, "2023/34 is 2023/24", "Everyone", null))
                    .then(new DocumentCorrected("case-for-change", 1, "2023/34 is 2023/24", "Everyone"));
            given(planned(), published(1))
                    .when(new CorrectDocument(ID, "case-for-change", 2, "2023/34 is 2023/24", "Everyone", null))
                    .refusedBy(EngagementRules.CorrectedVersionWasPublished.class);
        }

        @Test
        void name_their_bytes_by_sha_256() {
            given(planned())
                    .when(new PublishDocument(
                            ID, "summary", "Summary", "ABC", "text/html", DocumentFormat.STANDARD, null, null))
                    .refusedBy(FormRules.DigestIsSha256.class);
        }
    }

    @Nested
    class Opening {
        @Test
        void takes_a_document_a_channel_and_both_policies() {
            given(planned(), published(1)).when(OPEN).then(opened());
        }

        @Test
        void needs_a_published_document() {
            given(planned()).when(OPEN).refusedBy(ScheduleRules.OpensOnlyWithAPublishedDocument.class);
        }

        @Test
        void needs_a_channel() {
            refused(
                    Engagements.plan(LatePolicy.RULE_EACH, CountingPolicy.EACH_ITEM, List.of()),
                    ScheduleRules.OpensOnlyWithAChannel.class);
        }

        @Test
        void needs_a_late_policy() {
            refused(
                    Engagements.plan(null, CountingPolicy.EACH_ITEM, Engagements.channels()),
                    ScheduleRules.OpensOnlyWithALatePolicy.class);
        }

        @Test
        void needs_a_counting_policy() {
            refused(
                    Engagements.plan(LatePolicy.RULE_EACH, null, Engagements.channels()),
                    ScheduleRules.OpensOnlyWithACountingPolicy.class);
        }

        @Test
        void happens_once() {
            given(open()).when(OPEN).refusedBy(ScheduleRules.EngagementOpensOnce.class);
        }

        @Test
        void leaves_time_to_respond() {
            given(planned(), published(1))
                    .when(new OpenEngagement(ID, OPENS, OPENS, "Europe/London", null))
                    .refusedBy(ScheduleRules.ClosesAfterItOpens.class);
        }

        @Test
        void names_a_known_time_zone() {
            given(planned(), published(1))
                    .when(new OpenEngagement(ID, OPENS, CLOSES, "Europe/Eastvale", null))
                    .refusedBy(ScheduleRules.TimeZoneIsKnown.class);
        }

        @Test
        void may_be_recorded_long_after_it_happened() {
            given(planned(), published(1))
                    .at(CLOSES.plus(Duration.ofDays(365)))
                    .when(OPEN)
                    .then(opened());
        }

        private static void refused(EngagementPlan plan, Class<? extends org.duly.command.handling.BusinessRule> rule) {
            given(new EngagementPlanned(plan), published(1)).when(OPEN).refusedBy(rule);
        }
    }

    @Nested
    class TheDeadline {
        private static final Instant LATER = CLOSES.plus(Duration.ofDays(14));

        @Test
        void moves_later() {
            given(open())
                    .when(new ExtendDeadline(ID, LATER, "Half term", null))
                    .then(new DeadlineExtended(CLOSES, LATER, "Half term"));
        }

        @Test
        void never_moves_earlier_nor_nowhere() {
            given(open())
                    .when(new ExtendDeadline(ID, CLOSES.minusSeconds(1), "Hurry", null))
                    .refusedBy(ScheduleRules.DeadlineOnlyMovesLater.class);
            given(open())
                    .when(new ExtendDeadline(ID, CLOSES, "Nothing", null))
                    .refusedBy(ScheduleRules.DeadlineOnlyMovesLater.class);
        }

        @Test
        void is_there_only_once_opened() {
            given(planned())
                    .when(new ExtendDeadline(ID, LATER, "Half term", null))
                    .refusedBy(ScheduleRules.EngagementWasOpened.class);
        }

        @Test
        void closes_the_engagement_when_it_has_come() {
            given(open()).at(CLOSES).when(new CloseEngagement(ID, CLOSES)).then(new EngagementClosed(CLOSES));
            assertThat(new CloseEngagement(ID, CLOSES).occurredAt()).isEqualTo(CLOSES);
        }

        @Test
        void cannot_be_forestalled() {
            given(open())
                    .at(CLOSES.minusMillis(1))
                    .when(new CloseEngagement(ID, CLOSES))
                    .refusedBy(ScheduleRules.ClosesOnlyAtItsDeadline.class);
        }

        @Test
        void counts_as_it_stands_now() {
            given(open())
                    .given(new DeadlineExtended(CLOSES, LATER, "Half term"))
                    .at(LATER)
                    .when(new CloseEngagement(ID, CLOSES))
                    .refusedBy(ScheduleRules.ClosesOnlyAtItsDeadline.class);
        }

        @Test
        void passes_once() {
            given(closed())
                    .at(LATER)
                    .when(new CloseEngagement(ID, CLOSES))
                    .refusedBy(ScheduleRules.EngagementClosesOnce.class);
        }

        @Test
        void opens_the_engagement_again_when_it_is_moved_after_it_passed() {
            given(closed())
                    .given(new DeadlineExtended(CLOSES, LATER, "Snow"))
                    .at(LATER)
                    .when(new CloseEngagement(ID, LATER))
                    .then(new EngagementClosed(LATER));
        }
    }

    @Nested
    class Withdrawal {
        @Test
        void ends_an_engagement_early_in_any_phase() {
            for (EngagementEvent[] phase : List.of(new EngagementEvent[] {planned()}, open(), closed())) {
                given(phase)
                        .when(new WithdrawEngagement(ID, WITHDRAWN.reason(), null))
                        .then(WITHDRAWN);
            }
        }

        @Test
        void needs_a_reason() {
            given(open()).when(new WithdrawEngagement(ID, " ", null)).refusedBy(FormRules.TextIsGivenAndFits.class);
        }

        @Test
        void is_for_good() {
            for (EngagementCommand command : List.of(
                    OPEN,
                    new RevisePlan(ID, PLAN, "Again", null),
                    new ExtendDeadline(ID, CLOSES.plusSeconds(1), "Again", null),
                    new CloseEngagement(ID, CLOSES),
                    new WithdrawEngagement(ID, "Again", null))) {
                given(open())
                        .given(WITHDRAWN)
                        .at(CLOSES)
                        .when(command)
                        .refusedBy(EngagementRules.WithdrawnEngagementStaysWithdrawn.class);
            }
            given(planned(), WITHDRAWN).when(OPEN).refusedBy(EngagementRules.WithdrawnEngagementStaysWithdrawn.class);
        }
    }

    @Nested
    class WhatTheBodyDid {
        @Test
        void inviting_is_recorded() {
            given(planned())
                    .when(new InviteStakeholder(ID, "practices", "All 45 practices", Channel.EMAIL, null))
                    .then(new StakeholderInvited("practices", "All 45 practices", Channel.EMAIL));
            given(planned())
                    .when(new InviteStakeholder(ID, "staff", "All staff", Channel.EMAIL, null))
                    .refusedBy(EngagementRules.StakeholderGroupIsInThePlan.class);
        }

        @Test
        void reminding_is_recorded() {
            given(open())
                    .when(new RemindStakeholder(ID, "practices", "The silent practices", Channel.PHONE, null))
                    .then(new StakeholderReminded("practices", "The silent practices", Channel.PHONE));
        }

        @Test
        void a_meeting_is_recorded_once_it_was_held() {
            given(planned(), WITHDRAWN)
                    .when(new RecordEventHeld(ID, "drop-in", "Town hall", NOW, 23, null))
                    .then(new EngagementEventHeld("drop-in", "Town hall", NOW, 23, null));
            given(planned())
                    .when(new RecordEventHeld(ID, "drop-in", "Town hall", NOW.plusSeconds(1), 23, null))
                    .refusedBy(FormRules.TimeHasCome.class);
            given(planned())
                    .when(new RecordEventHeld(ID, "drop-in", "Town hall", NOW, -1, null))
                    .refusedBy(FormRules.NumberIsWithin.class);
        }

        @Test
        void a_prior_statement_is_recorded_with_the_explanation_given() {
            given(planned())
                    .when(new RecordPriorStatement(
                            ID, "Leader's office", "Leader", "We will merge", NOW, "P2", "Spoke of an aim"))
                    .then(new PriorStatementRecorded(
                            "Leader's office", "Leader", "We will merge", NOW, "P2", "Spoke of an aim"));
            given(planned())
                    .when(new RecordPriorStatement(ID, "Leader's office", "Leader", "No", NOW, "P9", null))
                    .refusedBy(EngagementRules.ProposalIsInThePlan.class);
        }

        @Test
        void what_people_were_told_is_recorded() {
            given(closed())
                    .when(new PublishOutcome(ID, "We asked", "You said", "We did", null))
                    .then(new OutcomePublished("We asked", "You said", "We did"));
        }
    }

    @Nested
    class Campaigns {
        @Test
        void are_named_and_what_was_said_of_them_is_put_right() {
            CampaignIdentified letter =
                    new CampaignIdentified("C1", "Keep it local", "Eastvale Patients’ Forum", SHOWN_BY);
            IdentifyCampaign identify =
                    new IdentifyCampaign(ID, "C1", "Keep it local", "Eastvale Patients’ Forum", SHOWN_BY, ID);
            given(closed()).when(identify).then(letter);
            given(closed()).given(letter).when(identify).then(letter);
        }

        @Test
        void are_shown_by_a_response_to_the_same_engagement() {
            given(closed())
                    .when(new IdentifyCampaign(ID, "C1", "Keep it local", null, SHOWN_BY, SHOWN_BY))
                    .refusedBy(EngagementRules.ExemplarIsOfTheSameEngagement.class);
        }
    }

    @Nested
    class TheReport {
        @Test
        void stands_on_a_register_with_nothing_pending() {
            given(closed())
                    .when(new IssueReport(ID, SHA256, ALL_DECIDED, null, null))
                    .then(new ReportIssued(1, SHA256, "f".repeat(64), ALL_DECIDED.counts(), 77));
        }

        @Test
        void is_refused_while_something_is_pending() {
            RegisterJudgement pending =
                    new RegisterJudgement(new ReportCounts(10, 8, 1, 1, 1, 12, 1), "f".repeat(64), 77, 2);
            given(closed())
                    .when(new IssueReport(ID, SHA256, pending, null, null))
                    .refusedBy(EngagementRules.ReportNeedsNothingPending.class);
        }

        @Test
        void says_how_it_was_made_and_on_which_fixed_version_of_the_codebook() {
            given(closed())
                    .when(new IssueReport(ID, SHA256, ALL_DECIDED, 2, "Each item was coded and reviewed"))
                    .then(new ReportIssued(
                            1,
                            SHA256,
                            "f".repeat(64),
                            ALL_DECIDED.counts(),
                            77,
                            2,
                            "Each item was coded and reviewed"));
            for (int version : List.of(0, 3)) {
                given(closed())
                        .when(new IssueReport(ID, SHA256, ALL_DECIDED, version, null))
                        .refusedBy(EngagementRules.ReportedVersionWasFixed.class);
            }
        }

        @Test
        void has_versions_and_is_published_once_issued() {
            ReportIssued first = new ReportIssued(1, SHA256, "f".repeat(64), ALL_DECIDED.counts(), 77);
            given(closed())
                    .given(first)
                    .when(new IssueReport(ID, SHA256, ALL_DECIDED, null, null))
                    .then(new ReportIssued(2, SHA256, "f".repeat(64), ALL_DECIDED.counts(), 77));
            given(closed())
                    .given(first)
                    .when(new PublishReport(ID, 1, "https://eastvale.example/report", null))
                    .then(new ReportPublished(1, "https://eastvale.example/report"));
            given(closed())
                    .when(new PublishReport(ID, 1, "https://eastvale.example/report", null))
                    .refusedBy(EngagementRules.PublishedReportWasIssued.class);
        }
    }
}
