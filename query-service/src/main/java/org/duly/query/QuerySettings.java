package org.duly.query;

import java.nio.file.Path;
import java.time.Duration;
import org.duly.platform.database.Database;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * The service's settings.
 *
 * @param read the database of the read models; its owner is the service's own role, which makes its schemas
 * @param vault read only
 * @param documents read only
 */
@ConfigurationProperties("duly")
public record QuerySettings(
        Connection read,
        Vault vault,
        Connection documents,
        @DefaultValue("duly.events.v1") String eventsTopic,
        @DefaultValue Query query) {

    /** A database reached in one role alone. */
    public record Connection(String url, String username, String password) {
        Database database() {
            return new Database(url, username, password, username, password);
        }
    }

    /** The vault: its database and the file of the master key. */
    public record Vault(String url, String username, String password, Path masterKeyFile) {
        Database database() {
            return new Database(url, username, password, username, password);
        }
    }

    /**
     * How this service works.
     *
     * @param group the consumer group that shares out the logs
     * @param batch the most records that are applied in one transaction
     * @param rebuildBatch the most records that a rebuild takes at once
     * @param connections of the pool for the read models; a rebuild needs one for each model and one more
     * @param retryRefused how long to wait before trying a record again that could not be applied
     * @param readAfterWait how long a query waits at most for what it must see
     * @param checkpointWait how long a bundle waits at most for the checkpoint that proves it
     * @param freshWithin how long an event may wait to be shown before health says that the read models are stale
     */
    public record Query(
            @DefaultValue("duly-query") String group,
            @DefaultValue("5000") int batch,
            @DefaultValue("10000") int rebuildBatch,
            @DefaultValue("10") int connections,
            @DefaultValue("30s") Duration retryRefused,
            @DefaultValue("3s") Duration readAfterWait,
            @DefaultValue("15s") Duration checkpointWait,
            @DefaultValue("1m") Duration freshWithin) {}

    /** Where copies of records go that could not be applied. */
    public String deadLetterTopic() {
        return eventsTopic + ".dead-letter";
    }
}
