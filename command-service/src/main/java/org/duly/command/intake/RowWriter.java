package org.duly.command.intake;

import static java.util.Objects.requireNonNull;

import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Objects;
import java.util.stream.IntStream;
import org.duly.command.engagement.EngagementFacts;
import org.duly.command.engagement.EngagementLookup;
import org.duly.command.handling.BatchDispatcher;
import org.duly.command.handling.BatchDispatcher.Outcome;
import org.duly.command.handling.BatchDispatcher.Start;
import org.duly.command.handling.Freshness;
import org.duly.command.handling.Refusal;
import org.duly.command.handling.Request;
import org.duly.command.intake.RowIdentity.Identity;
import org.duly.command.intake.RowJudge.ReadRow;
import org.duly.command.intake.RowJudge.Verdict;
import org.duly.command.intake.RowJudge.Verdict.AlreadyThere;
import org.duly.command.intake.RowJudge.Verdict.Faulty;
import org.duly.command.intake.RowJudge.Verdict.Loggable;
import org.duly.command.intake.sheet.Layout;
import org.duly.command.log.AppendRefused;
import org.duly.command.log.Appended;
import org.duly.command.log.EventLog;
import org.duly.command.response.ResponseIntake;
import org.duly.events.EventCodec;
import org.duly.events.response.Intake;
import org.duly.events.response.ResponseLogged;
import org.duly.platform.vault.KeyVault;
import org.duly.platform.vault.RespondentKey;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Takes batches of rows into the log: one command each, every row decided as a single response is, and all of them
 * appended together. Thread-safe.
 */
final class RowWriter {
    private static final Logger LOG = LoggerFactory.getLogger(RowWriter.class);

    private final RowJudge judge;
    private final EngagementLookup engagements;
    private final ResponseIntake intake;
    private final KeyVault keys;
    private final BatchDispatcher dispatcher;
    private final EventLog log;
    private final EventCodec codec;
    private final InstantSource clock;

    RowWriter(
            RowJudge judge,
            EngagementLookup engagements,
            ResponseIntake intake,
            KeyVault keys,
            BatchDispatcher dispatcher,
            EventLog log,
            EventCodec codec,
            InstantSource clock) {
        this.judge = judge;
        this.engagements = engagements;
        this.intake = intake;
        this.keys = keys;
        this.dispatcher = dispatcher;
        this.log = log;
        this.codec = codec;
        this.clock = clock;
    }

    /** The import whose rows they are. */
    record Job(ImportRecord one, Layout layout, RowMapper mapper) {}

    /**
     * A batch that only needs to be written.
     *
     * @param starts one for each verdict that is {@link Loggable}, in order
     */
    record Prepared(List<Verdict> verdicts, List<Start> starts) {}

    /** What became of a batch. */
    record Written(int logged, int alreadyThere, List<FailedRow> failed) {}

    /** Judges rows, and seals what is to be logged of them, under new keys that are durable before this returns. */
    Prepared prepare(Job job, List<ReadRow> rows) {
        EngagementFacts engagement = engagements.facts(job.one().engagementId(), Freshness.CACHED);
        List<Verdict> verdicts = judge.judge(rows, job.mapper(), engagement, clock.instant());
        long loggable = verdicts.stream().filter(Loggable.class::isInstance).count();
        List<RespondentKey> newKeys = keys.create((int) loggable);
        Verdict[] made = verdicts.toArray(Verdict[]::new);
        Start[] starts = new Start[made.length];
        int[] places = IntStream.range(0, made.length)
                .filter(i -> made[i] instanceof Loggable)
                .toArray();
        IntStream.range(0, places.length).parallel().forEach(i -> {
            int place = places[i];
            try {
                starts[place] = start(job, engagement, (Loggable) made[place], newKeys.get(i));
            } catch (RuntimeException | StackOverflowError failed) {
                made[place] = RowJudge.unforeseen(made[place].row(), failed);
            }
        });
        return new Prepared(
                List.of(made), Arrays.stream(starts).filter(Objects::nonNull).toList());
    }

