package org.duly.command.intake;

import com.github.f4b6a3.uuid.UuidCreator;
import java.io.IOException;
import java.io.InputStream;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.InstantSource;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.duly.command.engagement.EngagementFacts;
import org.duly.command.engagement.EngagementLookup;
import org.duly.command.handling.BusinessRule;
import org.duly.command.handling.FormRules;
import org.duly.command.handling.Freshness;
import org.duly.command.handling.Limits;
import org.duly.command.handling.Refusal;
import org.duly.command.handling.Request;
import org.duly.command.intake.ImportMapping.ColumnMapping;
import org.duly.command.intake.ImportRecord.Counts;
import org.duly.command.intake.ImportRecord.State;
import org.duly.command.intake.ImportRequests.ImportRequest;
import org.duly.command.intake.ImportRules.FileCanBeRead;
import org.duly.command.intake.ImportRules.FileIsStillKept;
import org.duly.command.intake.ImportRules.FileWaitsToBeImported;
import org.duly.command.intake.ImportRules.ImportExists;
import org.duly.command.intake.ImportRules.ImportHasAMapping;
import org.duly.command.intake.ImportRules.OnlyAStoppedImportIsResumed;
import org.duly.command.intake.ImportRules.SameFileKeepsItsIdentity;
import org.duly.command.intake.ImportRules.UploadIsRepeatedAsItWas;
import org.duly.command.intake.sheet.Layout;
import org.duly.command.intake.sheet.ReadingChoices;
import org.duly.command.intake.sheet.UnreadableFileException;
import org.duly.platform.vault.RequestDigests;
import org.duly.platform.vault.RespondentKey;

/** What may be asked of imports: uploaded, planned, started, ended. Thread-safe. */
final class Imports {
    private final ImportStore store;
    private final ImportVault vault;
    private final EngagementLookup engagements;
    private final RequestDigests digests;
    private final InstantSource clock;

    Imports(
            ImportStore store,
            ImportVault vault,
            EngagementLookup engagements,
            RequestDigests digests,
            InstantSource clock) {
        this.store = store;
        this.vault = vault;
        this.engagements = engagements;
        this.digests = digests;
        this.clock = clock;
    }

    /** Keeps a file to be imported, and says how it would be read. Repeated with its command id, it is the same upload. */
    ImportRecord upload(
            UUID engagementId,
            String source,
            ReadingChoices choices,
            String uploader,
            String commandId,
            InputStream body)
            throws IOException {
        FormRules.verify(FormRules.text("/source", source, Limits.ID));
        engagements.facts(engagementId, Freshness.CACHED);
        UUID id = UuidCreator.getTimeOrderedEpoch();
        RespondentKey key = vault.newKey();
        boolean kept = false;
        try {
            DigestInputStream file = new DigestInputStream(body, sha256());
            long bytes = vault.keepFile(key, id, file);
            byte[] digest = digests.digest(
                    "import file " + engagementId, file.getMessageDigest().digest());
            Optional<ImportRecord> before = store.byUpload(uploader, commandId);
            if (before.isPresent()) {
                return repeated(before.get(), engagementId, source, digest);
            }
            ImportPlan plan = new ImportPlan(survey(key.id(), id, choices), null);
            ImportRecord added = new ImportRecord(
                    id,
                    engagementId,
                    source,
                    key.id(),
                    uploader,
                    commandId,
                    digest,
                    bytes,
                    State.UPLOADED,
                    vault.seal(plan, key.id(), id),
                    null,
                    null,
                    null,
                    Counts.NONE,
                    null,
                    clock.instant(),
                    null,
                    null);
            kept = store.add(added);
            return kept
                    ? added
                    : repeated(store.byUpload(uploader, commandId).orElseThrow(), engagementId, source, digest);
        } finally {
            if (!kept) {
                store.deleteParts(id);
                vault.destroy(key.id());
            }
        }
    }

    private static ImportRecord repeated(ImportRecord before, UUID engagementId, String source, byte[] digest) {
        BusinessRule.verify(new UploadIsRepeatedAsItWas(before.engagementId().equals(engagementId)
                && before.source().equals(source)
                && MessageDigest.isEqual(before.fileDigest(), digest)));
        return before;
    }

    /** @throws Refusal if the engagement has no such import */
    ImportRecord get(UUID engagementId, UUID id) {
        return store.find(engagementId, id).orElseThrow(() -> new Refusal(new ImportExists(false)));
    }

