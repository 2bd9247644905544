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
 * Rows on their way into one table by {@code COPY … (FORMAT binary)}: the fastest way in, and one round trip for any
 * number of rows. Call {@link #row} and then one method for each column, in the order of the columns; then {@link
 * #finish}. Closed unfinished, nothing gets in. The connection can do nothing else in between.
 *
 * <p>Rows are sent while further ones are made, so that PostgreSQL writes one while the next is decrypted or formatted.
 *
 * <p>The values must be of exactly the column's type, or PostgreSQL refuses the whole copy. A NUL character, which
 * PostgreSQL cannot hold, becomes U+FFFD. Not thread-safe.
 *
 * @see <a href="https://www.postgresql.org/docs/18/sql-copy.html">COPY, binary format</a>
 */
public final class BinaryCopy implements AutoCloseable {
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

    /** Begins; at least one row should follow, or the round trip is wasted. */
    public BinaryCopy(Connection connection, String tableAndColumns, int columns) throws SQLException {
        this.columns = columns;
        this.copy = connection
                .unwrap(PGConnection.class)
                .getCopyAPI()
                .copyIn("COPY " + tableAndColumns + " FROM STDIN (FORMAT binary)");
        buffer.put(HEADER);
    }

    public BinaryCopy row() throws SQLException {
        if (buffer.position() >= SENT_AT_ONCE) {
            send();
        }
        room(2).putShort((short) columns);
        return this;
    }

    public BinaryCopy text(@Nullable String value) {
        if (value == null) {
            return none();
        }
        String sound = value.indexOf('\0') < 0 ? value : value.replace('\0', '\ufffd');
        return bytes(sound.getBytes(StandardCharsets.UTF_8));
    }

    public BinaryCopy bytes(byte[] value) {
        room(4 + value.length).putInt(value.length).put(value);
        return this;
    }

    /** A jsonb value, given as JSON text. */
    public BinaryCopy json(String value) {
        byte[] utf8 = Json.withoutNul(value).getBytes(StandardCharsets.UTF_8);
        room(5 + utf8.length).putInt(1 + utf8.length).put((byte) JSONB_VERSION).put(utf8);
        return this;
    }

    public BinaryCopy uuid(UUID value) {
        room(20).putInt(16).putLong(value.getMostSignificantBits()).putLong(value.getLeastSignificantBits());
        return this;
    }

    public BinaryCopy int8(long value) {
        room(12).putInt(8).putLong(value);
        return this;
    }

    public BinaryCopy int4(int value) {
        room(8).putInt(4).putInt(value);
        return this;
    }

    public BinaryCopy bool(boolean value) {
        room(5).putInt(1).put((byte) (value ? 1 : 0));
        return this;
    }

    /** A timestamptz. Finer than a microsecond is cut off. */
    public BinaryCopy instant(@Nullable Instant value) {
        if (value == null) {
            return none();
        }
        long micros = Math.addExact(
                Math.multiplyExact(Math.subtractExact(value.getEpochSecond(), POSTGRES_EPOCH_SECONDS), 1_000_000L),
                value.getNano() / 1_000);
        return int8(micros);
    }

    /** A date. */
    public BinaryCopy date(LocalDate value) {
        return int4(Math.toIntExact(value.toEpochDay() - POSTGRES_EPOCH_DAY));
    }

    /** Returns once all rows are in the table. */
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
