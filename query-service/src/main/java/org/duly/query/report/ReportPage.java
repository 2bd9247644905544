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
import org.jspecify.annotations.Nullable;
import org.springframework.web.util.HtmlUtils;

/** A report as one HTML page that needs nothing else: no script, no font, no picture. Everything shown is escaped. */
final class ReportPage {
    private static final String STYLE = "body{font:16px/1.5 sans-serif;max-width:60rem;margin:2rem auto;padding:0 1rem}"
            + "table{border-collapse:collapse;width:100%;margin:1rem 0}caption{text-align:left;font-weight:bold}"
            + "th,td{border:1px solid #666;padding:.3rem .5rem;text-align:left;vertical-align:top}"
            + ".stale{border:2px solid #900;padding:.5rem 1rem}@media print{body{margin:0;max-width:none}}";

    private final StringBuilder html = new StringBuilder();

    private ReportPage() {}

    static String of(ReportView report) {
        ReportPage page = new ReportPage();
        page.write(report);
        return page.html.toString();
    }

    private void write(ReportView report) {
        html.append("<!DOCTYPE html><html lang=\"en-GB\"><head><meta charset=\"utf-8\"><title>");
        text(report.title()).append("</title><style>").append(STYLE).append("</style></head><body><h1>");
        text(report.title()).append("</h1>");
        paragraph(report.purpose());
        paragraph("Report, version " + report.issued().version() + ", issued " + report.issuedAt() + ".");
        if (report.stale()) {
            html.append("<p class=\"stale\">");
            text("The register has changed since this report was issued: " + inWords(report.countsNow()))
                    .append("</p>");
        }
        heading("Responses");
        paragraph(inWords(report.issued().counts()));
        heading("Method");
        paragraph(
                report.issued().method() == null
                        ? "Not stated."
                        : report.issued().method());
        ThemeAnalysis themes = report.themes();
        if (themes != null) {
            write(themes);
        }
        considerations(report.considerations());
        outcome(report.outcome());
        heading("How to check this report");
        paragraph("Judged at position " + report.issued().judgedAtPosition() + " of the log " + report.log()
                + ". Digest of the register (SHA-256): " + report.issued().registerHash() + ".");
        html.append("</body></html>");
    }

    private static String inWords(ReportCounts counts) {
        return counts.received() + " received, of which " + counts.counted() + " counted, " + counts.excluded()
                + " excluded and " + counts.pending() + " pending; " + counts.late() + " late. The counted are from "
                + counts.people() + " people and " + counts.campaigns() + " campaigns.";
    }

    private void write(ThemeAnalysis analysis) {
        heading("What people said");
        paragraph("Coded with version " + analysis.codebookVersion() + " of the codebook: "
                + analysis.coded().responses().items() + " of "
                + analysis.counted().items() + " counted responses, "
                + analysis.reviewed().items()
                + " of them reviewed by a second person.");
        for (ProposalCount proposal : analysis.coded().proposals()) {
            table(
                    "Overall: " + (proposal.title() == null ? proposal.proposalId() : proposal.title()),
                    List.of("Position", "Responses", "People", "Campaigns"),
                    proposal.positions().stream().map(ReportPage::row));
        }
        table(
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
        heading("What the bodies made of it");
        for (ConsiderationView consideration : considerations) {
            table(
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
        heading("You asked");
        paragraph(outcome.asked());
        heading("You said");
        paragraph(outcome.said());
        heading("We did");
        paragraph(outcome.did());
    }

    private void heading(String heading) {
        html.append("<h2>");
        text(heading).append("</h2>");
    }

    private void paragraph(String paragraph) {
        html.append("<p>");
        text(paragraph).append("</p>");
    }

    private void table(String caption, List<String> columns, Stream<List<String>> rows) {
        html.append("<table><caption>");
        text(caption).append("</caption><thead><tr>");
        columns.forEach(column -> {
            html.append("<th scope=\"col\">");
            text(column).append("</th>");
        });
        html.append("</tr></thead><tbody>");
        rows.forEach(cells -> {
            html.append("<tr>");
            cells.forEach(cell -> {
                html.append("<td>");
                text(cell).append("</td>");
            });
            html.append("</tr>");
        });
        html.append("</tbody></table>");
    }

    private StringBuilder text(String text) {
        return html.append(HtmlUtils.htmlEscape(text, "UTF-8"));
    }
}
