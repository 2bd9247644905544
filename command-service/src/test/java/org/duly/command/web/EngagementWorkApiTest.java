package org.duly.command.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.duly.command.web.Bodies.codebook;
import static org.duly.command.web.Bodies.logged;
import static org.duly.command.web.Bodies.opened;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.UUID;
import org.duly.command.handling.Streams;
import org.duly.command.log.EventLog;
import org.duly.command.web.RunningCommandService.Answer;
import org.duly.events.DomainEvent;
import org.duly.events.EventCodec;
import org.duly.events.codebook.CodebookVersionFixed;
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
import org.duly.events.engagement.ReportIssued;
import org.duly.events.programme.DisagreementNoted;
import org.duly.events.programme.DisagreementSettled;
import org.duly.events.programme.EngagementAddedToProgramme;
import org.duly.events.programme.MilestoneAbandoned;
import org.duly.events.programme.MilestoneMet;
import org.duly.events.programme.MilestoneMissed;
import org.duly.events.programme.MilestoneRescheduled;
import org.duly.events.programme.MilestoneSet;
import org.duly.events.programme.ProgrammeStarted;
import org.junit.jupiter.api.Test;

/** Codebooks, considerations and programmes over HTTP. */
class EngagementWorkApiTest extends CommandServiceScenario {
    @Test
    void everything_about_a_codebook_can_be_recorded() {
        UUID engagement = opened(service);
        String codebook = "/engagements/" + engagement + "/codebook";
        String theme = """
                {"themeId": "%s", "name": "A theme", "description": "What belongs to it", "questionId": "Q1"}""";
        Answer first = service.post(codebook + "/themes", theme.formatted("access"));
        assertThat(first.status()).as(first.problem()).isEqualTo(201);
        assertThat(first.json().required("stream").stringValue()).isEqualTo("codebook/" + engagement);
        for (String another : List.of("travel", "digital", "parking")) {
            accept(codebook + "/themes", theme.formatted(another));
        }
        accept(codebook + "/themes/access/reword", """
                {"name": "Access", "description": "By any means", "reason": "Clearer"}""");
        accept(codebook + "/themes/parking/move", "{\"parent\": \"travel\", \"reason\": \"Tidier\"}");
        accept(codebook + "/themes/access/split", """
                {"into": ["travel", "digital"], "remaps": [{"questionId": "Q1", "themeId": "travel"}],
                 "reason": "Two points"}""");
        accept(codebook + "/merge-themes", "{\"themes\": [\"parking\"], \"into\": \"travel\", \"reason\": \"One\"}");
        accept(codebook + "/themes/digital/retire", "{\"reason\": \"Off the point\"}");
        accept(codebook + "/fix-version", "");
        assertThat(recorded(Streams.codebook(engagement)))
                .hasExactlyElementsOfTypes(
                        ThemeAdded.class,
                        ThemeAdded.class,
                        ThemeAdded.class,
                        ThemeAdded.class,
                        ThemeReworded.class,
                        ThemeMoved.class,
                        ThemeSplit.class,
                        ThemesMerged.class,
                        ThemeRetired.class,
                        CodebookVersionFixed.class);
        Answer refused = service.post(codebook + "/fix-version", "");
        assertThat(refused.status()).isEqualTo(409);
        assertThat(refused.problem()).isEqualTo("codebook-changed-since-its-last-version");
    }

    @Test
    void a_codebook_is_of_an_engagement_that_exists() {
        Answer refused = service.post("/engagements/" + UUID.randomUUID() + "/codebook/themes", """
                {"themeId": "access", "name": "Access", "description": "By any means"}""");
        assertThat(refused.status()).isEqualTo(404);
        assertThat(service.post("/engagements/" + opened(service) + "/codebook/fix-version", "")
                        .problem())
                .isEqualTo("addressed-stream-exists");
    }

    @Test
    void a_response_is_coded_only_with_a_fixed_version() {
        UUID engagement = opened(service);
        UUID response = logged(service, engagement);
        Answer refused = service.post("/responses/" + response + "/code", coding("travel"));
        assertThat(refused.problem()).isEqualTo("coding-uses-a-fixed-version");
        codebook(service, engagement, "travel");
        accept("/responses/" + response + "/code", coding("travel"));
        assertThat(service.post("/responses/" + response + "/code", coding("parking"))
                        .problem())
                .isEqualTo("coded-theme-is-in-the-version");
    }

    @Test
    void everything_about_a_consideration_can_be_recorded() {
        UUID engagement = opened(service);
        codebook(service, engagement, "travel");
        UUID response = logged(service, engagement);
        accept("/responses/" + response + "/count", "{}");
        accept("/responses/" + response + "/code", coding("travel"));
        Answer raised = service.post("/engagements/" + engagement + "/considerations", """
                {"summary": "Getting there is hard", "themes": ["travel"]}""");
        assertThat(raised.status()).as(raised.problem()).isEqualTo(201);
        ConsiderationRaised event =
                (ConsiderationRaised) service.recordedIn(engagement).getLast();
        assertThat(event.itemCount()).isEqualTo(1);
        assertThat(event.codebookVersion()).isEqualTo(1);
        assertThat(event.bodies()).as("the engagement's owners").containsExactly("eastvale");
        assertThat(event.judgedAtPosition())
                .isEqualTo(raised.json().required("position").longValue() - 1);

        String consideration = "/considerations/" + raised.id();
        accept(consideration + "/answer", """
                {"bodies": ["eastvale"], "disposition": "ACCEPTED_IN_PART", "reasons": "Not everywhere",
                 "mitigation": "A bus on Tuesdays", "occurredAt": "2019-10-16T10:00:00Z"}""");
        accept(consideration + "/reopen", """
                {"themes": ["travel"], "codebookVersion": 1, "reason": "A late one was counted"}""");
        accept(consideration + "/withdraw", "{\"reason\": \"Part of another\"}");
        assertThat(recorded(Streams.consideration(raised.id())))
                .hasExactlyElementsOfTypes(
                        ConsiderationRaised.class,
                        ConsiderationAnswered.class,
                        ConsiderationReopened.class,
                        ConsiderationWithdrawn.class);
        assertThat(service.post("/considerations/" + UUID.randomUUID() + "/withdraw", "{\"reason\": \"-\"}")
                        .status())
                .isEqualTo(404);
    }

