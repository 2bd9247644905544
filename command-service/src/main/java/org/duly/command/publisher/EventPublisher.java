package org.duly.command.publisher;

import io.opentelemetry.api.OpenTelemetry;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.LockSupport;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.errors.InvalidProducerEpochException;
import org.apache.kafka.common.errors.ProducerFencedException;
import org.duly.command.log.EventLog;
import org.duly.command.log.EventLog.LoggedEvent;
import org.duly.command.log.Scheduling;
import org.duly.command.publisher.PublisherStatus.Role;
import org.duly.platform.tracing.TraceParent;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;

/**
 * Publishes the log: every event once, in the order of positions, into the log's own partition, in transactions.
 *
 * <p>Whoever reads committed records sees positions 0, 1, 2, … without gap or repetition, whatever was killed or
 * stopped in between. That rests on one order of steps: initialise transactions, which fences every earlier publisher
 * of this log and ends what it left open; only then read the last committed record; then send what comes after it. Any
 * failure whose outcome is not known starts over at the first step.
 *
 * <p>Commands do not wait for it. While Kafka is away the log grows, and publishing catches up. One thread does all.
 */
public final class EventPublisher implements SmartLifecycle, AutoCloseable {
    /** The header that carries the position, in ASCII decimal. */
    public static final String POSITION = "position";

    private static final Logger LOG = LoggerFactory.getLogger(EventPublisher.class);

    /** Large enough to catch up fast, small enough to hold even if every event is as large as it may be. */
    private static final int BATCH = 1_000;

    /** How soon an append through another instance is noticed: behind a load balancer that is every second one. */
    private static final Duration UNANNOUNCED = Duration.ofMillis(100);

    /** How soon a lost lead is noticed. */
    private static final Duration SAFETY_NET = Duration.ofSeconds(1);

    private static final Duration STANDBY = Duration.ofMillis(500);
    private static final Duration REFUSED = Duration.ofSeconds(15);
    private static final Duration FIRST_RETRY = Duration.ofMillis(100);
    private static final Duration LAST_RETRY = Duration.ofSeconds(2);
    private static final Duration STOP = Duration.ofSeconds(5);

    private final EventLog log;
    private final PublisherSettings settings;
    private final LogTopic topic;
    private final Leadership leadership;
    private final Runnable preparation;
    private final Scheduling scheduling;
    private final TopicTail tail;
    private final PublishTraces traces;

    private final AtomicBoolean appended = new AtomicBoolean();
    private volatile PublisherStatus status = new PublisherStatus(Role.STOPPED, EventLog.NOTHING, null);
    private volatile CountDownLatch stopping = new CountDownLatch(0);
    private volatile @Nullable Thread thread;
    private Duration retry = FIRST_RETRY;
    private boolean prepared;

    /**
     * Publishes a log as it is, and adds nothing to traces.
     *
     * @param leadership closed by this publisher when it stops
     */
    public EventPublisher(EventLog log, PublisherSettings settings, Leadership leadership) {
        this(log, settings, leadership, () -> {}, OpenTelemetry.noop());
    }

    /**
     * Publishes a log.
     *
     * @param preparation done before anything else, and tried again until it succeeds once
     * @param telemetry where the spans of publishing go
     */
    EventPublisher(
            EventLog log,
            PublisherSettings settings,
            Leadership leadership,
            Runnable preparation,
            OpenTelemetry telemetry) {
        this(
                log,
                settings,
                new KafkaLogTopic(settings, log.name()),
                leadership,
                preparation,
                Scheduling.MACHINE,
                telemetry);
    }

    EventPublisher(
            EventLog log,
            PublisherSettings settings,
            LogTopic topic,
            Leadership leadership,
            Runnable preparation,
            Scheduling scheduling,
            OpenTelemetry telemetry) {
        this.log = log;
        this.settings = settings;
        this.topic = topic;
        this.leadership = leadership;
        this.preparation = preparation;
        this.scheduling = scheduling;
        this.tail = new TopicTail(settings, topic, log);
        this.traces = new PublishTraces(telemetry, settings, log);
        log.onAppend(this::wake);
    }

    /** How publishing stands at this moment. */
    public PublisherStatus status() {
        return status;
    }

    /** How many events of the log are not known to be published. Asks the log. */
    public long lag() {
        return log.head() - status.published();
    }

    @Override
    public synchronized void start() {
        if (thread == null) {
            stopping = new CountDownLatch(1);
            Thread started = scheduling.thread("publisher", this::run);
            thread = started;
            started.start();
        }
    }

