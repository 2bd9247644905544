package org.duly.command.engagement;

import org.duly.events.engagement.ReportCounts;

/**
 * What the register of an engagement's responses came to, and up to where it was read.
 *
 * @param registerHash lower-case hex SHA-256 over the register's canonical lines
 * @param judgedAtPosition everything up to this position was taken in
 * @param codebookVersion the last version of the codebook that was fixed; 0 if none was
 */
public record RegisterJudgement(ReportCounts counts, String registerHash, long judgedAtPosition, int codebookVersion) {}
