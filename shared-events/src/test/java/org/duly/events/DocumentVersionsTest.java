package org.duly.events;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Objects;
import org.duly.events.document.DocumentEvent;
import org.duly.events.document.DocumentKind;
import org.duly.events.document.DocumentVersionIssued;
import org.duly.events.document.DocumentVersionWithdrawn;
import org.duly.events.document.DocumentVersions;
import org.junit.jupiter.api.Test;

/** Which version of a document may be signed. */
class DocumentVersionsTest {
    @Test
    void onlyTheLastThatWasIssuedIsCurrent() {
        DocumentVersions versions = versions(issued(1), issued(2));
        assertThat(versions.isCurrent(2)).isTrue();
        assertThat(versions.isCurrent(1)).isFalse();
        assertThat(versions.isCurrent(3)).isFalse();
        assertThat(versions.isCurrent(0)).isFalse();
        assertThat(DocumentVersions.NONE.isCurrent(0)).isFalse();
    }

    @Test
    void whenTheLastIsWithdrawnNoneIsCurrentUntilTheNext() {
        DocumentVersions withdrawn = versions(issued(1), issued(2), new DocumentVersionWithdrawn(2, "Wrong"));
        assertThat(withdrawn.isCurrent(2)).isFalse();
        assertThat(withdrawn.isCurrent(1)).isFalse();
        assertThat(withdrawn.with(issued(3)).isCurrent(3)).isTrue();
    }

    @Test
    void versionsAreFoundByNumber() {
        DocumentVersions versions = versions(issued(1), issued(2));
        assertThat(Objects.requireNonNull(versions.version(2)).version()).isEqualTo(2);
        assertThat(versions.version(3)).isNull();
        assertThat(versions.version(0)).isNull();
    }

    private static DocumentVersions versions(DocumentEvent... events) {
        DocumentVersions versions = DocumentVersions.NONE;
        for (DocumentEvent event : events) {
            versions = versions.with(event);
        }
        return versions;
    }

    private static DocumentVersionIssued issued(int version) {
        return new DocumentVersionIssued(
                version, DocumentKind.PROPOSAL, "The case", "a".repeat(64), "text/plain", "board", null, null, null);
    }
}
