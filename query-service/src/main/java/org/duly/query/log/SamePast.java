package org.duly.query.log;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import javax.sql.DataSource;
import org.apache.kafka.common.TopicPartition;
import org.duly.query.database.ReadSchema;
import org.duly.query.log.NextEvents.Refused;
import org.duly.query.log.RecordReader.ReadEvent;
import org.duly.query.log.RecordReader.Reading;
import org.jspecify.annotations.Nullable;

/**
 * Holds what a new topic gives again against what was applied from the one before. It was filled again from the log, and if the
 * log has another past by now, what follows must not be put on top of the old one.
 */
final class SamePast {
    private static final String APPLIED = "SELECT position, bytes FROM " + ReadSchema.LIVE.table("archive")
            + " WHERE log = ? AND position BETWEEN ? AND ?";

    private final DataSource database;

    SamePast(DataSource database) {
        this.database = database;
    }

    /** The first record that is not what was applied at its position; null if there is none, or if it is still the same topic. */
    @Nullable
    Refused firstOther(@Nullable Applied applied, TopicPartition partition, List<Reading> readings)
            throws SQLException {
        if (applied == null || applied.topic().equals(partition.topic())) {
            return null;
        }
        List<ReadEvent> again = readings.stream()
                .filter(ReadEvent.class::isInstance)
                .map(ReadEvent.class::cast)
                .filter(read -> read.event().position() <= applied.position())
                .toList();
        if (again.isEmpty()) {
            return null;
        }
        Map<Long, byte[]> before = applied(
                applied.log(),
                again.getFirst().event().position(),
                again.getLast().event().position());
        return again.stream()
                .filter(read -> !Arrays.equals(
                        before.get(read.event().position()), read.event().bytes()))
                .findFirst()
                .map(other -> new Refused(
                        other.record(),
                        Blockage.Cause.OTHER_PAST,
                        other.event().position(),
                        "Position " + other.event().position() + " has other bytes here than on " + applied.topic()
                                + ": the topics are of two histories of the log. Find out which one holds; to go by this"
                                + " one, drop the schema of the read models and start again"))
                .orElse(null);
    }

    private Map<Long, byte[]> applied(String log, long first, long last) throws SQLException {
        Map<Long, byte[]> found = new HashMap<>();
        try (Connection connection = database.getConnection();
                PreparedStatement select = connection.prepareStatement(APPLIED)) {
            select.setString(1, log);
            select.setLong(2, first);
            select.setLong(3, last);
            try (ResultSet row = select.executeQuery()) {
                while (row.next()) {
                    found.put(row.getLong(1), row.getBytes(2));
                }
            }
        }
        return found;
    }
}
