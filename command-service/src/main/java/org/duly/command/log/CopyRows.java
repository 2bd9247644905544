package org.duly.command.log;

import java.io.DataOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.duly.command.log.Append.CommandId;
import org.duly.command.log.Append.NewEvent;
import org.jspecify.annotations.Nullable;
import org.postgresql.PGConnection;
import org.postgresql.copy.PGCopyOutputStream;

/**
 * Writes rows by {@code COPY … (FORMAT binary)}: the cheapest way in, and the bytes go through no encoding. Rows are sent
 * while later ones are still being encoded, so that the server has its share of the work from the first of them on.
 *
 * @see <a href="https://www.postgresql.org/docs/18/sql-copy.html">COPY, binary format</a>
 */
final class CopyRows {
    private static final String COPY = """
            COPY log.event (position, version, recorded_at, command_events, stream, scope, type, caller, command_id, \
            request_digest, bytes, traceparent) FROM STDIN (FORMAT binary)""";
    private static final int SENT_AT_ONCE = 32 * 1024; // bytes
    private static final short COLUMNS = 12;
    private static final byte[] SIGNATURE = "PGCOPY\n\377\r\n\0".getBytes(StandardCharsets.ISO_8859_1);
    private static final Instant POSTGRES_EPOCH = Instant.parse("2000-01-01T00:00:00Z");

    private final DataOutputStream out;

    private CopyRows(OutputStream out) {
        this.out = new DataOutputStream(out);
    }

    /** Writes rows in the connection's transaction. */
    static void write(Connection connection, List<EventRow> rows) throws SQLException {
        PGCopyOutputStream copy = new PGCopyOutputStream(connection.unwrap(PGConnection.class), COPY, SENT_AT_ONCE);
        try {
            new CopyRows(copy).encode(rows);
        } catch (IOException failure) {
            throw failure.getCause() instanceof SQLException cause ? cause : new SQLException(failure);
        }
        copy.endCopy();
    }

    private void encode(List<EventRow> rows) throws IOException {
        out.write(SIGNATURE);
        out.writeInt(0); // flags
        out.writeInt(0); // length of the header's extension
        for (EventRow row : rows) {
            encode(row);
        }
        out.writeShort(-1);
    }

    private void encode(EventRow row) throws IOException {
        NewEvent event = row.event();
        CommandId command = row.command();
        out.writeShort(COLUMNS);
        number(row.position());
        number(event.streamVersion());
        number(POSTGRES_EPOCH.until(row.recordedTime(), ChronoUnit.MICROS));
        if (command == null) {
            bytes(null);
        } else {
            out.writeInt(Integer.BYTES);
            out.writeInt(row.commandEvents());
        }
        text(event.stream());
        text(event.scope());
        text(event.type());
        text(command == null ? null : command.caller());
        text(command == null ? null : command.id());
        bytes(command == null ? null : command.requestDigest());
        bytes(row.bytes());
        text(row.traceparent());
    }

    private void number(long value) throws IOException {
        out.writeInt(Long.BYTES);
        out.writeLong(value);
    }

    private void text(@Nullable String value) throws IOException {
        bytes(value == null ? null : value.getBytes(StandardCharsets.UTF_8));
    }

    private void bytes(byte @Nullable [] value) throws IOException {
        if (value == null) {
            out.writeInt(-1);
        } else {
            out.writeInt(value.length);
            out.write(value);
        }
    }
}
