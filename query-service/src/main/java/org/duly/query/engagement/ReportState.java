package org.duly.query.engagement;

import java.util.UUID;
import org.duly.events.engagement.ReportCounts;
import org.duly.events.engagement.ReportIssued;
import org.duly.query.asof.Cut;
import org.duly.query.response.ReportedChanges;
import org.duly.query.response.ResponseCounts;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * A report beside the register.
 *
 * @param counts as the report would state them as of the cut
 * @param stale whether the register is another since the report was judged: a response was received, counted, excluded,
 *     withdrawn or moved from one campaign to another, even if the numbers are the same again, or another deadline makes
 *     others late
 */
public record ReportState(ReportCounts counts, boolean stale) {
    /**
     * As of a cut, in the caller's transaction.
     *
     * @param counted as of the same cut
     */
    public static ReportState of(
            JdbcClient jdbc, UUID engagementId, ReportIssued report, ResponseCounts counted, Cut cut) {
        ReportCounts counts = new ReportCounts(
                counted.received(),
                counted.counted(),
                counted.excluded(),
                counted.pending(),
                counted.late(),
                counted.countedPeople(),
                counted.countedCampaigns());
        return new ReportState(
                counts,
                !counts.equals(report.counts())
                        || ReportedChanges.since(jdbc, engagementId, report.judgedAtPosition(), cut));
    }
}
