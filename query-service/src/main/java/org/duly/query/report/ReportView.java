package org.duly.query.report;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.duly.events.engagement.OutcomePublished;
import org.duly.events.engagement.ReportCounts;
import org.duly.events.engagement.ReportIssued;
import org.duly.query.codebook.ThemeAnalysis;
import org.duly.query.consideration.ConsiderationView;
import org.jspecify.annotations.Nullable;

/**
 * An engagement report: as it was issued, worked out again from what was on the record at the position it was judged at,
 * and what has become of it since, or had by the past asked about.
 *
 * @param title of the engagement then; so is {@code purpose}
 * @param issued counts, method, digest of the register and version of the codebook
 * @param issuedAt as told
 * @param published whether it was published since
 * @param stale whether the register is another since it was judged: something was received, counted or excluded, even if
 *     the numbers are the same again
 * @param countsNow the counts as they are now
 * @param themes what the counted responses said then; null if the report names no version of the codebook
 * @param considerations as they stood then
 * @param outcome what people were told came of it, if they were
 * @param position of the log up to which this was worked out
 */
public record ReportView(
        UUID engagementId,
        String title,
        String purpose,
        ReportIssued issued,
        Instant issuedAt,
        boolean published,
        boolean stale,
        ReportCounts countsNow,
        @Nullable ThemeAnalysis themes,
        List<ConsiderationView> considerations,
        @Nullable OutcomePublished outcome,
        String log,
        long position) {}
