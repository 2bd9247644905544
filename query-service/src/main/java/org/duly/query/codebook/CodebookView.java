package org.duly.query.codebook;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.duly.query.codebook.CodebookFacts.CodebookVersion;
import org.duly.query.codebook.CodebookFacts.GoneTheme;

/**
 * An engagement's codebook.
 *
 * @param position of the log up to which this was worked out
 * @param lastVersion the last one fixed; 0 if none was
 * @param themes as they are being edited; they become the next version
 * @param versions the fixed ones, from the first
 * @param gone the themes that were split, merged or retired, by their ids
 * @param streamVersion of the codebook's last event; -1 if there is none
 */
public record CodebookView(
        UUID engagementId,
        String log,
        long position,
        int lastVersion,
        List<Theme> themes,
        List<CodebookVersion> versions,
        Map<String, GoneTheme> gone,
        long streamVersion) {}
