package org.duly.query.log;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import org.duly.query.database.ReadSchema;

/**
 * Tables folded from the log. The same fold serves the live tables and a rebuild: what it writes depends on the events
 * and on nothing else, neither the clock nor how the events were cut into batches, nor on another model's tables.
 */
public interface ReadModel {
    /**
     * Folds one log's next events into the tables, in the caller's transaction.
     *
     * @param events in log order, continuing where the last batch ended; never empty
     * @throws RuntimeException if an event cannot be folded: the caller rolls back and finds out which
     */
    void apply(Connection connection, ReadSchema schema, List<PlacedEvent> events) throws SQLException;
}
