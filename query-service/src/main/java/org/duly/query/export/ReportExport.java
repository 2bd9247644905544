package org.duly.query.export;

import java.util.List;
import org.duly.events.engagement.ReportCounts;
import org.duly.events.engagement.ReportIssued;
import org.duly.query.report.ReportView;

/** An engagement's reports as rows: one for each version, with what has become of it. */
final class ReportExport {
    static final List<String> COLUMNS = List.of(
            "version",
            "issuedAt",
            "published",
            "stale",
            "received",
            "counted",
            "excluded",
            "pending",
            "late",
            "people",
            "campaigns",
            "codebookVersion",
            "method",
            "judgedAtPosition",
            "registerHash",
            "sha256");

    private ReportExport() {}

    static void write(ReportView report, Rows rows) {
        ReportIssued issued = report.issued();
        ReportCounts counts = issued.counts();
        rows.add(
                issued.version(),
                report.issuedAt(),
                report.published(),
                report.stale(),
                counts.received(),
                counts.counted(),
                counts.excluded(),
                counts.pending(),
                counts.late(),
                counts.people(),
                counts.campaigns(),
                issued.codebookVersion(),
                issued.method(),
                issued.judgedAtPosition(),
                issued.registerHash(),
                issued.sha256());
    }
}
