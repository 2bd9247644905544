package org.duly.standalone;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import org.duly.embedded.DatabaseNames;
import org.duly.embedded.EmbeddedKafkaServer;
import org.duly.embedded.EmbeddedPostgresServer;
import org.duly.embedded.Provisioning;

/**
 * The two services' settings for this folder's servers, but for where they listen. They go before any file or environment
 * variable.
 */
final class ServiceSettings {
    private static final DatabaseNames NAMES = DatabaseNames.standard();

    private final EmbeddedPostgresServer postgres;
    private final EmbeddedKafkaServer kafka;
    private final Passwords passwords;
    private final FolderIdentity identity;
    private final Path masterKey;

    ServiceSettings(
            EmbeddedPostgresServer postgres,
            EmbeddedKafkaServer kafka,
            Passwords passwords,
            FolderIdentity identity,
            DataFolder folder) {
        this.postgres = postgres;
        this.kafka = kafka;
        this.passwords = passwords;
        this.identity = identity;
        this.masterKey = folder.masterKey();
    }

    Map<String, String> ofTheCommandService() {
        Map<String, String> settings = common();
        settings.put("duly.log.simulated", Boolean.toString(identity.kind() == LogKind.DEMO));
        databases(
                settings,
                Map.of("duly.log", NAMES.log(), "duly.vault", NAMES.vault(), "duly.documents", NAMES.documents()),
                Provisioning.COMMAND,
                passwords.roles().command());
        owner(settings, "duly.log", "duly.vault", "duly.documents");
        return settings;
    }

    Map<String, String> ofTheQueryService() {
        Map<String, String> settings = common();
        databases(
                settings,
                Map.of("duly.read", NAMES.read(), "duly.vault", NAMES.vault(), "duly.documents", NAMES.documents()),
                Provisioning.QUERY,
                passwords.roles().query());
        settings.put("duly.witness.name", identity.logName() + "/witness");
        return settings;
    }

    private Map<String, String> common() {
        Map<String, String> settings = new LinkedHashMap<>();
        settings.put("spring.kafka.bootstrap-servers", kafka.bootstrapServers());
        settings.put("duly.log.name", identity.logName());
        settings.put("duly.vault.master-key-file", masterKey.toString());
        return settings;
    }

    private void databases(Map<String, String> settings, Map<String, String> names, String role, String password) {
        names.forEach((prefix, name) -> {
            settings.put(prefix + ".url", postgres.jdbcUrl(name));
            settings.put(prefix + ".username", role);
            settings.put(prefix + ".password", password);
        });
    }

    private void owner(Map<String, String> settings, String... databases) {
        for (String prefix : databases) {
            settings.put(prefix + ".owner-username", Provisioning.OWNER);
            settings.put(prefix + ".owner-password", passwords.roles().owner());
        }
    }
}
