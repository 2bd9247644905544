package org.duly.query.database;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.postgresql.PGConnection;
import org.postgresql.copy.CopyIn;

/**
 * Many rows by {@code COPY … (FORMAT binary)}: the fastest way in, and two round trips for any number of rows. Rows are
 * sent while further ones are made, so that PostgreSQL writes one while the next is decrypted or formatted.
 *
 * @see <a href="https://www.postgresql.org/docs/18/sql-copy.html">COPY, binary format</a>
 */
final class BinaryCopy implements Rows {
    private static final byte[] HEADER = {
        'P', 'G', 'C', 'O', 'P', 'Y', '\n', (byte) 0xff, '\r', '\n', 0, 0, 0, 0, 0, 0, 0, 0, 0
    };
    private static final long POSTGRES_EPOCH_SECONDS = 946_684_800L;
    private static final long POSTGRES_EPOCH_DAY = POSTGRES_EPOCH_SECONDS / 86_400;
    private static final int JSONB_VERSION = 1;
    private static final int SENT_AT_ONCE = 1 << 16;

    private final CopyIn copy;
    private final int columns;
    private ByteBuffer buffer = ByteBuffer.allocate(2 * SENT_AT_ONCE);

    BinaryCopy(Connection connection, String tableAndColumns, int columns) throws SQLException {
        this.columns = columns;
        this.copy = connection
                .unwrap(PGConnection.class)
                .getCopyAPI()
                .copyIn("COPY " + tableAndColumns + " FROM STDIN (FORMAT binary)");
        buffer.put(HEADER);
    }

    @Override
    public BinaryCopy row() throws SQLException {
        if (buffer.position() >= SENT_AT_ONCE) {
            send();
        }
        room(2).putShort((short) columns);
        return this;
    }

    @Override
    public BinaryCopy text(@Nullable String value) {
        if (value == null) {
            return none();
        }
        return bytes(withoutNul(value).getBytes(StandardCharsets.UTF_8));
    }

    static String withoutNul(String value) {
        return value.indexOf('\0') < 0 ? value : value.replace('\0', '\ufffd');
    }

    @Override
    public BinaryCopy bytes(byte[] value) {
        room(4 + value.length).putInt(value.length).put(value);
        return this;
    }

    @Override
    public BinaryCopy json(@Nullable String value) {
        if (value == null) {
            return none();
        }
        byte[] utf8 = Json.withoutNul(value).getBytes(StandardCharsets.UTF_8);
        room(5 + utf8.length).putInt(1 + utf8.length).put((byte) JSONB_VERSION).put(utf8);
        return this;
    }

    @Override
    public BinaryCopy uuid(UUID value) {
        room(20).putInt(16).putLong(value.getMostSignificantBits()).putLong(value.getLeastSignificantBits());
        return this;
    }

    @Override
    public BinaryCopy int8(long value) {
        room(12).putInt(8).putLong(value);
        return this;
    }

    @Override
    public BinaryCopy int4(int value) {
        room(8).putInt(4).putInt(value);
        return this;
    }

    @Override
    public BinaryCopy bool(boolean value) {
        room(5).putInt(1).put((byte) (value ? 1 : 0));
        return this;
    }

    @Override
    public BinaryCopy instant(@Nullable Instant value) {
        if (value == null) {
            return none();
        }
        long micros = Math.addExact(
                Math.multiplyExact(Math.subtractExact(value.getEpochSecond(), POSTGRES_EPOCH_SECONDS), 1_000_000L),
                value.getNano() / 1_000);
        return int8(micros);
    }

    @Override
    public BinaryCopy date(LocalDate value) {
        return int4(Math.toIntExact(value.toEpochDay() - POSTGRES_EPOCH_DAY));
    }

    @Override
    public void finish() throws SQLException {
        room(2).putShort((short) -1);
        send();
        copy.endCopy();
    }

    @Override
    public void close() throws SQLException {
        if (copy.isActive()) {
            copy.cancelCopy();
        }
    }

    private void send() throws SQLException {
        copy.writeToCopy(buffer.array(), 0, buffer.position());
        buffer.clear();
    }

    private BinaryCopy none() {
        room(4).putInt(-1);
        return this;
    }

    private ByteBuffer room(int bytes) {
        if (buffer.remaining() < bytes) {
            int capacity = Math.max(buffer.capacity() * 2, Math.addExact(buffer.position(), bytes));
            ByteBuffer larger = ByteBuffer.wrap(Arrays.copyOf(buffer.array(), capacity));
            buffer = larger.position(buffer.position());
        }
        return buffer;
    }
}
