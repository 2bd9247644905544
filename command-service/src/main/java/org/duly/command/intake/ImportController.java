package org.duly.command.intake;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.duly.command.engagement.EngagementLookup;
import org.duly.command.handling.BusinessRule;
import org.duly.command.handling.Freshness;
import org.duly.command.handling.Refusal;
import org.duly.command.handling.Request;
import org.duly.command.intake.ImportRecord.Counts;
import org.duly.command.intake.ImportRecord.State;
import org.duly.command.intake.ImportRequests.Failure;
import org.duly.command.intake.ImportRequests.Failures;
import org.duly.command.intake.ImportRequests.ImportList;
import org.duly.command.intake.ImportRequests.ImportRequest;
import org.duly.command.intake.ImportRequests.ImportView;
import org.duly.command.intake.ImportRequests.KeptMapping;
import org.duly.command.intake.ImportRequests.KeptMappings;
import org.duly.command.intake.ImportRequests.Preview;
import org.duly.command.intake.ImportRules.FileIsStillKept;
import org.duly.command.intake.ImportRules.MappingIsKept;
import org.duly.command.intake.ImportRules.SomeRowFailed;
import org.duly.command.intake.ImportStore.SealedMapping;
import org.duly.command.intake.ImportStore.SealedRow;
import org.duly.command.intake.sheet.ReadingChoices;
import org.duly.command.intake.sheet.SheetFormat;
import org.duly.command.web.ActorSource;
import org.duly.command.web.IdempotencyKey;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Imports over HTTP: a file is uploaded, previewed, started, watched, and what failed of it fetched. */
@RestController
@RequestMapping("/api/v1/engagements/{id}")
class ImportController {
    private static final int LISTED = 100;
    private static final int FAILURES_AT_ONCE = 1_000;

    private final Imports imports;
    private final ImportStore store;
    private final ImportVault vault;
    private final ImportPreview previews;
    private final ImportRunner runner;
    private final EngagementLookup engagements;
    private final ActorSource actors;

    ImportController(
            Imports imports,
            ImportStore store,
            ImportVault vault,
            ImportPreview previews,
            ImportRunner runner,
            EngagementLookup engagements,
            ActorSource actors) {
        this.imports = imports;
        this.store = store;
        this.vault = vault;
        this.previews = previews;
        this.runner = runner;
        this.engagements = engagements;
        this.actors = actors;
    }

    /** The body is the file itself, of any media type but JSON. */
    @PostMapping("/imports")
    ResponseEntity<ImportView> upload(
            @PathVariable UUID id,
            @RequestParam String source,
            @RequestParam @Nullable SheetFormat format,
            @RequestParam @Nullable String charset,
            @RequestParam @Nullable Character delimiter,
            @RequestParam @Nullable Integer skipRows,
            @RequestParam @Nullable Integer headerRows,
            @RequestParam @Nullable String sheet,
            HttpServletRequest http)
            throws IOException {
        ReadingChoices choices = new ReadingChoices(format, charset, delimiter, skipRows, headerRows, sheet);
        ImportRecord uploaded = imports.upload(
                id, source, choices, actors.actorOf(http).id(), IdempotencyKey.of(http), http.getInputStream());
        return ResponseEntity.status(HttpStatus.CREATED).body(view(uploaded));
    }

    @GetMapping("/imports")
    ImportList list(@PathVariable UUID id) {
        engagements.facts(id, Freshness.CACHED);
        return new ImportList(store.latest(id, LISTED).stream().map(this::view).toList());
    }

    @GetMapping("/imports/{importId}")
    ImportView get(@PathVariable UUID id, @PathVariable UUID importId) {
        return view(imports.get(id, importId));
    }

    /** What would become of every row. Writes nothing. */
    @PostMapping("/imports/{importId}/preview")
    Preview preview(@PathVariable UUID id, @PathVariable UUID importId, @RequestBody ImportRequest body)
            throws IOException {
        ImportRecord one = imports.get(id, importId);
        return previews.of(one, imports.plan(one, body));
    }

    /** Every row that would fail, as CSV to be mended. Writes nothing. */
    @PostMapping("/imports/{importId}/preview.csv")
    void previewReport(
            @PathVariable UUID id,
            @PathVariable UUID importId,
            @RequestBody ImportRequest body,
            HttpServletResponse response)
            throws IOException {
        ImportRecord one = imports.get(id, importId);
        ImportPlan plan = imports.plan(one, body);
        List<String> columns = plan.layout().columns();
        try (FailureReport report = report(response, columns)) {
            previews.failures(one, plan, row -> report.add(row, columns));
        }
    }

