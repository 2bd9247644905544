package org.duly.command.decision;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.duly.command.decision.DecisionFacts.Assessment;
import org.duly.command.decision.DecisionFacts.IssuedVersion;
import org.duly.command.document.DocumentRules.DocumentIsIssued;
import org.duly.command.handling.KnownStreams;
import org.duly.command.handling.KnownStreams.Known;
import org.duly.command.handling.Refusal;
import org.duly.command.handling.Streams;
import org.duly.command.log.Append.Guard;
import org.duly.command.log.EventLog;
import org.duly.command.signoff.SignOffRules.SignOffIsRequested;
import org.duly.events.EventCodec;
import org.duly.events.document.DocumentEvent;
import org.duly.events.document.DocumentVersionIssued;
import org.duly.events.document.DocumentVersionWithdrawn;
import org.duly.events.engagement.EngagementEvent;
import org.duly.events.engagement.ReportIssued;
import org.duly.events.signoff.SignOffEvent;
import org.duly.events.signoff.SignOffRequested;

/** What decisions cite: items of business, and papers with the time at which they were issued. Thread-safe. */
public final class CitedLookup {
    private final KnownStreams<Optional<CitedSignOff>, SignOffEvent> signOffs;
    private final KnownStreams<List<IssuedVersion>, DocumentEvent> documents;
    private final KnownStreams<Map<Integer, Instant>, EngagementEvent> reports;

    public CitedLookup(EventLog log, EventCodec codec) {
        this.signOffs = new KnownStreams<>(
                log,
                codec,
                SignOffEvent.class,
                Optional.empty(),
                (before, event, envelope) -> event instanceof SignOffRequested request
                        ? Optional.of(CitedSignOff.of(Streams.idOf(envelope.stream()), request))
                        : before.map(item -> item.with(event)));
        this.documents = new KnownStreams<>(
                log,
                codec,
                DocumentEvent.class,
                List.of(),
                (before, event, envelope) -> after(before, event, envelope.time()));
        this.reports = new KnownStreams<>(
                log,
                codec,
                EngagementEvent.class,
                Map.of(),
                (before, event, envelope) ->
                        event instanceof ReportIssued issued ? with(before, issued, envelope.time()) : before);
    }

    /**
     * Sign-offs at the head of the log.
     *
     * @param guards takes those that nothing happened to them since
     * @throws Refusal if there is no such sign-off
     */
    List<CitedSignOff> signOffs(List<UUID> ids, List<Guard> guards) {
        List<CitedSignOff> cited = new ArrayList<>();
        for (UUID id : ids) {
            Known<Optional<CitedSignOff>> known = signOffs.read(Streams.signOff(id));
            cited.add(known.state().orElseThrow(() -> new Refusal(new SignOffIsRequested(id))));
            guards.add(signOffs.guard(known));
        }
        return cited;
    }

    /**
     * A document at the head of the log, named as equality assessment.
     *
     * @param guards takes the one that nothing was issued or withdrawn since
     * @throws Refusal if there is no such document
     */
    Assessment assessment(UUID documentId, List<Guard> guards) {
        Known<List<IssuedVersion>> known = documents.read(Streams.document(documentId));
        if (known.state().isEmpty()) {
            throw new Refusal(new DocumentIsIssued(documentId));
        }
        guards.add(documents.guard(known));
        DocumentVersionIssued first = known.state().getFirst().version();
        return new Assessment(first.kind(), first.engagementId(), known.state());
    }

    /** When each version of an engagement's report was issued. There only come more, so nothing guards it. */
    Map<Integer, Instant> reports(UUID engagementId) {
        return reports.read(Streams.engagement(engagementId)).state();
    }

    private static List<IssuedVersion> after(List<IssuedVersion> before, DocumentEvent event, Instant time) {
        List<IssuedVersion> after = new ArrayList<>(before);
        switch (event) {
            case DocumentVersionIssued issued -> after.add(new IssuedVersion(issued, time, null));
            case DocumentVersionWithdrawn withdrawn ->
                after.replaceAll(each -> each.version().version() == withdrawn.version()
                        ? new IssuedVersion(each.version(), each.issuedAt(), time)
                        : each);
        }
        return List.copyOf(after);
    }

    private static Map<Integer, Instant> with(Map<Integer, Instant> before, ReportIssued issued, Instant time) {
        Map<Integer, Instant> after = new HashMap<>(before);
        after.put(issued.version(), time);
        return Map.copyOf(after);
    }
}
