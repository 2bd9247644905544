package org.duly.command.programme;

import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import java.util.UUID;
import org.duly.command.engagement.Engagements;
import org.duly.command.handling.FormRules;
import org.duly.command.handling.Scenario;
import org.duly.command.programme.ProgrammeCommand.AbandonMilestone;
import org.duly.command.programme.ProgrammeCommand.AddEngagement;
import org.duly.command.programme.ProgrammeCommand.MeetMilestone;
import org.duly.command.programme.ProgrammeCommand.MissMilestone;
import org.duly.command.programme.ProgrammeCommand.NoteDisagreement;
import org.duly.command.programme.ProgrammeCommand.RescheduleMilestone;
import org.duly.command.programme.ProgrammeCommand.SetMilestone;
import org.duly.command.programme.ProgrammeCommand.SettleDisagreement;
import org.duly.command.programme.ProgrammeCommand.StartProgramme;
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
import org.duly.events.programme.ProgrammeEvent;
import org.duly.events.programme.ProgrammeStarted;
import org.duly.events.programme.SourceReference;
import org.duly.events.programme.StatedDate;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class ProgrammeDeciderTest {
    private static final UUID ID = new UUID(0, 6);
    private static final SourceReference SLIDES = new SourceReference("Slide pack", "slide 12", Engagements.SHA256);
    private static final StatedDate NOVEMBER = StatedDate.month(YearMonth.of(2019, 11));
    private static final StatedDate DECEMBER = StatedDate.month(YearMonth.of(2019, 12));
    private static final ProgrammeStarted STARTED =
            new ProgrammeStarted("Future arrangements", "One plan for three bodies", List.of("eastvale"));
    private static final MilestoneSet PLAN = new MilestoneSet("plan", "Plan published", NOVEMBER, SLIDES, null);
    private static final MilestoneRescheduled MOVED =
            new MilestoneRescheduled("plan", NOVEMBER, DECEMBER, SLIDES, "It took longer");

    /** The first instant after November in London, where a day may begin before it does in UTC. */
    private static final Instant FIRST_OF_DECEMBER = Instant.parse("2019-12-01T00:00:00Z");

    @Test
    void a_programme_is_started_once_by_at_least_one_body() {
        StartProgramme start =
                new StartProgramme(ID, "Future arrangements", "One plan for three bodies", List.of("eastvale"), null);
        Scenario<ProgrammeState, ProgrammeCommand, ProgrammeEvent> nothing =
                Scenario.of(new ProgrammeDecider(), FIRST_OF_DECEMBER);
        nothing.when(start).then(STARTED);
        given().when(start).refusedBy(ProgrammeRules.ProgrammeIsStartedOnce.class);
        nothing.when(new StartProgramme(ID, "Future arrangements", "One plan", List.of(), null))
                .refusedBy(FormRules.NumberIsWithin.class);
        nothing.when(set("plan", NOVEMBER, null)).refusedBy(ProgrammeRules.ProgrammeIsStarted.class);
    }

    @Test
    void an_engagement_is_added_once() {
        EngagementAddedToProgramme added = new EngagementAddedToProgramme(Engagements.ID);
        given().when(new AddEngagement(ID, Engagements.ID, null)).then(added);
        given(added)
                .when(new AddEngagement(ID, Engagements.ID, null))
                .refusedBy(ProgrammeRules.EngagementIsAddedOnce.class);
    }

    @Nested
    class Milestones {
        @Test
        void are_set_once_for_a_date_and_an_engagement_of_the_programme() {
            given().when(set("plan", NOVEMBER, null)).then(PLAN);
            given(PLAN).when(set("plan", DECEMBER, null)).refusedBy(ProgrammeRules.MilestoneIdIsUsedOnce.class);
            given().when(set("plan", new StatedDate(DatePrecision.YEAR, "2200", null), null))
                    .refusedBy(FormRules.DateIsOnTheCalendar.class);
            given().when(set("plan", NOVEMBER, Engagements.ID))
                    .refusedBy(ProgrammeRules.EngagementOfAMilestoneIsInTheProgramme.class);
            given(new EngagementAddedToProgramme(Engagements.ID))
                    .when(set("plan", NOVEMBER, Engagements.ID))
                    .then(new MilestoneSet("plan", "Plan published", NOVEMBER, SLIDES, Engagements.ID));
        }

        @Test
        void move_with_a_source_and_a_reason() {
            given(PLAN).when(move(DECEMBER)).then(MOVED);
            given(PLAN, MOVED)
                    .when(move(NOVEMBER))
                    .then(new MilestoneRescheduled("plan", DECEMBER, NOVEMBER, SLIDES, "It took longer"));
            given(PLAN).when(move(NOVEMBER)).refusedBy(ProgrammeRules.RescheduledMilestoneMoves.class);
            given().when(move(DECEMBER)).refusedBy(ProgrammeRules.MilestoneIsSet.class);
        }

        @Test
        void are_met_once_on_a_day_that_has_come() {
            StatedDate today = StatedDate.day(LocalDate.of(2019, 12, 1));
            given(PLAN).when(meet(today)).then(new MilestoneMet("plan", today, SLIDES));
            given(PLAN).when(meet(DECEMBER)).then(new MilestoneMet("plan", DECEMBER, SLIDES));
            given(PLAN)
                    .when(meet(StatedDate.day(LocalDate.of(2019, 12, 2))))
                    .refusedBy(ProgrammeRules.MilestoneWasMetOnADayThatHasCome.class);
            given(PLAN, new MilestoneMet("plan", today, SLIDES))
                    .when(meet(today))
                    .refusedBy(ProgrammeRules.MilestoneIsNotMetAlready.class);
        }

        @Test
        void are_missed_by_a_persons_word_only_after_the_last_day_they_could_be_met() {
            given(PLAN).when(miss()).then(missed());
            given(PLAN)
                    .at(FIRST_OF_DECEMBER.minusMillis(1))
                    .when(miss())
                    .refusedBy(ProgrammeRules.MilestoneIsMissedOnlyAfterItsDate.class);
            given(PLAN, MOVED).when(miss()).refusedBy(ProgrammeRules.MilestoneIsMissedOnlyAfterItsDate.class);
            given(PLAN, missed()).when(miss()).refusedBy(ProgrammeRules.MilestoneIsMissedOnce.class);
            given(PLAN, new MilestoneMet("plan", NOVEMBER, null))
                    .when(miss())
                    .refusedBy(ProgrammeRules.MilestoneIsNotMetAlready.class);
        }

        @Test
        void are_judged_by_the_calendar_of_london() {
            MilestoneSet midsummer =
                    new MilestoneSet("plan", "Plan published", StatedDate.day(LocalDate.of(2019, 6, 24)), SLIDES, null);
            given(midsummer)
                    .at(Instant.parse("2019-06-24T22:59:59Z"))
                    .when(miss())
                    .refusedBy(ProgrammeRules.MilestoneIsMissedOnlyAfterItsDate.class);
            given(midsummer)
                    .at(Instant.parse("2019-06-24T23:00:00Z"))
                    .when(miss())
                    .then(new MilestoneMissed("plan", midsummer.due(), "The data came late"));
        }

        @Test
        void may_be_met_after_they_were_missed() {
            given(PLAN, missed()).when(meet(NOVEMBER)).then(new MilestoneMet("plan", NOVEMBER, SLIDES));
        }

        @Test
        void are_abandoned_and_taken_up_again_with_a_date() {
            MilestoneAbandoned abandoned = new MilestoneAbandoned("plan", "Overtaken", SLIDES);
            AbandonMilestone abandon = new AbandonMilestone(ID, "plan", "Overtaken", SLIDES, null);
            given(PLAN).when(abandon).then(abandoned);
            for (ProgrammeCommand command : List.of(abandon, meet(NOVEMBER), miss())) {
                given(PLAN, abandoned).when(command).refusedBy(ProgrammeRules.MilestoneIsNotAbandoned.class);
            }
            given(PLAN, abandoned)
                    .when(move(NOVEMBER))
                    .then(new MilestoneRescheduled("plan", NOVEMBER, NOVEMBER, SLIDES, "It took longer"));
        }
    }

    @Nested
    class Disagreements {
        private static final List<DocumentStatement> STATEMENTS = List.of(
                new DocumentStatement(SLIDES, "end November"),
                new DocumentStatement(new SourceReference("Briefing pack", null, null), "end December"));
        private static final DisagreementNoted NOTED =
                new DisagreementNoted("plan-date", "When the plan is published", STATEMENTS, "plan");

        @Test
        void are_noted_once_between_documents_that_say_different_things() {
            given(PLAN).when(note(STATEMENTS, "plan")).then(NOTED);
            given(PLAN, NOTED).when(note(STATEMENTS, "plan")).refusedBy(ProgrammeRules.DisagreementIdIsUsedOnce.class);
            for (List<DocumentStatement> same :
                    List.of(STATEMENTS.subList(0, 1), List.of(STATEMENTS.get(0), STATEMENTS.get(0)))) {
                given(PLAN).when(note(same, "plan")).refusedBy(ProgrammeRules.DisagreementIsBetweenDocuments.class);
            }
            given().when(note(STATEMENTS, "plan")).refusedBy(ProgrammeRules.MilestoneIsSet.class);
        }

        @Test
        void are_settled_once() {
            SettleDisagreement settle =
                    new SettleDisagreement(ID, "plan-date", "End of December", "The later one holds", null, null);
            DisagreementSettled settled =
                    new DisagreementSettled("plan-date", "End of December", "The later one holds", null);
            given(PLAN, NOTED).when(settle).then(settled);
            given(PLAN).when(settle).refusedBy(ProgrammeRules.SettledDisagreementIsOpen.class);
            given(PLAN, NOTED, settled).when(settle).refusedBy(ProgrammeRules.SettledDisagreementIsOpen.class);
        }

        private static NoteDisagreement note(List<DocumentStatement> statements, String milestoneId) {
            return new NoteDisagreement(ID, "plan-date", "When the plan is published", statements, milestoneId, null);
        }
    }

    private static Scenario<ProgrammeState, ProgrammeCommand, ProgrammeEvent> given(ProgrammeEvent... events) {
        return Scenario.of(new ProgrammeDecider(), FIRST_OF_DECEMBER)
                .given(STARTED)
                .given(List.of(events));
    }

    private static SetMilestone set(String id, StatedDate due, @Nullable UUID engagementId) {
        return new SetMilestone(ID, id, "Plan published", due, SLIDES, engagementId, null);
    }

    private static RescheduleMilestone move(StatedDate to) {
        return new RescheduleMilestone(ID, "plan", to, SLIDES, "It took longer", null);
    }

    private static MeetMilestone meet(StatedDate on) {
        return new MeetMilestone(ID, "plan", on, SLIDES, null);
    }

    private static MissMilestone miss() {
        return new MissMilestone(ID, "plan", "The data came late", null);
    }

    private static MilestoneMissed missed() {
        return new MilestoneMissed("plan", NOVEMBER, "The data came late");
    }
}
