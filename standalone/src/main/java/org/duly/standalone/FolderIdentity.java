package org.duly.standalone;

import java.util.Properties;
import java.util.UUID;

/**
 * Which log a data folder holds. Given at its first start, never changed.
 *
 * @param logName globally unique; a demo's name says that it is one
 */
record FolderIdentity(LogKind kind, String logName) {

    /** A name of its own for every folder, so that two installations never publish under one name. */
    static FolderIdentity fresh(LogKind kind) {
        String unique = UUID.randomUUID().toString().substring(0, 8);
        return switch (kind) {
            case REAL -> new FolderIdentity(kind, "duly.localhost/main-" + unique);
            case DEMO -> new FolderIdentity(kind, "duly.localhost/demo-simulated-clock-" + unique);
        };
    }

    static FolderIdentity from(Properties properties) {
        return new FolderIdentity(LogKind.of(properties.getProperty("kind", "")), properties.getProperty("log", ""));
    }

    Properties toProperties() {
        Properties properties = new Properties();
        properties.setProperty("kind", kind.word());
        properties.setProperty("log", logName);
        return properties;
    }
}
