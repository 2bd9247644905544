package org.duly.command.log;

import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.duly.command.log.BatchJudge.Answer;
import org.duly.command.log.BatchJudge.Judgement;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The one thread of this instance that writes the log, on a connection of its own: takes all that waits, writes it in
 * one transaction, answers.
 *
 * <p>Few events go in one round trip: judged by what the log holds if nobody else has appended since, and written only
 * if under the lock that proves right. Else, and for many events, what they are judged by is read first.
 *
 * <p>When the connection breaks, it makes a new one and does the batch again. If it broke during the commit, whether
 * the batch is in the log is read from the log itself, under the append lock: the server gives up a lock only after
 * what it covered is committed or gone. So nothing is lost or written twice, with a command id or without. On a new connection
 * it writes only if the log still has what it wrote last.
 */
final class LogWriter implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(LogWriter.class);
    private static final int MAX_BATCH_EVENTS = 1_000;
    private static final int FEW = 16;
    private static final int MAX_BATCH_BYTES = 4 * 1024 * 1024;
    private static final Duration PAUSE_BEFORE_RETRY = Duration.ofMillis(100);

    private final String log;
    private final WriterSession.Source sessions;
    private final InstantSource clock;
    private final Scheduling scheduling;
    private final Duration patience;
    private final BatchListener listener;
    private final AppendQueue queue = new AppendQueue(MAX_BATCH_EVENTS, MAX_BATCH_BYTES);
    private final Thread thread;
    private volatile boolean closing;
    private volatile boolean stopped;
    private @Nullable WriterSession session;
    private @Nullable EventRow lastWritten;

    /**
     * @param patience how long a batch is tried again while the database cannot be reached
     * @param listener told after events were appended
     */
    LogWriter(
            String log,
            WriterSession.Source sessions,
            InstantSource clock,
            Scheduling scheduling,
            Duration patience,
            BatchListener listener) {
        this.log = log;
        this.sessions = sessions;
        this.clock = clock;
        this.scheduling = scheduling;
        this.patience = patience;
        this.listener = listener;
        this.thread = scheduling.thread("log-writer", this::run);
    }

    void start() {
        thread.start();
    }

    void add(PendingAppend pending) {
        queue.add(pending);
        if (stopped) {
            queue.failAll(closed());
        }
    }

    int waiting() {
        return queue.size();
    }

    /** Finishes the batch at hand and answers whoever still waits that the log is closed. */
    @Override
    public void close() {
        closing = true;
        thread.interrupt();
        try {
            thread.join();
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    private void run() {
        try {
            while (!closing) {
                write(queue.takeBatch());
            }
        } catch (InterruptedException interrupted) {
            LOG.debug("The log's writer was interrupted", interrupted);
        } finally {
            dropSession();
            stopped = true; // before the queue is emptied, so that whoever adds from now on empties it
            queue.failAll(closed());
        }
    }

    private static LogUnavailableException closed() {
        return new LogUnavailableException("The log is closed", null);
    }

    private void write(List<PendingAppend> batch) throws InterruptedException {
        try {
            writeUntilSettled(batch);
        } catch (SQLException failure) {
            if (isFaultOfData(failure) && batch.size() > 1) {
                // The database does not say whose fault it is. Alone, each answers for itself.
                for (PendingAppend member : batch) {
                    write(List.of(member));
                }
            } else {
                LOG.warn("{} appends were not answered", batch.size(), failure);
                failAll(batch, new LogUnavailableException("The log could not be written", failure));
            }
        } catch (InterruptedException | RuntimeException | Error unexpected) {
            failAll(batch, new LogUnavailableException("The log's writer failed", unexpected));
            dropSession();
            if (!(unexpected instanceof RuntimeException)) {
                throw unexpected;
            }
            LOG.error("{} appends were not answered", batch.size(), unexpected);
        }
    }

    private void writeUntilSettled(List<PendingAppend> batch) throws SQLException, InterruptedException {
        long begun = scheduling.nanoTime();
        long giveUpAt = begun + patience.toNanos();
        Judgement unsettled = null;
        while (true) {
            List<PendingAppend> waiting =
                    batch.stream().filter(member -> !member.isAnswered()).toList();
            if (waiting.isEmpty()) {
                return;
            }
            try {
                boolean isReconnected = session == null && lastWritten != null;
                WriterSession open = session();
                List<Append> appends =
                        waiting.stream().map(PendingAppend::append).toList();
                EventRow last = lastWritten;
                if (last != null && unsettled == null && !isReconnected && isFew(waiting)) {
                    LogState presumed = LogState.presumed(last, appends);
                    unsettled = judge(waiting, presumed);
                    if (open.writeIf(presumed, appends, unsettled.rows())) {
                        answer(unsettled, begun);
                        return;
                    }
                    unsettled = null;
                }
                LogState state = open.lockAndRead(appends);
                if (isReconnected) {
                    requireNothingLost(open);
                }
                if (unsettled != null && open.holds(unsettled.rows())) {
                    open.rollback();
                    answer(unsettled, begun);
                    return;
                }
                unsettled = null;
                Judgement judgement = judge(waiting, state);
                if (judgement.rows().isEmpty()) {
                    open.rollback();
                } else {
                    open.write(judgement.rows());
                    unsettled = judgement;
                    open.commit();
                }
                answer(judgement, begun);
                return;
            } catch (SQLException failure) {
                dropSession();
                if (isFaultOfData(failure) || scheduling.nanoTime() > giveUpAt) {
                    throw failure;
                }
                LOG.warn("The log could not be written, trying again: {}", failure.getMessage());
                scheduling.sleep(PAUSE_BEFORE_RETRY);
            }
        }
    }

    /** What was committed may be gone where a standby took over that did not have it yet, or a backup was put in its place. */
    private void requireNothingLost(WriterSession open) throws SQLException {
        EventRow last = lastWritten;
        if (last != null && !open.holds(List.of(last))) {
            throw new IllegalStateException("The database no longer has position " + last.position() + ", which this"
                    + " instance committed, so nothing more is written to it. Stop every instance and start it again:"
                    + " the log is completed from its topic then");
        }
    }

    private static boolean isFew(List<PendingAppend> appends) {
        return appends.stream().mapToInt(PendingAppend::events).sum() <= FEW;
    }

    /** The recorded time is the present, unless the clock fell back behind the head. */
    private Judgement judge(List<PendingAppend> appends, LogState state) {
        Instant now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
        Instant recordedTime = now.isBefore(state.headRecordedTime()) ? state.headRecordedTime() : now;
        return BatchJudge.judge(log, appends, state, recordedTime);
    }

    private void answer(Judgement judgement, long begun) {
        judgement.answers().forEach(Answer::give);
        if (!judgement.rows().isEmpty()) {
            lastWritten = judgement.rows().getLast();
            listener.written(judgement.rows().size(), Duration.ofNanos(scheduling.nanoTime() - begun));
        }
    }

    private WriterSession session() throws SQLException {
        WriterSession open = session;
        if (open == null) {
            open = sessions.open();
            session = open;
        }
        return open;
    }

    private void dropSession() {
        WriterSession open = session;
        session = null;
        if (open != null) {
            try {
                open.close();
            } catch (SQLException alreadyBroken) {
                LOG.debug("Closing the log writer's connection", alreadyBroken);
            }
        }
    }

    private static void failAll(List<PendingAppend> batch, RuntimeException reason) {
        batch.forEach(member -> member.fail(reason));
    }

    /** Whether the database refused the values (SQLSTATE classes 22 and 23), which repeating would not change. */
    private static boolean isFaultOfData(SQLException failure) {
        String state = failure.getSQLState();
        return state != null && (state.startsWith("22") || state.startsWith("23"));
    }
}
