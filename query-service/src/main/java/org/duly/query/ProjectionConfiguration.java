package org.duly.query;

import io.micrometer.core.instrument.MeterRegistry;
import io.opentelemetry.api.OpenTelemetry;
import java.time.Clock;
import java.time.Duration;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import javax.sql.DataSource;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.duly.platform.vault.KeyVault;
import org.duly.platform.vault.Sealer;
import org.duly.query.database.ReadSchema;
import org.duly.query.engagement.Engagements;
import org.duly.query.governance.GovernanceIndex;
import org.duly.query.log.AppliedPositions;
import org.duly.query.log.AppliedSpans;
import org.duly.query.log.Archive;
import org.duly.query.log.DeadLetters;
import org.duly.query.log.FreshnessHealth;
import org.duly.query.log.Projection;
import org.duly.query.log.ProjectionHealth;
import org.duly.query.log.Projector;
import org.duly.query.log.ReadModel;
import org.duly.query.rebuild.Audit;
import org.duly.query.rebuild.AuditJob;
import org.duly.query.rebuild.Digests;
import org.duly.query.rebuild.Leftovers;
import org.duly.query.rebuild.Rebuild;
import org.duly.query.rebuild.RebuildJob;
import org.duly.query.rebuild.RebuildMetrics;
import org.duly.query.response.ResponseRegister;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.kafka.autoconfigure.KafkaProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.kafka.core.DefaultKafkaConsumerFactory;
import org.springframework.kafka.core.DefaultKafkaProducerFactory;
import org.springframework.kafka.core.KafkaTemplate;

/** From the topic into the read models. */
@Configuration(proxyBeanMethods = false)
class ProjectionConfiguration {
    private static final int FETCH_BYTES = 8 * 1024 * 1024;
    private static final Duration LEFTOVERS_PAUSE = Duration.ofMinutes(1);

    /** What "now" means for questions such as how many days are left; a demo has a clock of its own. */
    @Bean
    @ConditionalOnMissingBean(name = "queryClock")
    InstantSource queryClock() {
        return Clock.systemUTC();
    }

    /** Every read model there is. The order is that in which their tables are written. */
    @Bean
    List<ReadModel> readModels(KeyVault vault, Sealer sealer) {
        return List.of(new Archive(), new Engagements(), new ResponseRegister(vault, sealer), new GovernanceIndex());
    }

    @Bean
    AppliedPositions appliedPositions(DataSource database, MeterRegistry meters) {
        return new AppliedPositions(database, meters);
    }

    @Bean
    KafkaSettings kafkaSettings(KafkaProperties kafka, QuerySettings settings) {
        return new KafkaSettings(kafka.buildConsumerProperties(), settings);
    }

    @Bean
    DeadLetters deadLetters(KafkaProperties kafka, QuerySettings settings) {
        Map<String, Object> producer = kafka.buildProducerProperties();
        // Tried briefly: the partition stands still meanwhile, and the copy is made again with the next attempt.
        producer.put(ProducerConfig.MAX_BLOCK_MS_CONFIG, 3_000);
        producer.put(ProducerConfig.REQUEST_TIMEOUT_MS_CONFIG, 2_000);
        producer.put(ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG, 5_000);
        producer.put(ProducerConfig.LINGER_MS_CONFIG, 0);
        Map<String, Object> admin = kafka.buildAdminProperties();
        admin.put(AdminClientConfig.REQUEST_TIMEOUT_MS_CONFIG, 2_000);
        admin.put(AdminClientConfig.DEFAULT_API_TIMEOUT_MS_CONFIG, 5_000);
        return new DeadLetters(
                new KafkaTemplate<>(new DefaultKafkaProducerFactory<>(
                        producer, new ByteArraySerializer(), new ByteArraySerializer())),
                admin,
                settings.deadLetterTopic());
    }

