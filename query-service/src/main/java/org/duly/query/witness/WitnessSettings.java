package org.duly.query.witness;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.duly.platform.database.Database;
import org.duly.proofs.VerifierKey;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * The witness's settings. What is said of each here is what {@code docs/settings.md} says.
 *
 * @param name who cosigns, as it stands in every cosignature: globally unique, such as {@code example.org/witness}. It
 *     names the key that is made at the first start; later changes have no effect
 * @param url the JDBC address of the database in which the role makes the schema {@code witness}
 * @param username the role that makes that schema and owns it
 * @param password that role's password
 * @param masterKeyFile the file of the key that wraps the witness's own
 * @param logKeys the keys of the logs to witness, with commas between, as C2SP signed-note writes them. If there is none, the
 *     first key that a log's first checkpoint names is trusted, of every log on the topic
 * @param logUrl where the log's tiles are published, {@code http://…:8080/tlog}; asked only to find out which position differs
 * @param patience how long what must be there may be missing before that is an alarm or shows in the health state
 */
@ConfigurationProperties("duly.witness")
record WitnessSettings(
        String name,
        String url,
        String username,
        String password,
        Path masterKeyFile,
        @DefaultValue List<String> logKeys,
        @Nullable URI logUrl,
        @DefaultValue("1m") Duration patience) {
    WitnessSettings {
        requireGiven(name, "duly.witness.name");
        requireGiven(url, "duly.witness.url");
        requireGiven(username, "duly.witness.username");
        requireGiven(password, "duly.witness.password");
        requireGiven(masterKeyFile, "duly.witness.master-key-file");
    }

    /** Only a witness that runs alone can lack one: within the query service they have defaults. */
    private static void requireGiven(@Nullable Object value, String setting) {
        if (value == null) {
            throw new IllegalArgumentException("The setting " + setting + " is missing: a witness needs it");
        }
    }

    /**
     * What the witness reads. It may run without the query service, whose topic of events this is too.
     *
     * @param eventsTopic the topic of events
     * @param checkpointsTopic the topic of signed checkpoints
     */
    @ConfigurationProperties("duly")
    record TopicNames(
            @DefaultValue("duly.events.v1") String eventsTopic,
            @DefaultValue("duly.checkpoints.v1") String checkpointsTopic) {}

    Database database() {
        return new Database(url, username, password, username, password);
    }

    List<VerifierKey> trustedLogKeys() {
        return logKeys.stream().map(VerifierKey::parse).toList();
    }
}
