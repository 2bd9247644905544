package org.duly.command.publisher;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.LockSupport;
import org.duly.command.publisher.PublisherStatus.Role;
import org.duly.testsupport.JavaProcess;
import org.duly.testsupport.TestDatabases;
import org.duly.testsupport.TestPostgres;
import org.junit.jupiter.api.Test;

/** The drills: brokers stopped, publishers killed, two at once. */
class PublisherOutageTest extends PublisherScenario {
    @Test
    void theBrokerStopsAndComesBackUnderLoad() {
        SyntheticLog log = new SyntheticLog(logName, 0);
        EventPublisher publisher = publish(log);
        AtomicBoolean loading = new AtomicBoolean(true);
        Thread load = Thread.ofPlatform().start(() -> {
            while (loading.get()) {
                log.grow(5);
                // About 5,000 a second: a broker in a container is away for long, and all of this is read again.
                LockSupport.parkNanos(1_000_000);
            }
        });
        try {
            for (int round = 0; round < 2; round++) {
                long before = publisher.status().published();
                await().atMost(PATIENCE).until(() -> publisher.status().published() > before + 2_000);
                KAFKA.stop();
                long during = log.head();
                await().atMost(PATIENCE).until(() -> log.head() > during + 1_000);
                KAFKA.start();
            }
        } finally {
            loading.set(false);
            join(load);
        }

        awaitPublished(publisher, log);
        assertTopicIsExactly(log);
    }

    @Test
    void thePublishingProcessIsKilledAndAnotherTakesOver() {
        TestDatabases databases = TestPostgres.shared().freshDatabases();
        SyntheticLog log = new SyntheticLog(logName, 0);
        EventPublisher survivor;
        try (JavaProcess process = JavaProcess.start(
                PublishingProcess.class,
                KAFKA.bootstrapServers(),
                topic,
                logName,
                databases.logUrl(),
                databases.commandUsername(),
                databases.commandPassword())) {
            process.awaitLine(line -> line.equals("publishing"), PATIENCE);
            log.grow(1_000_000);
            survivor = publish(log, database(databases));
            await().atMost(PATIENCE).until(() -> survivor.status().role() == Role.STANDBY);
            assertThat(process.isAlive()).isTrue();
            process.kill();
        }

        await().atMost(PATIENCE).until(() -> survivor.status().published() > 50_000);
        survivor.stop();
        try (CommittedReader reader = new CommittedReader(topic, 0)) {
            reader.assertIsExactly(
                    new SyntheticLog(logName, (int) survivor.status().published() + 1));
        }
    }

    @Test
    void ofTwoPublishersOneLeadsAndTheOtherTakesOver() {
        TestDatabases databases = TestPostgres.shared().freshDatabases();
        SyntheticLog log = new SyntheticLog(logName, 100);
        EventPublisher first = publish(log, database(databases));
        awaitPublished(first, log);
        EventPublisher second = publish(log, database(databases));
        await().atMost(PATIENCE).until(() -> second.status().role() == Role.STANDBY);
        log.grow(100);
        awaitPublished(first, log);
        assertThat(second.status().role()).isEqualTo(Role.STANDBY);

        first.stop();
        log.grow(100);

        awaitPublished(second, log);
        assertTopicIsExactly(log);
    }

    @Test
    void twoPublishersThatBothBelieveToLeadNeverDoubleAnEvent() {
        SyntheticLog log = new SyntheticLog(logName, 0);
        EventPublisher first = publish(log);
        EventPublisher second = publish(log);
        await().atMost(PATIENCE).until(() -> {
            log.grow(50);
            return log.head() > 3_000
                    && first.status().published() > 0
                    && second.status().published() > 0;
        });

        assertTopicIsExactly(log);
    }
}
