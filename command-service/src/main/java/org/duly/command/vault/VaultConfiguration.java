package org.duly.command.vault;

import com.zaxxer.hikari.HikariDataSource;
import org.duly.command.CommandSettings;
import org.duly.platform.database.Database;
import org.duly.platform.documents.DocumentStore;
import org.duly.platform.documents.PostgresDocumentStore;
import org.duly.platform.vault.BallotKeyVault;
import org.duly.platform.vault.KeyVault;
import org.duly.platform.vault.MasterKey;
import org.duly.platform.vault.PostgresKeyVault;
import org.duly.platform.vault.RequestDigests;
import org.duly.platform.vault.Sealer;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Opens the vault and the document store, each in a database of its own, and what seals personal data into them. */
@Configuration(proxyBeanMethods = false)
class VaultConfiguration {
    private static final int CONNECTIONS = 4;

    @Bean
    MasterKey masterKey(CommandSettings settings) {
        return MasterKey.load(settings.vault().masterKeyFile());
    }

    @Bean(defaultCandidate = false)
    HikariDataSource vaultPool(CommandSettings settings) {
        return migratedPool(settings.vault().database(), "vault", PostgresKeyVault.MIGRATIONS);
    }

    @Bean(defaultCandidate = false)
    HikariDataSource documentsPool(CommandSettings settings) {
        return migratedPool(settings.documents().database(), "documents", PostgresDocumentStore.MIGRATIONS);
    }

    @Bean
    KeyVault keyVault(@Qualifier("vaultPool") HikariDataSource vaultPool, MasterKey masterKey) {
        return new PostgresKeyVault(vaultPool, masterKey);
    }

    @Bean
    BallotKeyVault ballotKeyVault(@Qualifier("vaultPool") HikariDataSource vaultPool, MasterKey masterKey) {
        return new BallotKeyVault(vaultPool, masterKey);
    }

    @Bean
    DocumentStore documentStore(@Qualifier("documentsPool") HikariDataSource documentsPool) {
        return new PostgresDocumentStore(documentsPool);
    }

    @Bean
    Sealer sealer(DocumentStore documentStore) {
        return new Sealer(documentStore);
    }

    @Bean
    RequestDigests requestDigests(MasterKey masterKey) {
        return new RequestDigests(masterKey);
    }

    private static HikariDataSource migratedPool(Database database, String name, String migrations) {
        database.migrate(migrations);
        return database.pool(name, CONNECTIONS);
    }
}
