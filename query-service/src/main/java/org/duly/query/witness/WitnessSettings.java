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
 * The witness's settings.
 *
 * @param name who cosigns, as it stands in every cosignature: globally unique, such as {@code example.org/witness}. It
 *     names the key that is made at the first start; later changes have no effect
 * @param url the database in which the role makes the schema {@code witness}
 * @param masterKeyFile the key that wraps the witness's own
 * @param logKeys the keys of the logs to witness, as C2SP signed-note writes them. If there is none, the first key that a
 *     log's first checkpoint names is trusted, of every log on the topic
 * @param logUrl where the log's tiles are published; asked only to find out which position differs
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
    Database database() {
        return new Database(url, username, password, username, password);
    }

    List<VerifierKey> trustedLogKeys() {
        return logKeys.stream().map(VerifierKey::parse).toList();
    }
}
