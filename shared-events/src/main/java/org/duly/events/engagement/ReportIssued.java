package org.duly.events.engagement;

import org.duly.events.EventType;
import org.jspecify.annotations.Nullable;

/**
 * The engagement report was issued on a register with nothing pending.
 *
 * @param registerHash lower-case hex SHA-256 over the register the report was written on
 * @param judgedAtPosition the position up to which that register, its codings and the codebook were read
 * @param codebookVersion the fixed version of the codebook whose themes it reports; absent if it reports none
 * @param method how responses were taken in, counted and coded, in the words of the report
 */
@EventType("org.duly.engagement.report-issued.v1")
public record ReportIssued(
        int version,
        String sha256,
        String registerHash,
        ReportCounts counts,
        long judgedAtPosition,
        @Nullable Integer codebookVersion,
        @Nullable String method)
        implements EngagementEvent {
    /** A report on counts alone. */
    public ReportIssued(int version, String sha256, String registerHash, ReportCounts counts, long judgedAtPosition) {
        this(version, sha256, registerHash, counts, judgedAtPosition, null, null);
    }
}
