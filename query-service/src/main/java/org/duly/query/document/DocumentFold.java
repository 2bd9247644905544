package org.duly.query.document;

import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.duly.events.document.DocumentEvent;
import org.duly.events.document.DocumentVersionIssued;
import org.duly.events.document.DocumentVersionWithdrawn;
import org.duly.query.document.DocumentFacts.Version;
import org.duly.query.governance.Act;
import org.duly.query.governance.Kind;
import org.duly.query.log.PlacedEvent;

/** What the events of a document make of it. Pure. */
public final class DocumentFold {
    private DocumentFold() {}

    /**
     * A document from the beginning of its stream.
     *
     * @param events at least one
     */
    public static DocumentFacts all(List<PlacedEvent> events) {
        List<Version> versions = new ArrayList<>();
        for (PlacedEvent event : events) {
            switch ((DocumentEvent) event.envelope().data()) {
                case DocumentVersionIssued issued -> versions.add(new Version(issued, Act.of(event), null));
                case DocumentVersionWithdrawn withdrawn ->
                    versions.replaceAll(version -> version.issued().version() == withdrawn.version()
                            ? new Version(version.issued(), version.issuedIn(), withdrawn.reason())
                            : version);
            }
        }
        PlacedEvent last = events.getLast();
        return new DocumentFacts(
                UUID.fromString(Kind.DOCUMENT.idOf(last.envelope().stream())),
                versions.getLast().issued().title(),
                List.copyOf(versions),
                last.log(),
                last.position(),
                last.envelope().streamVersion());
    }
}
