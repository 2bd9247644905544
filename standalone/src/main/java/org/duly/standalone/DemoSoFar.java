package org.duly.standalone;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Optional;
import org.duly.command.log.LogIdentity;
import org.duly.standalone.demo.DemoLoader;
import org.jspecify.annotations.Nullable;

/**
 * How much of the demo a log holds that others have had open too.
 *
 * @param lastRecorded when its last event was recorded; null for a log without events
 * @param engagement the id of the engagement to look at first if the log holds all of the demo, otherwise null
 */
record DemoSoFar(@Nullable Instant lastRecorded, @Nullable String engagement) {
    /** Longer than the last step of the story takes on the slowest machine. */
    private static final Duration LAST_STEP = Duration.ofHours(1);

    /**
     * Reads it, and changes nothing.
     *
     * @param asked the log that the demo is to be in
     * @throws LaunchFailure when the database holds another log, or events that are not the demo's
     */
    static DemoSoFar in(Connection database, LogIdentity asked) throws SQLException {
        if (first(database, "SELECT to_regclass('log.identity')::text").isEmpty()) {
            return new DemoSoFar(null, null);
        }
        Optional<String> other = first(
                database,
                "SELECT name FROM log.identity WHERE (name, simulated) <> (?, ?)",
                asked.name(),
                asked.simulated());
        if (other.isPresent()) {
            throw new LaunchFailure(
                    "the database holds the log '" + other.get() + "', and the demo is to be in " + asked
                            + ". Give the demo databases of its own, or, if that is the demo, the settings of its first start");
        }
        Optional<Instant> last = LastRecorded.in(database);
        if (last.isEmpty()) {
            return new DemoSoFar(null, null);
        }
        if (first(
                        database,
                        "SELECT 'told' FROM log.event WHERE position = 0 AND starts_with(command_id, ?)",
                        DemoLoader.KEYS)
                .isEmpty()) {
            throw new LaunchFailure("the log " + asked + " holds events, and they are not the demo's."
                    + " Give the demo empty databases and topics of its own");
        }
        Instant end = DemoLoader.storyEnds();
        return last.get().isBefore(end)
                ? new DemoSoFar(last.get(), null)
                : new DemoSoFar(last.get(), engagementOfAllToldUntil(end, database, asked));
    }

    private static String engagementOfAllToldUntil(Instant end, Connection database, LogIdentity log)
            throws SQLException {
        if (first(
                        database,
                        "SELECT 'told' FROM log.event WHERE recorded_at >= ? AND recorded_at < ? LIMIT 1",
                        end.atOffset(ZoneOffset.UTC),
                        end.plus(LAST_STEP).atOffset(ZoneOffset.UTC))
                .isEmpty()) {
            throw new LaunchFailure(
                    "the log " + log + " went on before all of the demo was in it, and the rest cannot be"
                            + " told any more. Give the demo empty databases and topics of its own");
        }
        return first(
                        database,
                        "SELECT split_part(stream, '/', 2) FROM log.event WHERE command_id = ?",
                        DemoLoader.keyOfTheEngagement())
                .orElseThrow();
    }

    /** The first value of the first row; empty if there is no row or it is null. */
    private static Optional<String> first(Connection database, String query, Object... values) throws SQLException {
        try (PreparedStatement statement = database.prepareStatement(query)) {
            for (int i = 0; i < values.length; i++) {
                statement.setObject(i + 1, values[i]);
            }
            try (ResultSet row = statement.executeQuery()) {
                return row.next() ? Optional.ofNullable(row.getString(1)) : Optional.empty();
            }
        }
    }
}
