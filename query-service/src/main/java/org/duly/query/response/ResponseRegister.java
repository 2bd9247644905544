package org.duly.query.response;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.duly.events.ballot.BallotEvent;
import org.duly.events.body.BodyEvent;
import org.duly.events.codebook.CodebookEvent;
import org.duly.events.consideration.ConsiderationEvent;
import org.duly.events.decision.DecisionEvent;
import org.duly.events.disclosure.DisclosureEvent;
import org.duly.events.document.DocumentEvent;
import org.duly.events.engagement.EngagementEvent;
import org.duly.events.merger.MergerEvent;
import org.duly.events.organisation.OrganisationEvent;
import org.duly.events.privacy.LegalHoldLifted;
import org.duly.events.privacy.LegalHoldPlaced;
import org.duly.events.privacy.PrivacyEvent;
import org.duly.events.privacy.RespondentErased;
import org.duly.events.programme.ProgrammeEvent;
import org.duly.events.response.ResponseAmended;
import org.duly.events.response.ResponseEvent;
import org.duly.events.response.ResponseLogged;
import org.duly.events.signoff.SignOffEvent;
import org.duly.platform.vault.KeyVault;
import org.duly.platform.vault.RespondentKey;
import org.duly.platform.vault.Sealer;
import org.duly.query.database.ReadSchema;
import org.duly.query.log.PlacedEvent;
import org.duly.query.log.ReadModel;
import org.duly.query.log.UnknownStreamException;

/**
 * Keeps the register: loads the rows a batch changes, folds the batch over them in memory, writes them back, decrypts
 * what was newly said, and moves the counts. The number of round trips does not depend on the number of events.
 */
public final class ResponseRegister implements ReadModel {
    private final KeyVault vault;
    private final Sealer sealer;

    public ResponseRegister(KeyVault vault, Sealer sealer) {
        this.vault = vault;
        this.sealer = sealer;
    }

    @Override
    public void apply(Connection connection, ReadSchema schema, List<PlacedEvent> events) throws SQLException {
        Map<UUID, ResponseRow> before = loadChanged(connection, schema, events);
        Map<UUID, ResponseRow> after = new LinkedHashMap<>(before);
        Set<UUID> touched = new HashSet<>();
        List<SealedText> written = new ArrayList<>();
        List<ResponseReason.Sealed> reasons = new ArrayList<>();
        TallyChanges counts = new TallyChanges();
        CodingChanges codings = new CodingChanges();
        Set<UUID> erased = new HashSet<>();
        for (PlacedEvent event : events) {
            switch (event.envelope().data()) {
                case ResponseEvent change -> {
                    ResponseRow row = fold(event, change, after, touched, written, counts, codings);
                    if (!row.facts().erased()) {
                        ResponseReason.Sealed.of(event, row, change).ifPresent(reasons::add);
                    }
                }
                case PrivacyEvent privacy -> {
                    switch (privacy) {
                        case RespondentErased erasure -> erased.add(erasure.keyReference());
                        case LegalHoldPlaced _ -> {}
                        case LegalHoldLifted _ -> {}
                    }
                }
                case EngagementEvent _, CodebookEvent _, ConsiderationEvent _, ProgrammeEvent _ -> {}
                case BodyEvent _,
                        DocumentEvent _,
                        SignOffEvent _,
                        DecisionEvent _,
                        BallotEvent _,
                        MergerEvent _,
                        OrganisationEvent _,
                        DisclosureEvent _ -> {}
            }
        }
        List<Supplier<ResponseText>> texts = readable(written, erased, after, touched);
        Set<UUID> wiped = erase(erased, after, touched);
        write(connection, schema, before, after, touched);
        TallyHistoryTable.add(connection, schema, counts);
        TallyTable.add(connection, schema, counts.sums());
        CodingHistoryTable.add(connection, schema, codings);
        ResponseTable.deleteTexts(connection, schema, wiped);
        ResponseTable.addTexts(connection, schema, texts);
        ResponseTable.addReasons(connection, schema, readable(reasons, erased));
    }

    private static Map<UUID, ResponseRow> loadChanged(
            Connection connection, ReadSchema schema, List<PlacedEvent> events) throws SQLException {
        Set<UUID> responses = new HashSet<>();
        Set<UUID> created = new HashSet<>();
        Set<UUID> respondents = new HashSet<>();
        for (PlacedEvent event : events) {
            switch (event.envelope().data()) {
                case ResponseLogged _ -> created.add(ResponseFold.idOf(event.envelope()));
                case ResponseEvent _ -> responses.add(ResponseFold.idOf(event.envelope()));
                case RespondentErased erasure -> respondents.add(erasure.keyReference());
                case LegalHoldPlaced _ -> {}
                case LegalHoldLifted _ -> {}
                case EngagementEvent _, CodebookEvent _, ConsiderationEvent _, ProgrammeEvent _ -> {}
                case BodyEvent _,
                        DocumentEvent _,
                        SignOffEvent _,
                        DecisionEvent _,
                        BallotEvent _,
                        MergerEvent _,
                        OrganisationEvent _,
                        DisclosureEvent _ -> {}
            }
        }
        responses.removeAll(created);
        return ResponseTable.load(connection, schema, responses, respondents);
    }