    @Bean
    Projection projection(
            QuerySettings settings,
            KafkaSettings kafka,
            DataSource database,
            List<ReadModel> models,
            AppliedPositions positions,
            DeadLetters deadLetters,
            MeterRegistry meters,
            OpenTelemetry telemetry) {
        return new Projection(
                settings.eventsTopic(),
                new DefaultKafkaConsumerFactory<>(
                        kafka.consumer(), new ByteArrayDeserializer(), new ByteArrayDeserializer()),
                database,
                new Projector(database, ReadSchema.LIVE, models),
                positions,
                deadLetters,
                Clock.systemUTC(),
                settings.query().retryRefused(),
                meters,
                new AppliedSpans(telemetry, settings.query().group(), Clock.systemUTC()));
    }

    @Bean
    Rebuild rebuild(QuerySettings settings, KafkaSettings kafka, DataSource database, List<ReadModel> models) {
        return new Rebuild(database, models, settings.eventsTopic(), kafka::replayConsumer);
    }

    @Bean
    Leftovers leftovers(Rebuild rebuild) {
        return new Leftovers(rebuild, LEFTOVERS_PAUSE);
    }

    @Bean
    RebuildJob rebuildJob(Rebuild rebuild) {
        return new RebuildJob(rebuild, Clock.systemUTC());
    }

    @Bean
    Audit audit(QuerySettings settings, KafkaSettings kafka, DataSource database, List<ReadModel> models) {
        return new Audit(database, models, settings.eventsTopic(), kafka::replayConsumer);
    }

    @Bean
    AuditJob auditJob(Audit audit) {
        return new AuditJob(audit, Clock.systemUTC());
    }

    @Bean
    RebuildMetrics rebuildMetrics(RebuildJob job) {
        return new RebuildMetrics(job);
    }

    @Bean
    Digests digests(DataSource database) {
        return new Digests(database);
    }

    @Bean
    ProjectionHealth projectionHealthIndicator(Projection projection, AppliedPositions positions) {
        return new ProjectionHealth(projection, positions);
    }

    @Bean
    FreshnessHealth freshnessHealthIndicator(Projection projection, QuerySettings settings) {
        return new FreshnessHealth(projection, settings.query().freshWithin());
    }

    /** How the topic is read, by the projection and by a rebuild alike. */
    static final class KafkaSettings {
        private final Map<String, Object> consumer;
        private final int replayBatch;

        KafkaSettings(Map<String, Object> consumer, QuerySettings settings) {
            this.consumer = consumer;
            this.replayBatch = settings.query().rebuildBatch();
            consumer.put(ConsumerConfig.GROUP_ID_CONFIG, settings.query().group());
            consumer.put(ConsumerConfig.ISOLATION_LEVEL_CONFIG, "read_committed");
            consumer.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
            consumer.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "earliest");
            consumer.put(
                    ConsumerConfig.MAX_POLL_RECORDS_CONFIG, settings.query().batch());
            consumer.put(ConsumerConfig.MAX_PARTITION_FETCH_BYTES_CONFIG, FETCH_BYTES);
            // A topic made by accident would have the wrong retention; a new one is noticed soon.
            consumer.put(ConsumerConfig.ALLOW_AUTO_CREATE_TOPICS_CONFIG, false);
            consumer.putIfAbsent(ConsumerConfig.METADATA_MAX_AGE_CONFIG, 10_000);
            // A killed instance's logs are taken over this soon. Too soon is harmless: the database fences.
            consumer.putIfAbsent(ConsumerConfig.SESSION_TIMEOUT_MS_CONFIG, 6_000);
            consumer.putIfAbsent(ConsumerConfig.HEARTBEAT_INTERVAL_MS_CONFIG, 2_000);
        }

        Map<String, Object> consumer() {
            return Map.copyOf(consumer);
        }

        /** In no group. */
        Consumer<byte[], byte[]> replayConsumer() {
            Map<String, Object> replay = new HashMap<>(consumer);
            replay.remove(ConsumerConfig.GROUP_ID_CONFIG);
            replay.put(ConsumerConfig.MAX_POLL_RECORDS_CONFIG, replayBatch);
            replay.put(ConsumerConfig.MAX_PARTITION_FETCH_BYTES_CONFIG, 2 * FETCH_BYTES);
            return new KafkaConsumer<>(replay, new ByteArrayDeserializer(), new ByteArrayDeserializer());
        }
    }
}
