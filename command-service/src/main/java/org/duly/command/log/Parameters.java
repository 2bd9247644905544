package org.duly.command.log;

import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.stream.LongStream;
import java.util.stream.Stream;

/**
 * Sets a statement's parameters one after the other.
 *
 * <p>The driver sends arrays of these very types in binary; an {@code Object[]} would be spelled out as text and parsed
 * again.
 */
final class Parameters {
    private final PreparedStatement statement;
    private int last;

    Parameters(PreparedStatement statement) {
        this.statement = statement;
    }

    Parameters number(long number) throws SQLException {
        statement.setLong(++last, number);
        return this;
    }

    Parameters time(Instant time) throws SQLException {
        statement.setObject(++last, time.atOffset(ZoneOffset.UTC));
        return this;
    }

    Parameters texts(Stream<String> texts) throws SQLException {
        return array("text", texts.toArray(String[]::new));
    }

    Parameters numbers(LongStream numbers) throws SQLException {
        return array("int8", numbers.boxed().toArray(Long[]::new));
    }

    Parameters byteStrings(Stream<byte[]> byteStrings) throws SQLException {
        return array("bytea", byteStrings.toArray(byte[][]::new));
    }

    private Parameters array(String type, Object[] elements) throws SQLException {
        statement.setArray(++last, statement.getConnection().createArrayOf(type, elements));
        return this;
    }
}
