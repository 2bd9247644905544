package org.duly.events.engagement;

import org.duly.events.EventType;

/**
 * The engagement report was issued on a register with nothing pending.
 *
 * @param registerHash lower-case hex SHA-256 over the register the report was written on
 * @param judgedAtPosition the position up to which that register was read
 */
@EventType("org.duly.engagement.report-issued.v1")
public record ReportIssued(int version, String sha256, String registerHash, ReportCounts counts, long judgedAtPosition)
        implements EngagementEvent {}