    private static ResponseRow fold(
            PlacedEvent event,
            ResponseEvent change,
            Map<UUID, ResponseRow> rows,
            Set<UUID> touched,
            List<SealedText> written,
            TallyChanges counts,
            CodingChanges codings) {
        UUID id = ResponseFold.idOf(event.envelope());
        ResponseRow row = rows.get(id);
        ResponseRow next;
        if (row == null) {
            if (!(change instanceof ResponseLogged logged)) {
                throw new UnknownStreamException(event);
            }
            next = ResponseFold.begin(event, logged);
            written.add(new SealedText(
                    event.envelope().id(),
                    id,
                    logged.respondentId(),
                    1,
                    logged.respondentName(),
                    logged.respondentContact(),
                    logged.answers()));
        } else {
            next = ResponseFold.next(row, event, change);
            // Of an erased respondent nothing is read, even where a key came back with a backup.
            if (change instanceof ResponseAmended amended && !row.facts().erased()) {
                written.add(new SealedText(
                        event.envelope().id(),
                        id,
                        row.respondentId(),
                        amended.version(),
                        null,
                        null,
                        amended.answers()));
            }
        }
        counts.note(row, next);
        codings.note(row, next);
        rows.put(id, next);
        touched.add(id);
        return next;
    }

    /** What was written, to be decrypted; all keys in one round trip. What can no longer be read shows as erased. */
    private List<Supplier<ResponseText>> readable(
            List<SealedText> written, Set<UUID> erased, Map<UUID, ResponseRow> rows, Set<UUID> touched) {
        List<SealedText> wanted = written.stream()
                .filter(text -> !erased.contains(text.respondentId()))
                .toList();
        if (wanted.isEmpty()) {
            return List.of();
        }
        Map<UUID, RespondentKey> keys =
                vault.getAll(wanted.stream().map(SealedText::respondentId).collect(Collectors.toSet()));
        List<Supplier<ResponseText>> readable = new ArrayList<>(wanted.size());
        for (SealedText text : wanted) {
            RespondentKey key = keys.get(text.respondentId());
            if (key == null) {
                eraseRow(text.responseId(), rows, touched);
            } else {
                readable.add(() -> text.open(sealer, key));
            }
        }
        return readable;
    }

    /** Why respondents changed what they had said, decrypted. Of whom the key is gone, nothing. */
    private Map<ResponseReason.Sealed, ResponseReason> readable(List<ResponseReason.Sealed> given, Set<UUID> erased) {
        Set<UUID> respondents =
                given.stream().map(ResponseReason.Sealed::respondentId).collect(Collectors.toSet());
        respondents.removeAll(erased);
        if (respondents.isEmpty()) {
            return Map.of();
        }
        Map<UUID, RespondentKey> keys = vault.getAll(respondents);
        Map<ResponseReason.Sealed, ResponseReason> readable = new LinkedHashMap<>();
        for (ResponseReason.Sealed reason : given) {
            RespondentKey key = keys.get(reason.respondentId());
            if (key != null) {
                readable.put(reason, reason.open(sealer, key));
            }
        }
        return readable;
    }

    /** Marks every response of these respondents as erased, and says which those are. */
    private static Set<UUID> erase(Set<UUID> erased, Map<UUID, ResponseRow> rows, Set<UUID> touched) {
        if (erased.isEmpty()) {
            return Set.of();
        }
        Set<UUID> theirs = rows.values().stream()
                .filter(row -> erased.contains(row.respondentId()))
                .map(ResponseRow::id)
                .collect(Collectors.toSet());
        theirs.forEach(id -> eraseRow(id, rows, touched));
        return theirs;
    }

    private static void eraseRow(UUID id, Map<UUID, ResponseRow> rows, Set<UUID> touched) {
        rows.computeIfPresent(id, (same, row) -> row.with(row.facts().withoutRespondent()));
        touched.add(id);
    }

    private static void write(
            Connection connection,
            ReadSchema schema,
            Map<UUID, ResponseRow> before,
            Map<UUID, ResponseRow> after,
            Set<UUID> touched)
            throws SQLException {
        Collection<ResponseRow> rows = new ArrayList<>(touched.size());
        List<UUID> existing = new ArrayList<>();
        for (UUID id : touched) {
            ResponseRow row = after.get(id);
            if (row == null) {
                throw new IllegalStateException("Response " + id + " was touched but is not there");
            }
            if (before.containsKey(id)) {
                existing.add(id);
            }
            rows.add(row);
        }
        ResponseTable.replace(connection, schema, existing, rows);
    }
}
