package org.duly.query.report;

import java.util.List;
import java.util.stream.Stream;
import org.duly.events.engagement.OutcomePublished;
import org.duly.events.engagement.ReportCounts;
import org.duly.events.response.Position;
import org.duly.query.codebook.Count;
import org.duly.query.codebook.ThemeAnalysis;
import org.duly.query.codebook.ThemeAnalysis.PositionCount;
import org.duly.query.codebook.ThemeAnalysis.ProposalCount;
import org.duly.query.codebook.ThemeAnalysis.QuestionCount;
import org.duly.query.codebook.ThemeAnalysis.ThemeCount;
import org.duly.query.consideration.ConsiderationFacts.BodyAnswer;
import org.duly.query.consideration.ConsiderationView;
import org.duly.query.web.HtmlPage;
import org.jspecify.annotations.Nullable;

/** A report as a page to read and to print. */
final class ReportPage {
    private final HtmlPage page;

    private ReportPage(HtmlPage page) {
        this.page = page;
    }

    static String of(ReportView report) {
        HtmlPage page = new HtmlPage(report.title());
        new ReportPage(page).write(report);
        return page.done();
    }

    private void write(ReportView report) {
        page.paragraph(report.purpose());
        page.paragraph("Report, version " + report.issued().version() + ", issued on ", report.issuedAt(), ".");
        if (report.stale()) {
            page.notice("The register has changed since this report was issued: " + inWords(report.countsNow()));
        }
        page.heading("Responses");
        page.paragraph(inWords(report.issued().counts()));
        page.heading("Method");
        page.paragraph(
                report.issued().method() == null
                        ? "Not stated."
                        : report.issued().method());
        ThemeAnalysis themes = report.themes();
        if (themes != null) {
            write(themes);
        }
        considerations(report.considerations());
        outcome(report.outcome());
        page.heading("How to check this report");
        page.paragraph("Judged at position " + report.issued().judgedAtPosition() + " of the log " + report.log()
                + ". Digest of the register (SHA-256): " + report.issued().registerHash() + ".");
    }

    private static String inWords(ReportCounts counts) {
        return counts.received() + " received, of which " + counts.counted() + " counted, " + counts.excluded()
                + " excluded and " + counts.pending() + " pending; " + counts.late() + " late. The counted are from "
                + counts.people() + " people and " + counts.campaigns() + " campaigns.";
    }

    private void write(ThemeAnalysis analysis) {
        page.heading("What people said");
        page.paragraph("Coded with version " + analysis.codebookVersion() + " of the codebook: "
                + analysis.coded().responses().items() + " of "
                + analysis.counted().items() + " counted responses, "
                + analysis.reviewed().items()
                + " of them reviewed by a second person.");
        for (ProposalCount proposal : analysis.coded().proposals()) {
            page.table(
                    "Overall: " + (proposal.title() == null ? proposal.proposalId() : proposal.title()),
                    List.of("Position", "Responses", "People", "Campaigns"),
                    proposal.positions().stream().map(ReportPage::row));
        }
        page.table(
                "Themes",
                List.of("Theme", "Responses", "People", "Campaigns", "By question and position"),
                analysis.coded().themes().stream().map(ReportPage::row));
    }

    private static List<String> row(PositionCount position) {
        return cells(inWords(position.position()), position.count());
    }

    private static List<String> row(ThemeCount theme) {
        String positions = String.join(
                "; ", theme.positions().stream().map(ReportPage::inWords).toList());
        return Stream.concat(cells(theme.theme().name(), theme.count()).stream(), Stream.of(positions))
                .toList();
    }

    private static List<String> cells(String name, Count count) {
        return List.of(
                name, Long.toString(count.items()), Long.toString(count.people()), Long.toString(count.campaigns()));
    }

    private static String inWords(QuestionCount count) {
        return count.questionId() + " " + inWords(count.position()) + ": "
                + count.count().items();
    }

    private static String inWords(Position position) {
        return switch (position) {
            case SUPPORT -> "support";
            case CONCERN -> "concern";
            case OPPOSE -> "oppose";
            case UNCLEAR -> "unclear";
            case NONE -> "none taken";
        };
    }

    private void considerations(List<ConsiderationView> considerations) {
        if (considerations.isEmpty()) {
            return;
        }
        page.heading("What the bodies made of it");
        for (ConsiderationView consideration : considerations) {
            page.table(
                    consideration.facts().summary(),
                    List.of("Body", "Answer", "Reasons", "What will be done"),
                    Stream.concat(
                            consideration.facts().answers().stream().map(ReportPage::row),
                            consideration.facts().awaited().stream().map(body -> List.of(body, "awaited", "", ""))));
        }
    }

    private static List<String> row(BodyAnswer answer) {
        String disposition = switch (answer.disposition()) {
            case ACCEPTED -> "accepted";
            case ACCEPTED_IN_PART -> "accepted in part";
            case NOT_ACCEPTED -> "not accepted";
            case NOTED -> "noted";
            case REFERRED -> "referred to " + answer.referredTo();
        };
        return List.of(
                answer.body(), disposition, answer.reasons(), answer.mitigation() == null ? "" : answer.mitigation());
    }

    private void outcome(@Nullable OutcomePublished outcome) {
        if (outcome == null) {
            return;
        }
        page.heading("You asked");
        page.paragraph(outcome.asked());
        page.heading("You said");
        page.paragraph(outcome.said());
        page.heading("We did");
        page.paragraph(outcome.did());
    }
}
