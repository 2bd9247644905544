package org.duly.command.publisher;

import java.time.Duration;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;
import org.duly.platform.database.Database;

/** A publisher in a process of its own, to be killed: it publishes a synthetic log that grows all the time. */
final class PublishingProcess {
    private PublishingProcess() {}

    /** Arguments: bootstrap servers, topic, log's name, database address, role, password. */
    public static void main(String[] arguments) {
        SyntheticLog log = new SyntheticLog(arguments[2], 0);
        PublisherSettings settings = new PublisherSettings(
                arguments[1], 0, 1, PublisherSettings.BROKER_DEFAULT, Map.of("bootstrap.servers", arguments[0]));
        Database database = new Database(arguments[3], arguments[4], arguments[5], arguments[4], arguments[5]);
        EventPublisher publisher = new EventPublisher(log, settings, new PostgresLeadership(database, log.name()));
        publisher.start();
        boolean said = false;
        while (log.head() < 1_000_000) {
            log.grow(10);
            LockSupport.parkNanos(Duration.ofMillis(1).toNanos());
            if (!said && publisher.status().published() > 500) {
                System.out.println("publishing");
                said = true;
            }
        }
    }
}
