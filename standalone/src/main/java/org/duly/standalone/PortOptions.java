package org.duly.standalone;

import picocli.CommandLine.Option;

/** The four ports, all on 127.0.0.1. */
final class PortOptions {
    static final String COMMAND = "--command-port";
    static final String QUERY = "--query-port";
    static final String POSTGRES = "--postgres-port";
    static final String KAFKA = "--kafka-port";

    @Option(
            names = COMMAND,
            paramLabel = "PORT",
            defaultValue = "${env:DULY_COMMAND_PORT:-8080}",
            description = "the command service (default: 8080; DULY_COMMAND_PORT)")
    int command;

    @Option(
            names = QUERY,
            paramLabel = "PORT",
            defaultValue = "${env:DULY_QUERY_PORT:-8081}",
            description = "the query service (default: 8081; DULY_QUERY_PORT)")
    int query;

    @Option(
            names = POSTGRES,
            paramLabel = "PORT",
            defaultValue = "${env:DULY_POSTGRES_PORT:-15432}",
            description = "PostgreSQL (default: 15432; DULY_POSTGRES_PORT)")
    int postgres;

    @Option(
            names = KAFKA,
            paramLabel = "PORT",
            defaultValue = "${env:DULY_KAFKA_PORT:-19092}",
            description = "Kafka (default: 19092; DULY_KAFKA_PORT)")
    int kafka;

    PortNumbers numbers() {
        return new PortNumbers(command, query, postgres, kafka);
    }
}
