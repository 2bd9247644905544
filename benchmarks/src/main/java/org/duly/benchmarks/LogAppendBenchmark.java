package org.duly.benchmarks;

import com.zaxxer.hikari.HikariDataSource;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.InstantSource;
import org.duly.command.log.Append;
import org.duly.command.log.LogIdentity;
import org.duly.command.log.PostgresEventLog;
import org.postgresql.PGConnection;

/**
 * The log's append beside a plain JDBC loop, one insert a transaction on 20 connections, and beside COPY BINARY of the
 * very same rows into the identical table with all its indexes.
 */
final class LogAppendBenchmark {
    private static final String NAME = "duly.benchmarks/log";
    private static final int ROUNDS = 5;
    private static final int CONNECTIONS = 20;
    private static final long APPENDS = 60_000;
    private static final String INSERT = """
            INSERT INTO log.event_by_insert (position, version, recorded_at, command_events, stream, scope, type,
                                             caller, command_id, request_digest, bytes)
            VALUES (nextval('log.by_insert'), ?, ?, 1, ?, ?, ?, ?, ?, ?, ?)
            """;

    private LogAppendBenchmark() {}

    static void run() throws Exception {
        Figures figures = new Figures("Log append, events of " + Envelopes.bytesOfOne() + " bytes", "events/s");
        try (Servers servers = new Servers()) {
            try (PostgresEventLog log =
                            PostgresEventLog.open(servers.log(), new LogIdentity(NAME, false), InstantSource.system());
                    HikariDataSource pool = servers.ownerPool(CONNECTIONS)) {
                servers.execute(
                        "CREATE TABLE log.event_by_insert (LIKE log.event INCLUDING ALL)",
                        "CREATE TABLE log.event_by_copy (LIKE log.event INCLUDING ALL)",
                        "CREATE SEQUENCE log.by_insert MINVALUE 0",
                        "GRANT ALL ON log.event_by_insert, log.by_insert TO duly_owner");
                for (int round = -1; round < ROUNDS; round++) {
                    String run = "round " + round;
                    servers.execute("TRUNCATE log.event, log.event_by_insert, log.event_by_copy", "CHECKPOINT");
                    double ours1 = ours(log, run + " alone", 1, APPENDS / 20);
                    double ours64 = ours(log, run + " of 64", 64, APPENDS);
                    double ours256 = ours(log, run + " of 256", 256, APPENDS);
                    double insert64 = inserts(pool, run + " of 64", 64);
                    double insert256 = inserts(pool, run + " of 256", 256);
                    double copy = copy(servers);
                    if (round >= 0) {
                        figures.add("our log, 1 caller", ours1);
                        figures.add("our log, 64 callers", ours64);
                        figures.add("our log, 256 callers", ours256);
                        figures.add("JDBC insert loop, 64 callers", insert64);
                        figures.add("JDBC insert loop, 256 callers", insert256);
                        figures.add("COPY BINARY", copy);
                    }
                }
            }
        }
        figures.print();
        figures.printRatio("our log, 64 callers", "JDBC insert loop, 64 callers", "2");
        figures.printRatio("our log, 256 callers", "JDBC insert loop, 256 callers", "2.5");
        figures.printRatio("our log, 256 callers", "COPY BINARY", "0.45");
    }

    private static double ours(PostgresEventLog log, String run, int callers, long appends) throws Exception {
        return Load.run(callers, appends, (_, number) -> log.append(Envelopes.append(NAME, run, number)))
                .perSecond();
    }

    private static double inserts(HikariDataSource pool, String run, int callers) throws Exception {
        return Load.run(callers, APPENDS / 2, (_, number) -> {
                    Append append = Envelopes.append(NAME, run, number);
                    Append.NewEvent event = append.events().getFirst();
                    Instant now = Instant.now();
                    try (Connection connection = pool.getConnection();
                            PreparedStatement insert = connection.prepareStatement(INSERT)) {
                        insert.setLong(1, event.streamVersion());
                        insert.setTimestamp(2, Timestamp.from(now));
                        insert.setString(3, event.stream());
                        insert.setString(4, event.scope());
                        insert.setString(5, event.type());
                        insert.setString(6, "benchmark");
                        insert.setString(7, run + "/" + number);
                        insert.setBytes(8, new byte[32]);
                        insert.setBytes(9, event.event().stamp(now));
                        insert.executeUpdate();
                    }
                })
                .perSecond();
    }

    /** The rows our log has just written, copied as they are: nothing is encoded, nothing is judged. */
    private static double copy(Servers servers) throws Exception {
        try (Connection connection = servers.superuser("duly_log")) {
            var copies = connection.unwrap(PGConnection.class).getCopyAPI();
            ByteArrayOutputStream rows = new ByteArrayOutputStream(128 * 1024 * 1024);
            copies.copyOut("COPY log.event TO STDOUT (FORMAT binary)", rows);
            ByteArrayInputStream in = new ByteArrayInputStream(rows.toByteArray());
            long began = System.nanoTime();
            long copied = copies.copyIn("COPY log.event_by_copy FROM STDIN (FORMAT binary)", in, 64 * 1024);
            return copied / ((System.nanoTime() - began) / 1e9);
        }
    }
}