    /** How an import's file is to be read and what its columns mean, as asked, or else as it was before. */
    ImportPlan plan(ImportRecord one, ImportRequest asked) throws IOException {
        ImportPlan known = vault.plan(one).orElseThrow(() -> new Refusal(new FileIsStillKept(false)));
        Layout layout = asked.reading() == null
                ? known.layout()
                : survey(one.key(), one.id(), together(asked.reading(), known.layout()));
        ImportMapping mapping = asked.mapping() != null ? asked.mapping() : known.mapping();
        if (mapping == null) {
            mapping = keptMapping(one.engagementId(), one.source()).orElse(null);
        }
        if (mapping != null) {
            EngagementFacts engagement = engagements.facts(one.engagementId(), Freshness.CACHED);
            FormRules.verify(ImportRules.of(mapping, layout.columns(), engagement.plan()));
        }
        return new ImportPlan(layout, mapping);
    }

    /** What is chosen now; for the rest, what was chosen or guessed before, unless the choice changes it. */
    private static ReadingChoices together(ReadingChoices now, Layout before) {
        boolean sameText = now.format() == null && now.charset() == null;
        return new ReadingChoices(
                now.format() == null ? before.format() : now.format(),
                now.charset() == null && now.format() == null ? before.charset() : now.charset(),
                now.delimiter() == null && sameText ? before.delimiter() : now.delimiter(),
                now.skipRows() == null ? Integer.valueOf(before.skipRows()) : now.skipRows(),
                now.headerRows(),
                now.sheet() == null ? before.sheet() : now.sheet());
    }

    /** Starts an import that waits. One that has been started before is left as it is. */
    ImportRecord start(ImportRecord one, ImportRequest asked, Request request) throws IOException {
        if (one.startedAt() != null) {
            return one;
        }
        BusinessRule.verify(new FileWaitsToBeImported(one.state().name(), one.state() == State.UPLOADED));
        ImportPlan plan = plan(one, asked);
        ImportMapping mapping = plan.mapping();
        if (mapping == null) {
            throw new Refusal(new ImportHasAMapping(false));
        }
        verifySameIdentity(one, mapping);
        saveMapping(one.engagementId(), one.source(), mapping);
        store.start(
                one.id(),
                vault.seal(plan, one.key(), one.id()),
                request.actor(),
                request.actorRole(),
                request.onBehalfOf(),
                clock.instant());
        return get(one.engagementId(), one.id());
    }

    /** Resumes an import that is stopped. One that runs is left as it is. */
    ImportRecord resume(ImportRecord one) {
        boolean runs =
                store.resume(one.id()) || get(one.engagementId(), one.id()).state() == State.RUNNING;
        BusinessRule.verify(new OnlyAStoppedImportIsResumed(one.state().name(), runs));
        return get(one.engagementId(), one.id());
    }

    /** Compared where the earlier mapping is still known; the source is known for ever. */
    private void verifySameIdentity(ImportRecord one, ImportMapping mapping) {
        for (ImportRecord earlier : store.ofTheSameFile(one)) {
            boolean same = earlier.source().equals(one.source())
                    && vault.plan(earlier)
                            .map(ImportPlan::mapping)
                            .or(() -> keptMapping(one.engagementId(), earlier.source()))
                            .map(then -> Objects.equals(nameColumns(then), nameColumns(mapping)))
                            .orElse(true);
            BusinessRule.verify(new SameFileKeepsItsIdentity(same));
        }
    }

    private static List<String> nameColumns(ImportMapping mapping) {
        return mapping.columns().stream()
                .filter(column -> column.to().equals(Fields.EXTERNAL_ID))
                .map(ColumnMapping::column)
                .toList();
    }

    /** Ends an import that has not ended, and keeps nothing of its file; what is logged stays. */
    ImportRecord discard(ImportRecord one) {
        store.forget(one.id(), clock.instant());
        vault.destroy(one.key());
        return get(one.engagementId(), one.id());
    }

    void saveMapping(UUID engagementId, String source, ImportMapping mapping) {
        UUID key = vault.newKey().id();
        store.saveMapping(engagementId, source, key, vault.seal(mapping, key));
    }

    Optional<ImportMapping> keptMapping(UUID engagementId, String source) {
        return store.mappings(engagementId).stream()
                .filter(kept -> kept.source().equals(source))
                .map(kept -> vault.mapping(kept.key(), kept.sealed()))
                .findFirst();
    }

    private Layout survey(UUID key, UUID id, ReadingChoices choices) throws IOException {
        try {
            return ImportSheet.survey(vault.file(key, id), choices);
        } catch (UnreadableFileException unreadable) {
            throw new Refusal(new FileCanBeRead(unreadable.reason()));
        }
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("Every Java platform has SHA-256", impossible);
        }
    }
}
