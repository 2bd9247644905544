package org.duly.standalone;

import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.Properties;
import org.duly.embedded.RolePasswords;

/** The passwords of this folder's PostgreSQL, generated at the first start. Never printed. */
record Passwords(String superuser, RolePasswords roles) {
    private static final int BYTES = 24;

    static Passwords readOrGenerate(DataFolder folder) {
        return from(PropertiesFile.read(folder.passwords()).orElseGet(() -> {
            Properties generated = generated();
            PropertiesFile.write(folder.passwords(), generated, "Generated at the first start; PostgreSQL knows them");
            return generated;
        }));
    }

    @Override
    public String toString() {
        return "Passwords[hidden]";
    }

    private static Passwords from(Properties properties) {
        return new Passwords(
                properties.getProperty("superuser", ""),
                new RolePasswords(
                        properties.getProperty("owner", ""),
                        properties.getProperty("command", ""),
                        properties.getProperty("query", "")));
    }

    private static Properties generated() {
        SecureRandom random = new SecureRandom();
        Properties properties = new Properties();
        for (String role : new String[] {"superuser", "owner", "command", "query"}) {
            byte[] secret = new byte[BYTES];
            random.nextBytes(secret);
            properties.setProperty(role, HexFormat.of().formatHex(secret));
        }
        return properties;
    }
}
