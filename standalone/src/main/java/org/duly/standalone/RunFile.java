package org.duly.standalone;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.time.Instant;
import java.util.Optional;
import java.util.Properties;

/**
 * What other terminals are told of the process that runs on a data folder. It says nothing about whether that process
 * still lives; the folder's lock does.
 */
record RunFile(long pid, Instant startedAt, PortNumbers ports) {

    static Optional<RunFile> read(DataFolder folder) {
        return PropertiesFile.read(folder.runFile()).map(RunFile::from);
    }

    void write(DataFolder folder) {
        Properties properties = new Properties();
        properties.setProperty("pid", Long.toString(pid));
        properties.setProperty("started-at", startedAt.toString());
        properties.setProperty("command-port", Integer.toString(ports.command()));
        properties.setProperty("query-port", Integer.toString(ports.query()));
        properties.setProperty("postgres-port", Integer.toString(ports.postgres()));
        properties.setProperty("kafka-port", Integer.toString(ports.kafka()));
        PropertiesFile.write(folder.runFile(), properties, "The process that runs on this folder");
    }

    static void remove(DataFolder folder) {
        try {
            Files.deleteIfExists(folder.runFile());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static RunFile from(Properties properties) {
        return new RunFile(
                Long.parseLong(properties.getProperty("pid")),
                Instant.parse(properties.getProperty("started-at")),
                new PortNumbers(
                        port(properties, "command-port"),
                        port(properties, "query-port"),
                        port(properties, "postgres-port"),
                        port(properties, "kafka-port")));
    }

    private static int port(Properties properties, String name) {
        return Integer.parseInt(properties.getProperty(name));
    }
}
