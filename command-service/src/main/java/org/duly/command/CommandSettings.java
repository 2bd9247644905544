package org.duly.command;

import java.nio.file.Path;
import java.time.Duration;
import org.duly.platform.database.Database;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * The service's settings, all of them. What is said of each here is what {@code docs/settings.md} says.
 *
 * @param log the log
 * @param vault the keys of respondents, imports and ballots
 * @param documents encrypted texts and files, found by their digest
 * @param gate what must be answered before a vote
 * @param proofs how the log is proven
 * @param eventsTopic the topic on which events are published
 * @param eventsTopicPartitions how many partitions the topic is made with, if there is none yet: one for each log. If
 *     absent, as many as this log's own partition needs
 * @param eventsTopicReplicationFactor on how many brokers the topics are kept, if they are made; -1 leaves it to the broker
 * @param checkpointsTopic the topic on which signed checkpoints are published
 */
@ConfigurationProperties("duly")
public record CommandSettings(
        @DefaultValue Log log,
        @DefaultValue Vault vault,
        @DefaultValue Documents documents,
        @DefaultValue Gate gate,
        @DefaultValue Proofs proofs,
        @DefaultValue("duly.events.v1") String eventsTopic,
        @Nullable Integer eventsTopicPartitions,
        @DefaultValue("-1") short eventsTopicReplicationFactor,
        @DefaultValue("duly.checkpoints.v1") String checkpointsTopic) {

    /**
     * Which log this service writes, and where it is.
     *
     * @param name globally unique, such as {@code duly.example.nhs.uk/main}. Given to the log at its first start; afterwards it
     *     must be the same
     * @param simulated whether the clock is simulated, as in a demo. Given to the log at its first start, too
     * @param partition the topic's partition that is this log's own; no other log may use it
     * @param startWithoutTopic whether commands are taken in before the log was compared with its topic. Only for one start, by
     *     whoever knows the log to be whole
     * @param url the JDBC address of the log's database
     * @param username the role that may only add to the log and read it
     * @param password that role's password
     * @param ownerUsername the role that owns the tables, for migrations only
     * @param ownerPassword the owner's password
     */
    public record Log(
            @DefaultValue("duly.localhost/main") String name,
            @DefaultValue("false") boolean simulated,
            @DefaultValue("0") int partition,
            @DefaultValue("false") boolean startWithoutTopic,

            @DefaultValue("jdbc:postgresql://127.0.0.1:5432/duly_log")
            String url,

            @DefaultValue("duly_command") String username,
            @DefaultValue("") String password,
            @DefaultValue("duly_owner") String ownerUsername,
            @DefaultValue("") String ownerPassword) {
        public Database database() {
            return new Database(url, username, password, ownerUsername, ownerPassword);
        }
    }

    /**
     * Where the keys are.
     *
     * @param url the JDBC address of the vault's database
     * @param username the role that may add keys, read them and destroy them
     * @param password that role's password
     * @param ownerUsername the role that owns the tables, for migrations only
     * @param ownerPassword the owner's password
     * @param masterKeyFile the file of the key that wraps all others. Back it up, apart from the databases
     */
    public record Vault(
            @DefaultValue("jdbc:postgresql://127.0.0.1:5432/duly_vault")
            String url,

            @DefaultValue("duly_command") String username,
            @DefaultValue("") String password,
            @DefaultValue("duly_owner") String ownerUsername,
            @DefaultValue("") String ownerPassword,
            @DefaultValue("./data/master.key") Path masterKeyFile) {
        public Database database() {
            return new Database(url, username, password, ownerUsername, ownerPassword);
        }
    }

    /**
     * Where documents are.
     *
     * @param url the JDBC address of the document store's database
     * @param username the role that may add documents and read them
     * @param password that role's password
     * @param ownerUsername the role that owns the tables, for migrations only
     * @param ownerPassword the owner's password
     */
    public record Documents(
            @DefaultValue("jdbc:postgresql://127.0.0.1:5432/duly_documents")
            String url,

            @DefaultValue("duly_command") String username,
            @DefaultValue("") String password,
            @DefaultValue("duly_owner") String ownerUsername,
            @DefaultValue("") String ownerPassword) {
        public Database database() {
            return new Database(url, username, password, ownerUsername, ownerPassword);
        }
    }

    /**
     * The gate before a vote.
     *
     * @param themeThreshold of how many counted responses, or people who signed them, a theme must be to need an answer before
     *     a vote
     */
    public record Gate(@DefaultValue("1") int themeThreshold) {}

    /**
     * How the log is proven.
     *
     * @param checkpointInterval how long events may wait for a checkpoint
     * @param folder where to write the tree's tiles for a static web server; nowhere if absent
     * @param folderWithEntries whether the events themselves are written there too
     */
    public record Proofs(
            @DefaultValue("10s") Duration checkpointInterval,
            @Nullable Path folder,
            @DefaultValue("false") boolean folderWithEntries) {}
}
