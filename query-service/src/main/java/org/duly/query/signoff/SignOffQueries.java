package org.duly.query.signoff;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.duly.query.asof.AsOf;
import org.duly.query.asof.Cut;
import org.duly.query.body.BodyQueries;
import org.duly.query.database.Snapshot;
import org.duly.query.document.DocumentFacts;
import org.duly.query.document.DocumentQueries;
import org.duly.query.governance.GovernanceStreams;
import org.duly.query.governance.Kind;
import org.duly.query.log.PlacedEvent;
import org.duly.query.signoff.SignOffMatrix.DocumentRow;
import org.duly.query.web.Page;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Questions about sign-offs, now and in the past, in one and the same way: each folds their events. */
@Component
public class SignOffQueries {
    private final Snapshot snapshot;
    private final GovernanceStreams streams;
    private final DocumentQueries documents;
    private final BodyQueries bodies;

    SignOffQueries(Snapshot snapshot, GovernanceStreams streams, DocumentQueries documents, BodyQueries bodies) {
        this.snapshot = snapshot;
        this.streams = streams;
        this.documents = documents;
        this.bodies = bodies;
    }

    /**
     * The matrix of a subject: an engagement, a merger or a document.
     *
     * @param asOf null for now
     * @return empty if nothing was ever recorded of it
     */
    Optional<SignOffMatrix> matrix(String subject, @Nullable AsOf asOf) {
        return snapshot.read(jdbc -> streams.cut(jdbc, subject, asOf).map(cut -> matrix(jdbc, cut, subject, asOf)));
    }

    private SignOffMatrix matrix(JdbcClient jdbc, Cut cut, String subject, @Nullable AsOf asOf) {
        List<SignOffFacts> signOffs = about(jdbc, cut, subject);
        Map<UUID, DocumentFacts> issued = new LinkedHashMap<>();
        documents.about(jdbc, cut, List.of(subject)).forEach(document -> issued.put(document.id(), document));
        issued.putAll(documentsOf(jdbc, cut, signOffs));
        List<UUID> rows = new ArrayList<>(issued.keySet());
        signOffs.stream()
                .map(signOff -> signOff.request().documentId())
                .filter(document -> !rows.contains(document))
                .distinct()
                .forEach(rows::add);
        Map<UUID, List<SignOffCell>> cells = signOffs.stream()
                .map(signOff -> cell(signOff, issued, cut))
                .sorted(Comparator.comparing(SignOffCell::bodyId)
                        .thenComparingInt(SignOffCell::version)
                        .thenComparing(SignOffCell::requestedAt))
                .collect(Collectors.groupingBy(SignOffCell::documentId));
        return new SignOffMatrix(
                cut.time(),
                asOf == null ? null : cut.clock(),
                cut.log(),
                cut.position(),
                signOffs.stream()
                        .map(signOff -> signOff.request().bodyId())
                        .distinct()
                        .sorted()
                        .toList(),
                rows.stream()
                        .map(document -> row(document, issued.get(document), cells.getOrDefault(document, List.of())))
                        .toList());
    }

    private static DocumentRow row(UUID id, @Nullable DocumentFacts document, List<SignOffCell> cells) {
        return new DocumentRow(
                id, document == null ? null : document.title(), document == null ? 0 : document.lastVersion(), cells);
    }

    /**
     * A body's sign-offs, the last asked for first.
     *
     * @param asOf null for now
     * @return empty if nothing was ever recorded of the body
     */
    Optional<Page<SignOffCell>> ofBody(String bodyId, @Nullable AsOf asOf, @Nullable String after, int limit) {
        String body = Kind.BODY.of(bodyId);
        return snapshot.read(jdbc -> streams.cut(jdbc, body, asOf).map(cut -> {
            Page<List<PlacedEvent>> page = streams.latestFirst(jdbc, cut, List.of(body), Kind.SIGN_OFF, after, limit);
            List<SignOffFacts> signOffs =
                    page.items().stream().map(SignOffFold::all).toList();
            Map<UUID, DocumentFacts> issued = documentsOf(jdbc, cut, signOffs);
            return new Page<>(
                    signOffs.stream().map(signOff -> cell(signOff, issued, cut)).toList(), page.next());
        }));
    }

    /**
     * The board's view of one item.
     *
     * @param asOf null for now
     * @return empty if there is none, or was none then
     */
    Optional<BoardView> board(UUID id, @Nullable AsOf asOf) {
        return snapshot.read(
                jdbc -> streams.cut(jdbc, Kind.SIGN_OFF.of(id), asOf).flatMap(cut -> board(jdbc, cut, id, asOf)));
    }

    /** The same as of a cut, in the caller's transaction. */
    public Optional<BoardView> board(JdbcClient jdbc, Cut cut, UUID id, @Nullable AsOf asOf) {
        return one(jdbc, cut, id)
                .map(facts -> BoardViews.of(
                        facts,
                        bodies.events(jdbc, cut, facts.request().bodyId()),
                        documents
                                .facts(jdbc, cut, facts.request().documentId())
                                .map(DocumentFacts::lastVersion)
                                .orElse(0),
                        streams.all(jdbc, cut, Kind.SIGN_OFF.of(id), Kind.DECISION).stream()
                                .map(events ->
                                        UUID.fromString(Kind.DECISION.idOf(events.getFirst().envelope().stream())))
                                .toList(),
                        cut,
                        asOf));
    }

    /** One sign-off as of a cut, in the caller's transaction. */
    public Optional<SignOffFacts> one(JdbcClient jdbc, Cut cut, UUID id) {
        List<PlacedEvent> events = streams.one(jdbc, cut, Kind.SIGN_OFF.of(id));
        return events.isEmpty() ? Optional.empty() : Optional.of(SignOffFold.all(events));
    }

    /** The sign-offs that have to do with a subject, in the order in which they were asked for. */
    public List<SignOffFacts> about(JdbcClient jdbc, Cut cut, String subject) {
        return streams.all(jdbc, cut, subject, Kind.SIGN_OFF).stream()
                .map(SignOffFold::all)
                .toList();
    }

    /** The documents that sign-offs are about, by id. */
    public Map<UUID, DocumentFacts> documentsOf(JdbcClient jdbc, Cut cut, List<SignOffFacts> signOffs) {
        List<String> subjects = signOffs.stream()
                .map(signOff -> Kind.DOCUMENT.of(signOff.request().documentId()))
                .distinct()
                .toList();
        return documents.about(jdbc, cut, subjects).stream()
                .collect(
                        Collectors.toMap(DocumentFacts::id, document -> document, (one, _) -> one, LinkedHashMap::new));
    }

    private static SignOffCell cell(SignOffFacts signOff, Map<UUID, DocumentFacts> issued, Cut cut) {
        DocumentFacts document = issued.get(signOff.request().documentId());
        return SignOffCell.of(signOff, document == null ? 0 : document.lastVersion(), cut);
    }
}