    /** Ends after the transaction under way, at most some seconds later. */
    @Override
    public synchronized void stop() {
        Thread running = thread;
        if (running == null) {
            return;
        }
        stopping.countDown();
        LockSupport.unpark(running);
        try {
            if (!running.join(STOP)) {
                // It waits for a broker that does not answer.
                running.interrupt();
                running.join(STOP);
            }
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
        thread = null;
    }

    @Override
    public void close() {
        stop();
    }

    @Override
    public boolean isRunning() {
        return thread != null;
    }

    /** Before the web server at start and after it at stop. */
    @Override
    public int getPhase() {
        return 0;
    }

    private void wake() {
        // Only the first append since the last look costs anything.
        if (!appended.getAndSet(true)) {
            LockSupport.unpark(thread);
        }
    }

    private void run() {
        try {
            while (!isStopping()) {
                leadOrStandBy();
            }
        } finally {
            leadership.close();
            report(Role.STOPPED, null);
        }
    }

    private void leadOrStandBy() {
        try {
            if (!prepared) {
                preparation.run();
                prepared = true;
            }
            traces.begin();
            if (leadership.lead()) {
                publish();
            } else {
                report(Role.STANDBY, null);
                pause(STANDBY);
            }
        } catch (WrongTopicException refused) {
            LOG.error("The log {} is not published. {}", log.name(), refused.getMessage());
            stepDown(Role.REFUSING, refused, REFUSED);
        } catch (RuntimeException failed) {
            if (isFenced(failed)) {
                LOG.warn("Another publisher of the log {} took over", log.name());
                stepDown(Role.STANDBY, null, SAFETY_NET);
            } else if (!isStopping()) {
                warn(failed);
                stepDown(Role.RETRYING, failed, retry);
                retry = retry.multipliedBy(2).compareTo(LAST_RETRY) < 0 ? retry.multipliedBy(2) : LAST_RETRY;
            }
        }
    }

    /** Once for each kind of trouble, however long it lasts. */
    private void warn(RuntimeException failed) {
        if (Objects.equals(status.lastError(), reason(failed))) {
            LOG.debug("The log {} still cannot be published", log.name(), failed);
        } else {
            LOG.warn("The log {} cannot be published at the moment; trying again", log.name(), failed);
        }
    }

    private static boolean isFenced(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof ProducerFencedException || cause instanceof InvalidProducerEpochException) {
                return true;
            }
        }
        return false;
    }

    private void stepDown(Role role, @Nullable RuntimeException why, Duration pause) {
        report(role, why);
        leadership.giveUp();
        pause(pause);
    }

    /** Leads until it is stopped, loses the lead or fails. */
    private void publish() {
        topic.ensure();
        Producer<byte[], byte[]> producer = topic.producer();
        try {
            producer.initTransactions();
            long published = tail.lastPublished();
            LOG.info("The log {} is published by this instance from position {} on", log.name(), published + 1);
            published(published);
            retry = FIRST_RETRY;
            long looked = scheduling.nanoTime();
            while (!isStopping()) {
                appended.set(false);
                List<LoggedEvent> events = CommandHeader.whole(log.readAfter(published, BATCH));
                if (!events.isEmpty()) {
                    published = send(producer, events, published, traces.spans());
                    published(published);
                } else if (!appended.get()) {
                    scheduling.park(UNANNOUNCED);
                }
                if (scheduling.nanoTime() - looked > SAFETY_NET.toNanos()) {
                    looked = scheduling.nanoTime();
                    if (!leadership.lead()) {
                        return;
                    }
                }
            }
        } finally {
            // Without waiting: what was not committed is aborted, now or by whoever comes next.
            producer.close(Duration.ZERO);
        }
    }

    private long send(
            Producer<byte[], byte[]> producer, List<LoggedEvent> events, long published, PublishTraces.Spans spans) {
        long position = published;
        try {
            producer.beginTransaction();
            for (LoggedEvent event : events) {
                if (event.position() != ++position) {
                    throw new IllegalStateException("The log gave position " + event.position() + " after "
                            + (position - 1) + ": it has a gap, which it promises not to have");
                }
                // If it fails, so does the commit.
                Future<?> _ = producer.send(record(event, spans.begin(event)));
            }
            producer.commitTransaction();
        } catch (RuntimeException failed) {
            spans.failed(failed);
            throw failed;
        }
        spans.committed();
        return position;
    }

    private ProducerRecord<byte[], byte[]> record(LoggedEvent event, @Nullable String traceparent) {
        byte[] key = event.stream().getBytes(StandardCharsets.UTF_8);
        ProducerRecord<byte[], byte[]> record =
                new ProducerRecord<>(settings.topic(), settings.partition(), key, event.bytes());
        record.headers().add(POSITION, Long.toString(event.position()).getBytes(StandardCharsets.US_ASCII));
        CommandHeader.add(record.headers(), event);
        if (traceparent != null) {
            record.headers().add(TraceParent.HEADER, traceparent.getBytes(StandardCharsets.US_ASCII));
        }
        return record;
    }

    private void published(long position) {
        status = new PublisherStatus(Role.LEADER, position, null);
    }

    private void report(Role role, @Nullable RuntimeException why) {
        status = new PublisherStatus(role, status.published(), why == null ? null : reason(why));
    }

    private static String reason(RuntimeException failure) {
        return Objects.requireNonNullElse(failure.getMessage(), failure.toString());
    }

    private boolean isStopping() {
        return stopping.getCount() == 0;
    }

    private void pause(Duration duration) {
        long until = scheduling.nanoTime() + duration.toNanos();
        long left = duration.toNanos();
        // Woken by every append; only a stop ends it early.
        while (left > 0 && !isStopping() && !Thread.currentThread().isInterrupted()) {
            scheduling.park(Duration.ofNanos(left));
            left = until - scheduling.nanoTime();
        }
    }
}
