package org.duly.command.publisher;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import org.duly.command.log.LogIdentity;
import org.duly.command.log.PostgresEventLog;
import org.duly.testsupport.TestDatabases;
import org.duly.testsupport.TestPostgres;
import org.junit.jupiter.api.Test;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.Status;

/** Publishing as it goes on, with the real broker. */
class EventPublisherTest extends PublisherScenario {
    @Test
    void publishesEveryEventOnceInOrderIntoItsOwnPartition() throws Exception {
        SyntheticLog log = new SyntheticLog(logName, 2_500);
        publish(log, settings(topic, 2, 3), new AlwaysLeads());
        for (int i = 0; i < 200; i++) {
            log.grow(1 + i % 3);
        }

        try (CommittedReader own = new CommittedReader(topic, 2);
                CommittedReader other = new CommittedReader(topic, 0)) {
            own.assertIsExactly(log);
            other.assertIsExactly(new SyntheticLog("nothing", 0));
        }
        assertThat(topicConfig().get("retention.ms").value()).isEqualTo("-1");
        assertThat(topicConfig().get("cleanup.policy").value()).isEqualTo("delete");
    }

    @Test
    void publishesTheRealLogAsItIsWritten() {
        TestDatabases databases = TestPostgres.shared().freshDatabases();
        try (PostgresEventLog log =
                PostgresEventLog.open(database(databases), new LogIdentity(logName, false), InstantSource.system())) {
            log.append(closed(0));
            EventPublisher publisher = publish(log, database(databases));
            for (int number = 1; number < 100; number++) {
                log.append(closed(number));
            }

            assertTopicIsExactly(log);
            await().atMost(PATIENCE).until(() -> publisher.lag() == 0);
            publisher.stop();
        }
    }

    @Test
    void healthAndGaugesTellHowPublishingStands() {
        SyntheticLog log = new SyntheticLog(logName, 20);
        EventPublisher publisher = publish(log);
        SimpleMeterRegistry gauges = new SimpleMeterRegistry();
        new PublisherMetrics(publisher).bindTo(gauges);
        awaitPublished(publisher, log);

        Health leading = requireNonNull(new PublisherHealth(publisher).health());
        assertThat(leading.getStatus()).isEqualTo(Status.UP);
        assertThat(leading.getDetails()).containsEntry("published", 19L).containsEntry("lag", 0L);
        assertThat(gauges.get("duly.publisher.leader").gauge().value()).isEqualTo(1);
        assertThat(gauges.get("duly.publisher.position").gauge().value()).isEqualTo(19);

        publisher.stop();
        log.grow(5);
        assertThat(gauges.get("duly.publisher.leader").gauge().value()).isZero();
        assertThat(gauges.get("duly.publisher.lag").gauge().value()).isEqualTo(5);
        EventPublisher refusing = publish(new SyntheticLog(logName, 12));
        awaitRefusal(refusing, "position 19");
        Health refused = requireNonNull(new PublisherHealth(refusing).health());
        assertThat(refused.getStatus()).isEqualTo(Status.DOWN);
        assertThat(refused.getDetails()).containsKey("error");
    }

    @Test
    void theTraceGoesOnFromWhatIsAppendedWhileThePublisherRunsAndFromNothingOlder() {
        SyntheticLog log = new SyntheticLog(logName, 3);
        EventPublisher publisher = publish(log);
        awaitPublished(publisher, log);
        log.grow(2);

        try (CommittedReader reader = new CommittedReader(topic, 0)) {
            assertThat(reader.awaitCount(5).tracesByPosition())
                    .isEqualTo(Map.of(
                            0L, Optional.empty(),
                            1L, Optional.empty(),
                            2L, Optional.empty(),
                            3L, Optional.of(SyntheticLog.TRACEPARENT),
                            4L, Optional.of(SyntheticLog.TRACEPARENT)));
        }
    }

    @Test
    void anAppendThroughAnotherInstanceIsPublishedBeforeLong() {
        SyntheticLog log = new SyntheticLog(logName, 1);
        EventPublisher publisher = publish(log);
        awaitPublished(publisher, log);

        log.growUnannounced(3);

        awaitPublished(publisher, log);
        assertThat(publisher.lag()).isZero();
    }

    @Test
    void aRestartContinuesAfterTheLastCommittedEvent() {
        SyntheticLog log = new SyntheticLog(logName, 1_234);
        publishAndStop(log);
        log.grow(777);

        publish(log);

        assertTopicIsExactly(log);
    }

    @Test
    void aStoppedPublisherCanBeStartedAgain() {
        SyntheticLog log = new SyntheticLog(logName, 10);
        EventPublisher publisher = publish(log);
        awaitPublished(publisher, log);
        publisher.stop();
        log.grow(10);
        publisher.start();

        assertTopicIsExactly(log);
    }

    @Test
    void aRefillIntoANewTopicGivesTheSameBytes() {
        SyntheticLog log = new SyntheticLog(logName, 3_000);
        publishAndStop(log);
        String refilled = KAFKA.freshTopicName("refill");

        publish(log, settings(refilled, 0, 1), new AlwaysLeads());

        assertTopicIsExactly(log);
        try (CommittedReader reader = new CommittedReader(refilled, 0)) {
            reader.assertIsExactly(log);
        }
    }
}
