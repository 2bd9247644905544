package org.duly.query;

import java.nio.file.Path;
import java.time.Duration;
import org.duly.platform.database.Database;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * The service's settings, but for the witness's. What is said of each here is what {@code docs/settings.md} says.
 *
 * @param read the read models
 * @param vault the keys of respondents and ballots, read only
 * @param documents encrypted texts and files, read only
 * @param eventsTopic the topic that the read models are made from. Copies of records that cannot be applied go to the topic of
 *     that name with .dead-letter added
 * @param query how this service works
 */
@ConfigurationProperties("duly")
public record QuerySettings(
        @DefaultValue Read read,
        @DefaultValue Vault vault,
        @DefaultValue Documents documents,
        @DefaultValue("duly.events.v1") String eventsTopic,
        @DefaultValue Query query) {

    /**
     * Where the read models are.
     *
     * @param url the JDBC address of the read models' database
     * @param username the role that makes the schemas of that database and owns them
     * @param password that role's password
     */
    public record Read(
            @DefaultValue("jdbc:postgresql://127.0.0.1:5432/duly_read")
            String url,

            @DefaultValue("duly_query") String username,
            @DefaultValue("") String password) {
        Database database() {
            return new Database(url, username, password, username, password);
        }
    }

    /**
     * Where the keys are.
     *
     * @param url the JDBC address of the vault's database, which the command service migrates
     * @param username the role that may read keys
     * @param password that role's password
     * @param masterKeyFile the file of the key that wraps all others, the same as the command service's
     */
    public record Vault(
            @DefaultValue("jdbc:postgresql://127.0.0.1:5432/duly_vault")
            String url,

            @DefaultValue("duly_query") String username,
            @DefaultValue("") String password,
            @DefaultValue("./data/master.key") Path masterKeyFile) {
        Database database() {
            return new Database(url, username, password, username, password);
        }
    }

    /**
     * Where documents are.
     *
     * @param url the JDBC address of the document store's database, which the command service migrates
     * @param username the role that may read documents
     * @param password that role's password
     */
    public record Documents(
            @DefaultValue("jdbc:postgresql://127.0.0.1:5432/duly_documents")
            String url,

            @DefaultValue("duly_query") String username,
            @DefaultValue("") String password) {
        Database database() {
            return new Database(url, username, password, username, password);
        }
    }

    /**
     * How this service works.
     *
     * @param group the consumer group that shares out the logs; the same for all instances on one database
     * @param batch the most records that are applied in one transaction
     * @param rebuildBatch the most records that a rebuild takes at once
     * @param connections the most connections to the read models' database; a rebuild needs one for each model and one more
     * @param retryRefused how long to wait before a record is tried again that could not be applied
     * @param readAfterWait how long a query waits at most for what it must see
     * @param checkpointWait how long a disclosure bundle waits at most for the checkpoint that proves it
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
