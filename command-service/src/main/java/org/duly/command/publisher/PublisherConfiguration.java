package org.duly.command.publisher;

import io.opentelemetry.api.OpenTelemetry;
import java.time.InstantSource;
import java.util.Objects;
import org.duly.command.CommandSettings;
import org.duly.command.due.BallotKeyFollower;
import org.duly.command.due.ErasureFollower;
import org.duly.command.due.Follower;
import org.duly.command.log.EventLog;
import org.duly.command.log.PostgresEventLog;
import org.duly.command.proof.Checkpoints;
import org.duly.events.EventCodec;
import org.duly.platform.vault.BallotKeyVault;
import org.duly.platform.vault.KeyVault;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.kafka.autoconfigure.KafkaProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Publishes the service's log, and the checkpoints that prove it. */
@Configuration(proxyBeanMethods = false)
public class PublisherConfiguration {
    @Bean
    EventPublisher eventPublisher(
            PostgresEventLog log,
            EventCodec codec,
            KeyVault vault,
            BallotKeyVault ballotKeys,
            CommandSettings settings,
            KafkaProperties kafka,
            OpenTelemetry telemetry) {
        int partition = settings.log().partition();
        PublisherSettings publishing = new PublisherSettings(
                settings.eventsTopic(),
                partition,
                Objects.requireNonNullElse(settings.eventsTopicPartitions(), partition + 1),
                settings.eventsTopicReplicationFactor(),
                kafka.buildAdminProperties());
        Runnable preparation = settings.log().startWithoutTopic()
                ? () -> {}
                : new LogCompletion(publishing, new KafkaLogTopic(publishing, log.name()), log, () -> {
                    // A vault from a backup has keys again that were destroyed since.
                    new ErasureFollower(log, codec, vault).follow();
                    new BallotKeyFollower(log, codec, ballotKeys).follow();
                });
        return new EventPublisher(
                log, publishing, new PostgresLeadership(settings.log().database(), log.name()), preparation, telemetry);
    }

    @Bean
    CheckpointTopic checkpointTopic(CommandSettings settings, KafkaProperties kafka) {
        return new CheckpointTopic(new PublisherSettings(
                settings.checkpointsTopic(),
                0,
                1,
                settings.eventsTopicReplicationFactor(),
                kafka.buildAdminProperties()));
    }

    @Bean
    Follower checkpointPublisher(
            EventLog log,
            Checkpoints checkpoints,
            CheckpointTopic topic,
            @Qualifier("machineClock") InstantSource machineClock) {
        return new Follower(
                "duly-checkpoints", log, new CheckpointPublisher(checkpoints, topic, log.name(), machineClock));
    }

    @Bean
    PublisherHealth publisherHealth(EventPublisher publisher) {
        return new PublisherHealth(publisher);
    }

    @Bean
    PublisherMetrics publisherMetrics(EventPublisher publisher) {
        return new PublisherMetrics(publisher);
    }
}
