package org.duly.command.document;

import java.util.UUID;
import org.duly.command.handling.BusinessRule;
import org.duly.command.handling.Existence;
import org.duly.events.document.DocumentKind;
import org.duly.events.document.DocumentVersionIssued;
import org.duly.events.document.DocumentVersions;
import org.jspecify.annotations.Nullable;

/** The rules about documents that bodies sign, each named as the sentence it states. */
public final class DocumentRules {
    private DocumentRules() {}

    /** What is asked about was issued. */
    public record DocumentIsIssued(UUID documentId) implements Existence {
        @Override
        public boolean isKept() {
            return false;
        }

        @Override
        public String explanation() {
            return "There is no document " + documentId + ". Check the id.";
        }
    }

    /** The version asked about was issued. */
    public record DocumentVersionWasIssued(DocumentVersions versions, int version) implements BusinessRule {
        @Override
        public boolean isKept() {
            return versions.version(version) != null;
        }

        @Override
        public String explanation() {
            return "The document has no version " + version + "; the last is " + versions.latest() + ".";
        }

        @Override
        public String field() {
            return "/version";
        }
    }

    /** A version is withdrawn once. */
    public record DocumentVersionIsWithdrawnOnce(DocumentVersions versions, int version) implements BusinessRule {
        @Override
        public boolean isKept() {
            return !versions.withdrawn().contains(version);
        }

        @Override
        public String explanation() {
            return "Version " + version + " was withdrawn already.";
        }
    }

    /** Rule 7: what is signed is a digest, so a version with the same bytes as the last would be none. */
    public record NewVersionHasOtherBytes(DocumentVersions versions, String sha256) implements BusinessRule {
        @Override
        public boolean isKept() {
            DocumentVersionIssued last = versions.version(versions.latest());
            return last == null || !last.sha256().equals(sha256);
        }

        @Override
        public String explanation() {
            return "Version " + versions.latest() + " has the same bytes. A new version is one whose bytes changed.";
        }

        @Override
        public String field() {
            return "/sha256";
        }
    }

    /** The report of an engagement says which version of it, one that was issued; no other document does. */
    public record ReportDocumentNamesAnIssuedVersion(
            DocumentKind kind,
            @Nullable UUID engagementId,
            @Nullable Integer reportVersion,
            int issued) implements BusinessRule {
        @Override
        public boolean isKept() {
            if (kind != DocumentKind.ENGAGEMENT_REPORT) {
                return reportVersion == null;
            }
            return engagementId != null && reportVersion != null && reportVersion >= 1 && reportVersion <= issued;
        }

        @Override
        public String explanation() {
            return kind == DocumentKind.ENGAGEMENT_REPORT
                    ? "Name the engagement, and which of the " + issued + " versions of its report this is."
                    : "Only a document of the kind ENGAGEMENT_REPORT is a version of a report.";
        }

        @Override
        public String field() {
            return "/reportVersion";
        }
    }
}
