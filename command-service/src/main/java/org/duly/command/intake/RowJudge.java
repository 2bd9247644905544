package org.duly.command.intake;

import java.security.MessageDigest;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.duly.command.engagement.EngagementFacts;
import org.duly.command.handling.Refusal;
import org.duly.command.intake.RowIdentity.Identity;
import org.duly.command.intake.RowMapper.Mapped;
import org.duly.command.intake.sheet.SheetRow;
import org.duly.command.log.Appended;
import org.duly.command.log.EventLog;
import org.duly.command.log.EventLog.Acceptance;
import org.duly.command.response.ResponseIntake;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Says of rows what importing them would do, without writing anything: the same for a preview and for the import itself.
 * Thread-safe.
 */
final class RowJudge {
    /** In whose name the command ids of rows are kept: rows are the same rows whoever imports them. */
    static final String CALLER = "duly-import";

    private static final Mapped NOTHING_SAID = new Mapped(null, null, null, null, List.of());
    private static final Logger LOG = LoggerFactory.getLogger(RowJudge.class);
    private static final Pattern ANSWER = Pattern.compile("/answers/(\\d+)/.*");

    private final EventLog log;
    private final ResponseIntake intake;

    RowJudge(EventLog log, ResponseIntake intake) {
        this.log = log;
        this.intake = intake;
    }

    /**
     * A row as it was read.
     *
     * @param identity null if the row as such has a problem
     */
    record ReadRow(SheetRow row, @Nullable Identity identity) {}

    /** What importing a row would do. */
    sealed interface Verdict {
        ReadRow row();

        /** It would be logged. */
        record Loggable(ReadRow row, Mapped mapped) implements Verdict {}

        /**
         * It is in the log already.
         *
         * @param appended where; null if a row above it in the same file would only be logged
         */
        record AlreadyThere(ReadRow row, @Nullable Appended appended) implements Verdict {}

        /** It would fail. */
        record Faulty(ReadRow row, Mapped mapped, List<RowFault> faults) implements Verdict {}
    }

    static String commandId(Identity identity) {
        return "import/" + identity.id();
    }

    /** Judges rows, in their order. */
    List<Verdict> judge(List<ReadRow> rows, RowMapper mapper, EngagementFacts engagement, Instant now) {
        List<String> ids = new ArrayList<>(rows.size());
        for (ReadRow row : rows) {
            if (row.identity() != null) {
                ids.add(commandId(row.identity()));
            }
        }
        Map<String, Acceptance> accepted = log.findAll(CALLER, ids);
        return rows.parallelStream()
                .map(row -> judgeInAnyCase(row, mapper, engagement, accepted, now))
                .toList();
    }

    /** One row that nobody foresaw does not keep out the others. */
    private Verdict judgeInAnyCase(
            ReadRow row, RowMapper mapper, EngagementFacts engagement, Map<String, Acceptance> accepted, Instant now) {
        try {
            return judge(row, mapper, engagement, accepted, now);
        } catch (RuntimeException | StackOverflowError failed) {
            return unforeseen(row, failed);
        }
    }

    /**
     * What is said of a row that nobody foresaw.
     *
     * @throws RuntimeException the failure, if nothing is wrong with the row
     */
    static Verdict.Faulty unforeseen(ReadRow row, Throwable failed) {
        if (Breakdown.passes(failed) && failed instanceof RuntimeException passing) {
            throw passing;
        }
        LOG.error("The row in line {} cannot be taken in", row.row().line(), Breakdown.silent(failed));
        return new Verdict.Faulty(row, NOTHING_SAID, List.of(Breakdown.fault()));
    }

    private Verdict judge(
            ReadRow row, RowMapper mapper, EngagementFacts engagement, Map<String, Acceptance> accepted, Instant now) {
        Identity identity = row.identity();
        Acceptance before = identity == null ? null : accepted.get(commandId(identity));
        if (identity != null && before != null && MessageDigest.isEqual(before.requestDigest(), identity.content())) {
            return new Verdict.AlreadyThere(row, before.appended());
        }
        Mapped mapped = mapper.map(row.row());
        if (before != null) {
            return new Verdict.Faulty(row, mapped, List.of(saidSomethingElse(mapper)));
        }
        if (mapped.body() == null) {
            return new Verdict.Faulty(row, mapped, mapped.faults());
        }
        try {
            intake.judge(engagement, mapped.body(), mapped.checkedBy(), now);
            return new Verdict.Loggable(row, mapped);
        } catch (Refusal refusal) {
            return new Verdict.Faulty(row, mapped, List.of(fault(refusal, mapped, mapper)));
        }
    }

    /** A row whose source gave the same name to a row that said something else. */
    static RowFault saidSomethingElse(RowMapper mapper) {
        return new RowFault(
                mapper.columnOf(Fields.EXTERNAL_ID),
                "A row of this name is in the log and says something else. If this one is right, amend that response.");
    }

    /** A refusal, with the column that said the field at fault. */
    static RowFault fault(Refusal refusal, Mapped mapped, RowMapper mapper) {
        String pointer = refusal.rule().field();
        return new RowFault(
                pointer == null ? null : mapper.columnOf(field(pointer, mapped)),
                refusal.rule().explanation());
    }

    private static String field(String pointer, Mapped mapped) {
        var answer = ANSWER.matcher(pointer);
        if (answer.matches() && mapped.body() != null) {
            return Fields.ANSWERS
                    + mapped.body()
                            .answers()
                            .get(Integer.parseInt(answer.group(1)))
                            .questionId();
        }
        if (pointer.equals("/occurredAt")) {
            return Fields.RECEIVED_AT; // an item happened when it was received
        }
        return pointer.substring(pointer.lastIndexOf('/') + 1);
    }
}
