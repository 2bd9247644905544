package org.duly.testsupport;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.duly.embedded.Provisioning;

/** One test's four databases: JDBC addresses without credentials, and the roles to reach them with. */
public record TestDatabases(String logUrl, String vaultUrl, String documentsUrl, String readUrl) {

    public String ownerUsername() {
        return Provisioning.OWNER;
    }

    public String ownerPassword() {
        return TestPostgres.PASSWORDS.owner();
    }

    public String commandUsername() {
        return Provisioning.COMMAND;
    }

    public String commandPassword() {
        return TestPostgres.PASSWORDS.command();
    }

    public String queryUsername() {
        return Provisioning.QUERY;
    }

    public String queryPassword() {
        return TestPostgres.PASSWORDS.query();
    }

    /** The command service's settings for log, vault and documents. */
    public Map<String, String> commandServiceProperties() {
        Map<String, String> properties = new LinkedHashMap<>();
        put(properties, "duly.log", logUrl, commandUsername(), commandPassword());
        put(properties, "duly.vault", vaultUrl, commandUsername(), commandPassword());
        put(properties, "duly.documents", documentsUrl, commandUsername(), commandPassword());
        for (String database : List.of("duly.log", "duly.vault", "duly.documents")) {
            properties.put(database + ".owner-username", ownerUsername());
            properties.put(database + ".owner-password", ownerPassword());
        }
        return properties;
    }

    /** The query service's settings for read models, vault and documents. */
    public Map<String, String> queryServiceProperties() {
        Map<String, String> properties = new LinkedHashMap<>();
        put(properties, "duly.read", readUrl, queryUsername(), queryPassword());
        put(properties, "duly.vault", vaultUrl, queryUsername(), queryPassword());
        put(properties, "duly.documents", documentsUrl, queryUsername(), queryPassword());
        return properties;
    }

    private static void put(
            Map<String, String> properties, String prefix, String url, String username, String password) {
        properties.put(prefix + ".url", url);
        properties.put(prefix + ".username", username);
        properties.put(prefix + ".password", password);
    }
}