    @PostMapping("/imports/{importId}/start")
    ResponseEntity<ImportView> start(
            @PathVariable UUID id, @PathVariable UUID importId, @RequestBody ImportRequest body, Request request)
            throws IOException {
        ImportRecord started = imports.start(imports.get(id, importId), body, request);
        runner.wake();
        return ResponseEntity.status(HttpStatus.ACCEPTED).body(view(started));
    }

    /** Has it go on where it stopped. */
    @PostMapping("/imports/{importId}/resume")
    ResponseEntity<ImportView> resume(@PathVariable UUID id, @PathVariable UUID importId) {
        ImportRecord resumed = imports.resume(imports.get(id, importId));
        runner.wake();
        return ResponseEntity.status(HttpStatus.ACCEPTED).body(view(resumed));
    }

    /** Ends it, if it has not ended, and keeps nothing of its file; what it logged stays. */
    @PostMapping("/imports/{importId}/discard")
    ImportView discard(@PathVariable UUID id, @PathVariable UUID importId) {
        return view(imports.discard(imports.get(id, importId)));
    }

    @GetMapping("/imports/{importId}/failures")
    Failures failures(
            @PathVariable UUID id, @PathVariable UUID importId, @RequestParam(defaultValue = "0") long after) {
        ImportRecord one = imports.get(id, importId);
        List<SealedRow> rows = store.failedRows(importId, after, FAILURES_AT_ONCE);
        List<Failure> failures = rows.stream()
                .map(row -> vault.failedRow(one, row))
                .map(row -> new Failure(row.number(), row.line(), row.faults()))
                .toList();
        Long next = rows.size() < FAILURES_AT_ONCE
                ? null
                : Long.valueOf(rows.getLast().number());
        return new Failures(failures, next);
    }

    /** The rows that failed, with their columns as they were and why, as CSV to be mended and uploaded again. */
    @GetMapping("/imports/{importId}/failures.csv")
    void failuresReport(@PathVariable UUID id, @PathVariable UUID importId, HttpServletResponse response)
            throws IOException {
        ImportRecord one = imports.get(id, importId);
        BusinessRule.verify(
                new SomeRowFailed(one.state() != State.FINISHED || one.counts().failed() > 0));
        ImportPlan plan = vault.plan(one).orElseThrow(() -> new Refusal(new FileIsStillKept(false)));
        List<String> columns = plan.layout().columns();
        try (FailureReport report = report(response, columns)) {
            long after = 0;
            List<SealedRow> rows = store.failedRows(importId, after, FAILURES_AT_ONCE);
            while (!rows.isEmpty()) {
                rows.forEach(row -> report.add(vault.failedRow(one, row), columns));
                after = rows.getLast().number();
                rows = store.failedRows(importId, after, FAILURES_AT_ONCE);
            }
        }
    }

    @GetMapping("/import-mappings")
    KeptMappings mappings(@PathVariable UUID id) {
        engagements.facts(id, Freshness.CACHED);
        List<KeptMapping> kept = new ArrayList<>();
        for (SealedMapping mapping : store.mappings(id)) {
            kept.add(new KeptMapping(mapping.source(), vault.mapping(mapping.key(), mapping.sealed())));
        }
        return new KeptMappings(kept);
    }

    /** Keeps a mapping for a source; starting an import keeps its mapping too. */
    @PostMapping("/import-mappings")
    KeptMapping keepMapping(@PathVariable UUID id, @RequestBody KeptMapping body) {
        engagements.facts(id, Freshness.CACHED);
        imports.saveMapping(id, body.source(), body.mapping());
        return new KeptMapping(
                body.source(),
                imports.keptMapping(id, body.source()).orElseThrow(() -> new Refusal(new MappingIsKept(false))));
    }

    private static FailureReport report(HttpServletResponse response, List<String> columns) throws IOException {
        response.setContentType("text/csv;charset=UTF-8");
        response.setHeader("Content-Disposition", "attachment; filename=\"rows-to-mend.csv\"");
        response.setHeader("Cache-Control", "no-store");
        return new FailureReport(response.getOutputStream(), columns);
    }

    private ImportView view(ImportRecord one) {
        Optional<ImportPlan> plan = vault.plan(one);
        Counts counts = one.counts();
        return new ImportView(
                one.id(),
                one.engagementId(),
                one.source(),
                one.state(),
                one.bytes(),
                plan.map(ImportPlan::layout).orElse(null),
                plan.map(ImportPlan::mapping).orElse(null),
                counts.read(),
                counts.logged(),
                counts.alreadyThere(),
                counts.failed(),
                one.problem(),
                store.ofTheSameFile(one).stream()
                        .map(ImportRecord::id)
                        .findFirst()
                        .orElse(null),
                one.uploader(),
                one.uploadedAt(),
                one.actor(),
                one.startedAt(),
                one.endedAt());
    }
}
