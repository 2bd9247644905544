package org.duly.command.document;

import java.util.UUID;
import org.duly.command.document.DocumentRules.DocumentIsIssued;
import org.duly.command.document.DocumentState.Issued;
import org.duly.command.handling.KnownStreams;
import org.duly.command.handling.KnownStreams.Known;
import org.duly.command.handling.Refusal;
import org.duly.command.handling.Streams;
import org.duly.command.log.EventLog;
import org.duly.events.EventCodec;
import org.duly.events.document.DocumentEvent;

/** What is known of documents, for commands on other streams. Thread-safe. */
public final class DocumentLookup {
    private final KnownStreams<DocumentState, DocumentEvent> documents;

    public DocumentLookup(EventLog log, EventCodec codec) {
        DocumentDecider decider = new DocumentDecider();
        this.documents = new KnownStreams<>(
                log,
                codec,
                DocumentEvent.class,
                decider.initial(),
                (before, event, _) -> decider.evolve(before, event));
    }

    /**
     * A document at the head of the log.
     *
     * @throws Refusal if there is no such document
     */
    public KnownDocument document(UUID documentId) {
        Known<DocumentState> known = documents.read(Streams.document(documentId));
        if (!(known.state() instanceof Issued document)) {
            throw new Refusal(new DocumentIsIssued(documentId));
        }
        return new KnownDocument(
                documentId,
                known.scope(),
                document.kind(),
                document.engagementId(),
                document.versions(),
                documents.guard(known));
    }
}