    @Test
    void a_report_states_its_method_and_the_fixed_version_it_reports() {
        UUID engagement = opened(service);
        codebook(service, engagement, "travel");
        byte[] report = "Report".getBytes(StandardCharsets.UTF_8);
        String reports = "/engagements/" + engagement + "/reports";
        assertThat(service.post(reports + "?codebookVersion=2", "text/plain", report)
                        .problem())
                .isEqualTo("reported-version-was-fixed");
        Answer issued = service.post(reports + "?codebookVersion=1&method=Each%20was%20read", "text/plain", report);
        assertThat(issued.status()).as(issued.problem()).isEqualTo(200);
        ReportIssued event = (ReportIssued) service.recordedIn(engagement).getLast();
        assertThat(event.codebookVersion()).isEqualTo(1);
        assertThat(event.method()).isEqualTo("Each was read");
    }

    @Test
    void everything_about_a_programme_can_be_recorded() {
        UUID engagement = opened(service);
        Answer started = service.post("/programmes", """
                {"title": "Future arrangements", "purpose": "One plan for three bodies", "ownerBodies": ["eastvale"]}""");
        assertThat(started.status()).as(started.problem()).isEqualTo(201);
        String programme = "/programmes/" + started.id();
        accept(programme + "/add-engagement", "{\"engagementId\": \"" + engagement + "\"}");
        String source = "{\"document\": \"Slide pack, September 2019\", \"where\": \"slide 12\"}";
        for (String id : List.of("plan", "merger")) {
            accept(programme + "/milestones", """
                    {"milestoneId": "%s", "name": "A step", "due": {"precision": "MONTH", "date": "2019-09"},
                     "source": %s, "engagementId": "%s"}""".formatted(id, source, engagement));
        }
        accept(programme + "/milestones/plan/reschedule", """
                {"to": {"precision": "DAY", "date": "2019-10-01", "asStated": "early October"}, "source": %s,
                 "reason": "It took longer"}""".formatted(source));
        accept(programme + "/milestones/plan/miss", "{\"explanation\": \"The data came late\"}");
        accept(programme + "/milestones/plan/meet", """
                {"on": {"precision": "DAY", "date": "2019-10-02"}, "evidence": %s}""".formatted(source));
        accept(programme + "/milestones/merger/abandon", "{\"reason\": \"Overtaken by legislation\"}");
        accept(programme + "/disagreements", """
                {"disagreementId": "plan-date", "subject": "When the plan is published", "milestoneId": "plan",
                 "statements": [{"source": %1$s, "says": "end September"}, {"source": %1$s, "says": "October"}]}""".formatted(source));
        accept(programme + "/disagreements/plan-date/settle", """
                {"holds": "2 October 2019", "reason": "It was published then"}""");
        assertThat(recorded(Streams.programme(started.id())))
                .hasExactlyElementsOfTypes(
                        ProgrammeStarted.class,
                        EngagementAddedToProgramme.class,
                        MilestoneSet.class,
                        MilestoneSet.class,
                        MilestoneRescheduled.class,
                        MilestoneMissed.class,
                        MilestoneMet.class,
                        MilestoneAbandoned.class,
                        DisagreementNoted.class,
                        DisagreementSettled.class);
    }

    @Test
    void a_date_of_another_precision_is_a_bad_request() {
        UUID programme = service.post("/programmes", """
                        {"title": "Future arrangements", "purpose": "One plan", "ownerBodies": ["eastvale"]}""").id();
        Answer refused = service.post("/programmes/" + programme + "/milestones", """
                {"milestoneId": "plan", "name": "Plan", "due": {"precision": "DAY", "date": "2019-11"},
                 "source": {"document": "Slide pack"}}""");
        assertThat(refused.status()).isEqualTo(400);
    }

    @Test
    void an_engagement_of_a_programme_exists() {
        UUID programme = service.post("/programmes", """
                        {"title": "Future arrangements", "purpose": "One plan", "ownerBodies": ["eastvale"]}""").id();
        assertThat(service.post(
                                "/programmes/" + programme + "/add-engagement",
                                "{\"engagementId\": \"" + UUID.randomUUID() + "\"}")
                        .status())
                .isEqualTo(404);
    }

    private static String coding(String theme) {
        return """
                {"responseVersion": 1, "codebookVersion": 1, "positions": [{"proposalId": "P1", "position": "OPPOSE"}],
                 "codings": [{"themeId": "%s", "questionId": "Q1", "position": "CONCERN"}], "origin": "HUMAN"}""".formatted(theme);
    }

    private static List<DomainEvent> recorded(String stream) {
        return service.bean(EventLog.class).readStream(stream, 0).stream()
                .map(event ->
                        service.bean(EventCodec.class).decode(event.bytes()).data())
                .toList();
    }

    private static void accept(String path, String json) {
        Answer answer = service.post(path, json);
        assertThat(answer.status()).as(path + ": " + answer.problem()).isEqualTo(200);
    }
}
