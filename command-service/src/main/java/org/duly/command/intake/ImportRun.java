package org.duly.command.intake;

import static java.util.Objects.requireNonNull;

import java.io.IOException;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import org.duly.command.intake.ImportRecord.Counts;
import org.duly.command.intake.RowJudge.ReadRow;
import org.duly.command.intake.RowWriter.Job;
import org.duly.command.intake.RowWriter.Prepared;
import org.duly.command.intake.RowWriter.Written;
import org.duly.command.intake.sheet.UnreadableFileException;
import org.duly.platform.vault.RequestDigests;
import org.jspecify.annotations.Nullable;

/**
 * Takes the rows of an import into the log, batch by batch, each prepared while the one before it is being written.
 *
 * <p>It may be cut off anywhere and run again, here or elsewhere: how far it came is kept after each batch, and rows that
 * went in after that are known by their command ids. Thread-safe.
 */
final class ImportRun {
    private final ImportStore store;
    private final ImportVault vault;
    private final RequestDigests digests;
    private final RowWriter writer;
    private final InstantSource clock;

    ImportRun(ImportStore store, ImportVault vault, RequestDigests digests, RowWriter writer, InstantSource clock) {
        this.store = store;
        this.vault = vault;
        this.digests = digests;
        this.writer = writer;
        this.clock = clock;
    }

    /** Runs an import from where it stands to its end, or until somebody else has ended it or moved it on. */
    void run(ImportRecord one) throws IOException {
        ImportPlan plan = vault.plan(one).orElseThrow();
        RowMapper mapper =
                new RowMapper(requireNonNull(plan.mapping()), plan.layout().columns());
        RowIdentity identities = new RowIdentity(
                digests, one.engagementId(), one.source(), plan.layout().columns());
        try (ImportSheet sheet = ImportSheet.open(vault.file(one.key(), one.id()), plan.layout())) {
            RowReading reading = new RowReading(sheet, mapper, identities);
            reading.skip(one.counts().read());
            Optional<Counts> reached = takeIn(new Job(one, plan.layout(), mapper), reading);
            if (reached.isPresent()) {
                end(one, reached.get(), reading.broken());
            }
        } catch (UnreadableFileException unreadable) {
            end(one, one.counts(), unreadable);
        } catch (CompletionException failed) {
            throw failed.getCause() instanceof RuntimeException cause ? cause : failed;
        }
    }

    /** Where it came to at the end of the file, or nothing if somebody else has ended it or moved it on. */
    private Optional<Counts> takeIn(Job job, RowReading reading) throws IOException {
        Counts counts = job.one().counts();
        boolean first = true;
        List<ReadRow> rows = reading.batch();
        CompletableFuture<Prepared> preparing = prepare(job, rows);
        while (!rows.isEmpty()) {
            List<ReadRow> following = reading.batch();
            Prepared prepared = preparing.join();
            preparing = prepare(job, following);
            Written written = writer.write(job, prepared, first);
            Counts reached = counts.plus(
                    written.logged(), written.alreadyThere(), written.failed().size());
            if (!store.move(job.one().id(), counts, reached, sealed(job.one(), written.failed()))) {
                return Optional.empty();
            }
            counts = reached;
            first = false;
            rows = following;
        }
        return Optional.of(counts);
    }

    private CompletableFuture<Prepared> prepare(Job job, List<ReadRow> rows) {
        return rows.isEmpty()
                ? CompletableFuture.completedFuture(new Prepared(List.of(), List.of()))
                : CompletableFuture.supplyAsync(() -> writer.prepare(job, rows), Thread::startVirtualThread);
    }

    private SequencedMap<Long, byte[]> sealed(ImportRecord one, List<FailedRow> failed) {
        SequencedMap<Long, byte[]> sealed = new LinkedHashMap<>();
        failed.forEach(row -> sealed.put(row.number(), vault.seal(row, one)));
        return sealed;
    }

    /** Where nothing is left to be mended, nothing is kept. */
    private void end(ImportRecord one, Counts counts, @Nullable UnreadableFileException broken) {
        boolean ended = store.end(one.id(), broken == null ? null : broken.reason(), clock.instant());
        if (ended && counts.failed() == 0) {
            store.forget(one.id(), clock.instant());
            vault.destroy(one.key());
        }
    }
}
