package org.duly.command.response;

import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.duly.events.document.DocumentEvent;
import org.duly.events.document.DocumentKind;
import org.duly.events.document.DocumentVersionIssued;
import org.duly.events.document.DocumentVersions;
import org.duly.events.engagement.ReportIssued;
import org.jspecify.annotations.Nullable;

/**
 * What an engagement has issued that must be there before a vote that names it. Immutable.
 *
 * @param report the last version of its report, or null if none was issued
 * @param equalityAssessments by document
 */
public record EngagementPapers(@Nullable ReportIssued report, Map<UUID, DocumentVersions> equalityAssessments) {
    static final EngagementPapers NONE = new EngagementPapers(null, Map.of());

    public EngagementPapers {
        equalityAssessments = Map.copyOf(equalityAssessments);
    }

    /** Whether there is an equality assessment whose last version was not withdrawn. */
    public boolean hasEqualityAssessment() {
        return equalityAssessments.values().stream().anyMatch(versions -> versions.isCurrent(versions.latest()));
    }

    EngagementPapers with(ReportIssued issued) {
        return new EngagementPapers(issued, equalityAssessments);
    }

    EngagementPapers with(UUID documentId, DocumentEvent event) {
        DocumentVersions before = equalityAssessments.get(documentId);
        boolean assessment =
                event instanceof DocumentVersionIssued issued && issued.kind() == DocumentKind.EQUALITY_ASSESSMENT;
        if (before == null && !assessment) {
            return this;
        }
        Map<UUID, DocumentVersions> after = new HashMap<>(equalityAssessments);
        after.put(documentId, (before == null ? DocumentVersions.NONE : before).with(event));
        return new EngagementPapers(report, after);
    }
}
