package org.duly.query.gunning;

import java.util.List;
import org.duly.query.gunning.GunningSheet.Section;
import org.duly.query.web.HtmlPage;
import org.duly.query.web.Prose;

/** The sheet as a page to read and to print. */
final class GunningPage {
    private GunningPage() {}

    static String of(GunningSheet sheet) {
        HtmlPage page = new HtmlPage(sheet.title())
                .paragraph(
                        "What the record shows for each of the four Gunning principles and for the equality duty, as of ",
                        sheet.now(),
                        ", and what it does not. Whether that is enough is not for this sheet to say.");
        for (Section section : sheet.sections()) {
            page.heading(section.heading());
            if (section.shown().isEmpty()) {
                page.paragraph("Nothing is recorded.");
            } else {
                page.table(
                        "What is recorded",
                        List.of("What", "Happened", "Recorded", "Position"),
                        section.shown().stream()
                                .map(shown -> List.of(
                                        shown.words(),
                                        shown.happenedAt(),
                                        Prose.of(
                                                shown.in().recordedAt(),
                                                shown.recordedOutOfOrder() ? ", after what happened later" : ""),
                                        Long.toString(shown.in().position()))));
            }
            if (!section.forReview().isEmpty()) {
                page.table(
                        "For review",
                        List.of("By", "What", "Order", "Explanation given"),
                        section.forReview().stream()
                                .map(finding -> List.of(
                                        finding.by(),
                                        finding.what(),
                                        finding.sentence(),
                                        finding.explanation() == null ? "None." : finding.explanation())));
            }
            if (!section.missing().isEmpty()) {
                page.table(
                        "What the record does not hold",
                        List.of("What"),
                        section.missing().stream().map(List::of));
            }
        }
        return page.paragraph("Position " + sheet.position() + " of the log " + sheet.log() + ".")
                .done();
    }
}
