package org.duly.query.witness;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import javax.sql.DataSource;
import org.duly.platform.database.DatabaseUnavailableException;
import org.flywaydb.core.Flyway;

/** Brings the witness's schema up to date, as the role that made it. */
final class WitnessMigration {
    private WitnessMigration() {}

    static void run(DataSource database) {
        // Of several instances that start together, one makes the schema and the others find it.
        try (Connection connection = database.getConnection();
                Statement lock = connection.createStatement()) {
            lock.execute("SELECT pg_advisory_lock(hashtext('witness.migration'))");
            try {
                Flyway.configure()
                        .dataSource(database)
                        .locations("classpath:org/duly/query/witness/migration")
                        .failOnMissingLocations(true)
                        .schemas(Memory.SCHEMA)
                        .createSchemas(true)
                        .load()
                        .migrate();
            } finally {
                lock.execute("SELECT pg_advisory_unlock(hashtext('witness.migration'))");
            }
        } catch (SQLException failed) {
            throw new DatabaseUnavailableException("The witness's schema could not be brought up to date", failed);
        }
    }
}
