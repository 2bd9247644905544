package org.duly.query.log;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.TimeGauge;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import javax.sql.DataSource;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;
import org.duly.query.database.ReadSchema;
import org.duly.query.log.NextEvents.Refused;
import org.duly.query.log.RecordReader.ReadEvent;
import org.duly.query.log.RecordReader.Reading;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.kafka.core.ConsumerFactory;
import org.springframework.kafka.listener.BatchConsumerAwareMessageListener;
import org.springframework.kafka.listener.ConcurrentMessageListenerContainer;
import org.springframework.kafka.listener.ConsumerAwareRebalanceListener;
import org.springframework.kafka.listener.ContainerProperties;

/**
 * Reads the topic and applies it, each partition on its own: one poll's records of one partition are one transaction.
 *
 * <p>The database says where to read on, never a committed offset. A record that cannot be applied stops its partition
 * just before it, loudly, until it can be: nothing is ever skipped. A partition that stands still is tried again by
 * itself (shortly where the database was away, slowly where a record is at fault) or by {@link #resume}.
 */
public final class Projection
        implements BatchConsumerAwareMessageListener<byte[], byte[]>, ConsumerAwareRebalanceListener, SmartLifecycle {
    private static final Logger LOG = LoggerFactory.getLogger(Projection.class);
    private static final Duration RETRY_UNAVAILABLE = Duration.ofSeconds(1);

    private final DataSource database;
    private final Projector projector;
    private final AppliedPositions positions;
    private final DeadLetters deadLetters;
    private final InstantSource clock;
    private final Duration retryRefused;
    private final Counter copied;
    private final AppliedSpans spans;
    private final ConcurrentMessageListenerContainer<byte[], byte[]> container;
    private final RecordReader reader = new RecordReader();
    private final AppliedTable table = new AppliedTable(ReadSchema.LIVE);
    private final SamePast samePast;
    private final Map<TopicPartition, PartitionProgress> partitions = new ConcurrentHashMap<>();
    private @Nullable ScheduledExecutorService retries;

    /**
     * Reads nothing before {@link #start}.
     *
     * @param consumers read committed, without automatic commits
     * @param clock the machine's, for saying since when a partition stands still
     * @param retryRefused how long to wait before trying a refused record again
     */
    public Projection(
            String topic,
            ConsumerFactory<byte[], byte[]> consumers,
            DataSource database,
            Projector projector,
            AppliedPositions positions,
            DeadLetters deadLetters,
            InstantSource clock,
            Duration retryRefused,
            MeterRegistry meters,
            AppliedSpans spans) {
        this.database = database;
        this.samePast = new SamePast(database);
        this.projector = projector;
        this.positions = positions;
        this.deadLetters = deadLetters;
        this.clock = clock;
        this.retryRefused = retryRefused;
        this.spans = spans;
        ContainerProperties properties = new ContainerProperties(topic);
        // Never acknowledged: an offset committed to the broker could only contradict the database.
        properties.setAckMode(ContainerProperties.AckMode.MANUAL);
        properties.setMessageListener(this);
        properties.setConsumerRebalanceListener(this);
        this.container = new ConcurrentMessageListenerContainer<>(consumers, properties);
        container.setBeanName("projection");
        Gauge.builder("duly.projection.lag", this, Projection::lag)
                .description("Records on the broker that are not applied yet, over the logs this instance reads")
                .register(meters);
        Gauge.builder(
                        "duly.projection.blocked",
                        this,
                        projection -> projection.blockages().size())
                .description("Partitions that stand still")
                .register(meters);
        TimeGauge.builder("duly.projection.behind", this, TimeUnit.SECONDS, Projection::secondsBehind)
                .description(
                        "How old the read models are: while events wait, the time since the last applied one was recorded")
                .register(meters);
        this.copied = Counter.builder("duly.projection.dead.letters")
                .description("Records copied to the dead-letter topic, or tried to")
                .register(meters);
    }

    private double lag() {
        return partitions.values().stream()
                .mapToLong(progress -> Math.max(progress.lag, 0))
                .sum();
    }

    private double secondsBehind() {
        return behind().toMillis() / 1_000.0;
    }

    /** How old the read models are: zero while nothing is known to wait. By this machine's clock. */
    public Duration behind() {
        Instant now = clock.instant();
        return partitions.values().stream()
                .filter(progress -> progress.lag > 0 || progress.blockage != null)
                .map(progress -> progress.appliedUntil)
                .filter(Objects::nonNull)
                .map(until -> Duration.between(until, now))
                .max(Comparator.naturalOrder())
                .orElse(Duration.ZERO);
    }

    /** What stands still, and why. */
    public List<Blockage> blockages() {
        List<Blockage> found = new ArrayList<>();
        for (PartitionProgress progress : partitions.values()) {
            Blockage blockage = progress.blockage;
            if (blockage != null) {
                found.add(blockage);
            }
        }
        return found;
    }

    /** The logs this instance reads, with the number of records not yet read (-1 where not known). */
    public Map<String, Long> lags() {
        Map<String, Long> lags = new LinkedHashMap<>();
        for (PartitionProgress progress : partitions.values()) {
            Applied applied = progress.applied;
            if (applied != null) {
                lags.put(applied.log(), progress.lag);
            }
        }
        return lags;
    }

    /**
     * Tries again where a log stands still.
     *
     * @return whether it stood still here
     */
    public boolean resume(String log) {
        boolean found = false;
        for (Map.Entry<TopicPartition, PartitionProgress> entry : partitions.entrySet()) {
            Blockage blockage = entry.getValue().blockage;
            if (blockage != null && (blockage.log() == null || log.equals(blockage.log()))) {
                container.resumePartition(entry.getKey());
                found = true;
            }
        }
        return found;
    }

    @Override
    public void onPartitionsAssigned(Consumer<?, ?> consumer, Collection<TopicPartition> assigned) {
        for (TopicPartition partition : assigned) {
            PartitionProgress progress = new PartitionProgress();
            partitions.put(partition, progress);
            try {
                locate(partition).ifPresent(here -> {
                    progress.applied = here;
                    consumer.seek(partition, here.nextOffset());
                    positions.applied(here.log(), here.position());
                });
            } catch (SQLException unavailable) {
                // Looked up again with the first records.
                LOG.warn("Where to read on in {} is not known yet", partition, unavailable);
            }
        }
    }

    @Override
    public void onPartitionsRevokedAfterCommit(Consumer<?, ?> consumer, Collection<TopicPartition> revoked) {
        onPartitionsLost(consumer, revoked);
    }

    @Override
    public void onPartitionsLost(Consumer<?, ?> consumer, Collection<TopicPartition> lost) {
        for (TopicPartition partition : lost) {
            partitions.remove(partition);
            container.resumePartition(partition);
        }
    }

    @Override
    public void onMessage(List<ConsumerRecord<byte[], byte[]>> records, @Nullable Consumer<?, ?> consumer) {
        Map<TopicPartition, List<ConsumerRecord<byte[], byte[]>>> byPartition = new LinkedHashMap<>();
        for (ConsumerRecord<byte[], byte[]> record : records) {
            byPartition
                    .computeIfAbsent(
                            new TopicPartition(record.topic(), record.partition()), partition -> new ArrayList<>())
                    .add(record);
        }
        if (consumer == null) {
            throw new IllegalStateException("The container gave no consumer");
        }
        byPartition.forEach((partition, next) -> {
            PartitionProgress progress = partitions.get(partition);
            if (progress != null) {
                take(partition, progress, next, consumer);
                progress.lag = consumer.assignment().contains(partition)
                        ? consumer.currentLag(partition).orElse(-1)
                        : -1;
            }
        });
    }

    private void take(
            TopicPartition partition,
            PartitionProgress progress,
            List<ConsumerRecord<byte[], byte[]>> records,
            Consumer<?, ?> consumer) {
        try {
            if (progress.applied == null) {
                Applied here = locate(partition).orElse(null);
                progress.applied = here;
                if (here != null && here.nextOffset() != records.getFirst().offset()) {
                    seek(consumer, partition, here.nextOffset());
                    return;
                }
            }
            List<Reading> readings = reader.read(records);
            if (progress.applied == null) {
                progress.applied = begin(partition, readings);
            }
            Refused other = samePast.firstOther(progress.applied, partition, readings);
            NextEvents next =
                    other == null ? NextEvents.after(progress.applied, readings) : new NextEvents(List.of(), other);
            Refused refused = next.refused();
            if (!next.events().isEmpty()) {
                refused = Optional.ofNullable(advance(partition, progress, next.events(), records))
                        .orElse(refused);
            }
            if (refused == null) {
                moving(partition, progress);
            } else {
                halt(partition, progress, refused, consumer);
            }
        } catch (LostLogException lost) {
            LOG.warn("{}: nothing was written, reading on from where the log is now", lost.getMessage());
            progress.applied = null;
            seek(consumer, partition, records.getFirst().offset());
        } catch (SQLException | RuntimeException unavailable) {
            LOG.warn("{} cannot be applied now", partition, unavailable);
            Applied applied = progress.applied;
            ConsumerRecord<byte[], byte[]> next = records.stream()
                    .filter(record -> applied == null
                            || !applied.topic().equals(partition.topic())
                            || record.offset() >= applied.nextOffset())
                    .findFirst()
                    .orElse(records.getLast());
            String reason = String.valueOf(unavailable.getMessage());
            halt(partition, progress, new Refused(next, Blockage.Cause.UNAVAILABLE, null, reason), consumer);
        }
    }

    /** Applies events; where one of them cannot be folded, those before it. */
    private @Nullable Refused advance(
            TopicPartition partition,
            PartitionProgress progress,
            List<PlacedEvent> events,
            List<ConsumerRecord<byte[], byte[]>> records)
            throws SQLException {
        Applied from = progress.applied;
        if (from == null) {
            throw new IllegalStateException("Events without a log");
        }
        Instant begun = clock.instant();
        GoodPrefix.Bad bad = new GoodPrefix(projector, partition, from, to -> {
                    progress.applied = to;
                    positions.applied(to.log(), to.position());
                })
                .apply(events);
        long stoppedAt =
                bad == null ? events.getLast().offset() + 1 : bad.event().offset();
        spans.applied(records, events.getFirst().offset(), stoppedAt, begun);
        if (bad == null) {
            progress.appliedUntil = events.getLast().envelope().recordedTime();
            return null;
        }
        PlacedEvent event = bad.event();
        LOG.error("Position {} of {} cannot be folded", event.position(), event.log(), bad.failure());
        ConsumerRecord<byte[], byte[]> record = records.stream()
                .filter(each -> each.offset() == event.offset())
                .findFirst()
                .orElseThrow();
        return new Refused(record, Blockage.Cause.UNREADABLE, event.position(), String.valueOf(bad.failure()));
    }

    private void halt(TopicPartition partition, PartitionProgress progress, Refused refused, Consumer<?, ?> consumer) {
        Applied applied = progress.applied;
        Blockage before = progress.blockage;
        if (before != null && before.offset() != refused.record().offset()) {
            before = null;
        }
        Blockage blockage = new Blockage(
                refused.cause(),
                applied == null ? null : applied.log(),
                refused.position(),
                partition.partition(),
                refused.record().offset(),
                refused.reason(),
                before == null ? clock.instant() : before.since(),
                before == null ? null : before.deadLetter());
        progress.blockage = blockage;
        if (!seek(consumer, partition, blockage.offset())) {
            return;
        }
        container.pausePartition(partition);
        if (blockage.cause() != Blockage.Cause.UNAVAILABLE) {
            LOG.error("{} stands still: {}", partition, blockage);
            String outcome = blockage.deadLetter();
            if (outcome == null || outcome.startsWith("not ")) {
                copied.increment();
                progress.blockage = blockage.withDeadLetter(deadLetters.copy(refused.record(), refused.reason()));
            }
        }
        ScheduledExecutorService later = retries;
        if (later != null && !later.isShutdown()) {
            Duration wait = blockage.cause() == Blockage.Cause.UNAVAILABLE ? RETRY_UNAVAILABLE : retryRefused;
            var _ = later.schedule(() -> container.resumePartition(partition), wait.toMillis(), TimeUnit.MILLISECONDS);
        }
    }

    private static void moving(TopicPartition partition, PartitionProgress progress) {
        if (progress.blockage != null) {
            LOG.info("{} moves again", partition);
            progress.blockage = null;
        }
    }

    /** Sets where to read on; false if the partition was taken away in the meantime. */
    private boolean seek(Consumer<?, ?> consumer, TopicPartition partition, long offset) {
        if (!consumer.assignment().contains(partition)) {
            partitions.remove(partition);
            return false;
        }
        consumer.seek(partition, offset);
        return true;
    }

    private Optional<Applied> locate(TopicPartition partition) throws SQLException {
        try (Connection connection = database.getConnection()) {
            return table.ofPartition(connection, partition.topic(), partition.partition());
        }
    }

    /** The log of a partition never read before: it may be known from an earlier topic. */
    private @Nullable Applied begin(TopicPartition partition, List<Reading> readings) throws SQLException {
        if (!(readings.getFirst() instanceof ReadEvent first)) {
            return null;
        }
        String log = first.event().log();
        try (Connection connection = database.getConnection()) {
            return table.ofLog(connection, log)
                    .orElseGet(() -> Applied.nothingOf(log, partition.topic(), partition.partition()));
        }
    }

    @Override
    public void start() {
        retries = Executors.newSingleThreadScheduledExecutor(
                Thread.ofPlatform().daemon().name("projection-retry").factory());
        container.start();
    }

    @Override
    public void stop() {
        container.stop();
        if (retries != null) {
            retries.shutdownNow();
        }
    }

    @Override
    public boolean isRunning() {
        return container.isRunning();
    }

    /** Whether the consumer's thread is there: it may have died of an error that no record explains. */
    public boolean isReading() {
        return container.isRunning() && container.isChildRunning();
    }
}
