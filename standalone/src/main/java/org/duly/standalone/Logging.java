package org.duly.standalone;

import org.slf4j.LoggerFactory;
import org.slf4j.bridge.SLF4JBridgeHandler;
import org.springframework.boot.logging.LoggingSystem;

/**
 * Where the servers and services of this process log to. It is said before the first logger is used, and so before the
 * servers start side by side. Spring must leave it alone: it would set it up again for each of the two services, and lose
 * lines meanwhile.
 */
final class Logging {
    private Logging() {}

    /** To a file in this folder; the terminal belongs to the launcher's own lines. */
    static void to(DataFolder folder) {
        System.setProperty("duly.logs", folder.logs().toString());
        configure("logback-standalone.xml");
    }

    /** To standard error, and trouble only. */
    static void toTheTerminal() {
        configure("logback-terminal.xml");
    }

    private static void configure(String file) {
        System.setProperty("logback.configurationFile", file);
        System.setProperty(LoggingSystem.SYSTEM_PROPERTY, LoggingSystem.NONE);
        LoggerFactory.getILoggerFactory();
        SLF4JBridgeHandler.removeHandlersForRootLogger();
        SLF4JBridgeHandler.install();
    }
}
