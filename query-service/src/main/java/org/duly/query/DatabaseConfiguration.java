package org.duly.query;

import com.zaxxer.hikari.HikariDataSource;
import org.duly.platform.documents.DocumentStore;
import org.duly.platform.documents.PostgresDocumentStore;
import org.duly.platform.vault.KeyVault;
import org.duly.platform.vault.MasterKey;
import org.duly.platform.vault.PostgresKeyVault;
import org.duly.platform.vault.Sealer;
import org.duly.query.database.ReadMigration;
import org.duly.query.database.Snapshot;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;

/** The databases: read models (ours to change), vault and documents (ours to read). */
@Configuration(proxyBeanMethods = false)
class DatabaseConfiguration {
    private static final int FEW = 4;

    /** The read models, up to date before anyone gets a connection. */
    @Bean(destroyMethod = "close")
    HikariDataSource readDatabase(QuerySettings settings) {
        HikariDataSource pool =
                settings.read().database().pool("read", settings.query().connections());
        ReadMigration.run(pool);
        return pool;
    }

    @Bean(defaultCandidate = false, destroyMethod = "close")
    HikariDataSource vaultDatabase(QuerySettings settings) {
        return settings.vault().database().pool("vault", FEW);
    }

    @Bean(defaultCandidate = false, destroyMethod = "close")
    HikariDataSource documentsDatabase(QuerySettings settings) {
        return settings.documents().database().pool("documents", FEW);
    }

    @Bean
    KeyVault vault(@Qualifier("vaultDatabase") HikariDataSource database, QuerySettings settings) {
        return new PostgresKeyVault(database, MasterKey.load(settings.vault().masterKeyFile()));
    }

    @Bean
    DocumentStore documents(@Qualifier("documentsDatabase") HikariDataSource database) {
        return new PostgresDocumentStore(database);
    }

    @Bean
    Sealer sealer(DocumentStore documents) {
        return new Sealer(documents);
    }

    @Bean
    Snapshot snapshot(JdbcClient jdbc, PlatformTransactionManager transactions) {
        return new Snapshot(jdbc, transactions);
    }
}