    private Start start(Job job, EngagementFacts engagement, Loggable loggable, RespondentKey key) {
        ImportRecord one = job.one();
        Identity identity = requireNonNull(loggable.row().identity());
        Intake origin = new Intake(
                one.id(),
                one.source(),
                job.layout().sheets().size() > 1 ? job.layout().sheet() : null,
                loggable.row().row().line(),
                HexFormat.of().formatHex(identity.content()));
        String onBehalfOf = loggable.mapped().onBehalfOf();
        Request request = new Request(
                requireNonNull(one.actor()),
                requireNonNull(one.actorRole()),
                onBehalfOf == null ? one.onBehalfOf() : onBehalfOf,
                RowJudge.commandId(identity),
                identity.content(),
                one.id().toString(),
                null);
        return new Start(
                request,
                RowJudge.CALLER,
                intake.importing(
                        engagement,
                        requireNonNull(loggable.mapped().body()),
                        loggable.mapped().checkedBy(),
                        key,
                        origin));
    }

    /**
     * Writes a batch.
     *
     * @param mayHoldOwn whether rows that are there already may have been logged by this very import, cut off before it
     *     could count them
     */
    Written write(Job job, Prepared prepared, boolean mayHoldOwn) {
        List<Outcome> outcomes;
        try {
            outcomes = dispatcher.dispatchAll(prepared.starts());
        } catch (RuntimeException | StackOverflowError failed) {
            if (Breakdown.passes(failed)) {
                throw failed;
            }
            LOG.error("A batch cannot be taken in and is now tried row by row", Breakdown.silent(failed));
            return counted(job, prepared, oneByOne(prepared.starts()), true);
        }
        return counted(job, prepared, outcomes, mayHoldOwn);
    }

    private List<Outcome> oneByOne(List<Start> starts) {
        List<Outcome> outcomes = new ArrayList<>(starts.size());
        for (Start start : starts) {
            try {
                outcomes.addAll(dispatcher.dispatchAll(List.of(start)));
            } catch (RuntimeException failed) {
                if (Breakdown.passes(failed)) {
                    throw failed;
                }
                outcomes.add(new Outcome.Refused(failed));
            } catch (StackOverflowError failed) {
                outcomes.add(new Outcome.Refused(new IllegalStateException(failed)));
            }
        }
        return outcomes;
    }

    private Written counted(Job job, Prepared prepared, List<Outcome> outcomes, boolean mayHoldOwn) {
        int logged = 0;
        int alreadyThere = 0;
        List<FailedRow> failed = new ArrayList<>();
        int next = 0;
        for (Verdict verdict : prepared.verdicts()) {
            switch (verdict) {
                case Faulty faulty -> failed.add(failed(faulty.row(), faulty.faults()));
                case AlreadyThere there -> {
                    if (mayHoldOwn && isOwn(job, there.row(), requireNonNull(there.appended()))) {
                        logged++;
                    } else {
                        alreadyThere++;
                    }
                }
                case Loggable loggable -> {
                    switch (outcomes.get(next++)) {
                        case Outcome.Accepted accepted -> {
                            if (!accepted.appended().repeated()
                                    || (mayHoldOwn && isOwn(job, loggable.row(), accepted.appended()))) {
                                logged++;
                            } else {
                                alreadyThere++;
                            }
                        }
                        case Outcome.Refused refused ->
                            failed.add(failed(loggable.row(), List.of(fault(refused, loggable, job.mapper()))));
                    }
                }
            }
        }
        return new Written(logged, alreadyThere, failed);
    }

    private static RowFault fault(Outcome.Refused refused, Loggable loggable, RowMapper mapper) {
        return switch (refused.reason()) {
            case Refusal refusal -> RowJudge.fault(refusal, loggable.mapped(), mapper);
            case AppendRefused.CommandIdReused _ -> RowJudge.saidSomethingElse(mapper);
            case AppendRefused.EventTooLarge tooLarge -> new RowFault(null, tooLarge.getMessage() + ".");
            default -> {
                LOG.error(
                        "The row in line {} cannot be taken in",
                        loggable.row().row().line(),
                        Breakdown.silent(refused.reason()));
                yield Breakdown.fault();
            }
        };
    }

    private static FailedRow failed(ReadRow row, List<RowFault> faults) {
        return new FailedRow(row.row().number(), row.row().line(), row.row().cells(), faults);
    }

    /** Whether what is there is this very row of this very import, and not an earlier row that is the same. */
    private boolean isOwn(Job job, ReadRow row, Appended appended) {
        return codec.decode(log.readStream(appended.stream(), 0).getFirst().bytes())
                                .data()
                        instanceof ResponseLogged logged
                && logged.intake() != null
                && logged.intake().importId().equals(job.one().id())
                && logged.intake().row() == row.row().line();
    }
}
