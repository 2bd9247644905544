package org.duly.command.intake;

import static java.util.Objects.requireNonNull;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.duly.command.engagement.EngagementFacts;
import org.duly.command.engagement.EngagementLookup;
import org.duly.command.handling.Freshness;
import org.duly.command.intake.ImportRequests.Failure;
import org.duly.command.intake.ImportRequests.Preview;
import org.duly.command.intake.ImportRequests.PreviewedRow;
import org.duly.command.intake.RowIdentity.Identity;
import org.duly.command.intake.RowJudge.ReadRow;
import org.duly.command.intake.RowJudge.Verdict;
import org.duly.command.intake.RowMapper.Mapped;
import org.duly.command.intake.sheet.SheetRow;
import org.duly.platform.vault.RequestDigests;
import org.jspecify.annotations.Nullable;

/** Reads a whole file as its import would, and writes nothing. Thread-safe. */
final class ImportPreview {
    private static final int FIRST_ROWS = 20;
    private static final int FAILURES = 1_000;
    private static final ImportMapping NOTHING_MAPPED = new ImportMapping(List.of(), null, null, null);
    private static final Mapped NOTHING_SAID = new Mapped(null, null, null, null, List.of());

    private final ImportVault vault;
    private final RowJudge judge;
    private final EngagementLookup engagements;
    private final RequestDigests digests;
    private final InstantSource clock;

    ImportPreview(
            ImportVault vault,
            RowJudge judge,
            EngagementLookup engagements,
            RequestDigests digests,
            InstantSource clock) {
        this.vault = vault;
        this.judge = judge;
        this.engagements = engagements;
        this.digests = digests;
        this.clock = clock;
    }

    /** The first rows mapped, and what would become of all of them. Without a mapping, only what the rows are. */
    Preview of(ImportRecord one, ImportPlan plan) throws IOException {
        List<PreviewedRow> firstRows = new ArrayList<>();
        List<Failure> failures = new ArrayList<>();
        Tally tally = new Tally();
        String problem = read(one, plan, verdict -> {
            switch (verdict) {
                case Verdict.Loggable _ -> tally.loggable++;
                case Verdict.AlreadyThere _ -> tally.alreadyThere++;
                case Verdict.Faulty faulty -> {
                    tally.faulty++;
                    if (failures.size() < FAILURES) {
                        SheetRow row = faulty.row().row();
                        failures.add(new Failure(row.number(), row.line(), faulty.faults()));
                    }
                }
            }
            if (firstRows.size() < FIRST_ROWS) {
                firstRows.add(previewed(verdict, plan));
            }
        });
        return new Preview(
                plan.layout(),
                plan.mapping(),
                firstRows,
                tally.loggable + tally.alreadyThere + tally.faulty,
                tally.loggable,
                tally.alreadyThere,
                tally.faulty,
                failures,
                problem);
    }

    /** Every row that would fail, in order; returns why the file cannot be read to its end, or null. */
    @Nullable
    String failures(ImportRecord one, ImportPlan plan, Consumer<FailedRow> each) throws IOException {
        return read(one, plan, verdict -> {
            if (verdict instanceof Verdict.Faulty faulty) {
                SheetRow row = faulty.row().row();
                each.accept(new FailedRow(row.number(), row.line(), row.cells(), faulty.faults()));
            }
        });
    }

    private @Nullable String read(ImportRecord one, ImportPlan plan, Consumer<Verdict> each) throws IOException {
        EngagementFacts engagement = engagements.facts(one.engagementId(), Freshness.CACHED);
        List<String> columns = plan.layout().columns();
        RowMapper mapper = new RowMapper(plan.mapping() == null ? NOTHING_MAPPED : plan.mapping(), columns);
        RowIdentity identities = new RowIdentity(digests, one.engagementId(), one.source(), columns);
        try (ImportSheet sheet = ImportSheet.open(vault.file(one.key(), one.id()), plan.layout())) {
            RowReading reading = new RowReading(sheet, mapper, identities);
            Repeats repeats = new Repeats(mapper);
            for (List<ReadRow> rows = reading.batch(); !rows.isEmpty(); rows = reading.batch()) {
                judge.judge(rows, mapper, engagement, clock.instant()).stream()
                        .map(repeats::considered)
                        .forEach(each);
            }
            return reading.broken() == null ? null : reading.broken().reason();
        }
    }

    private static PreviewedRow previewed(Verdict verdict, ImportPlan plan) {
        SheetRow row = verdict.row().row();
        Mapped mapped = switch (verdict) {
            case Verdict.Loggable loggable -> loggable.mapped();
            case Verdict.Faulty faulty -> faulty.mapped();
            case Verdict.AlreadyThere _ -> NOTHING_SAID;
        };
        boolean unmapped = plan.mapping() == null;
        return new PreviewedRow(
                row.line(),
                cells(row, plan.layout().columns()),
                verdict instanceof Verdict.Loggable ? mapped.body() : null,
                mapped.externalId(),
                mapped.checkedBy(),
                mapped.onBehalfOf(),
                verdict instanceof Verdict.Faulty faulty && !unmapped ? faulty.faults() : List.of());
    }

    private static Map<String, String> cells(SheetRow row, List<String> columns) {
        Map<String, String> cells = new LinkedHashMap<>();
        for (int i = 0; i < row.cells().size(); i++) {
            if (!row.cells().get(i).isEmpty()) {
                cells.put(
                        i < columns.size() ? columns.get(i) : "beyond the last column",
                        row.cells().get(i));
            }
        }
        return cells;
    }

    /** What rows of the same file would find in the log once those above them are there. */
    private static final class Repeats {
        private final RowMapper mapper;
        private final Occurrences rows = new Occurrences();
        private final Occurrences contents = new Occurrences();

        Repeats(RowMapper mapper) {
            this.mapper = mapper;
        }

        Verdict considered(Verdict verdict) {
            if (!(verdict instanceof Verdict.Loggable loggable)) {
                return verdict;
            }
            Identity identity = requireNonNull(loggable.row().identity());
            long row = Long.parseUnsignedLong(identity.id().substring(0, 16), 16);
            long content = row ^ ByteBuffer.wrap(identity.content()).getLong();
            if (!rows.has(row)) {
                rows.count(row);
                contents.count(content);
                return verdict;
            }
            return contents.has(content)
                    ? new Verdict.AlreadyThere(verdict.row(), null)
                    : new Verdict.Faulty(verdict.row(), loggable.mapped(), List.of(RowJudge.saidSomethingElse(mapper)));
        }
    }

    /** Rows by what would become of them. */
    private static final class Tally {
        private long loggable;
        private long alreadyThere;
        private long faulty;
    }
}
