package org.duly.query.database;

import javax.sql.DataSource;
import org.flywaydb.core.Flyway;

/**
 * Brings the schema of the read models up to date, as the service's own role: it owns them, because a rebuild makes
 * them anew. The history lies in the same schema and stays there when a rebuild replaces the tables.
 */
public final class ReadMigration {
    private ReadMigration() {}

    public static void run(DataSource database) {
        Flyway.configure()
                .dataSource(database)
                .locations("classpath:org/duly/query/migration")
                .failOnMissingLocations(true)
                .schemas(ReadSchema.LIVE.name())
                .createSchemas(true)
                .load()
                .migrate();
    }
}
