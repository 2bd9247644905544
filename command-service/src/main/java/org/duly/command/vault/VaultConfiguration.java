package org.duly.command.vault;

import com.zaxxer.hikari.HikariDataSource;
import java.nio.file.Path;
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
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.env.Environment;

/** Opens the vault and the document store, each in a database of its own, and what seals personal data into them. */
@Configuration(proxyBeanMethods = false)
class VaultConfiguration {
    private static final int CONNECTIONS = 4;

    @Bean
    MasterKey masterKey(@Value("${duly.vault.master-key-file}") Path file) {
        return MasterKey.load(file);
    }

    @Bean(defaultCandidate = false)
    HikariDataSource vaultPool(Environment environment) {
        return migratedPool(environment, "vault", PostgresKeyVault.MIGRATIONS);
    }

    @Bean(defaultCandidate = false)
    HikariDataSource documentsPool(Environment environment) {
        return migratedPool(environment, "documents", PostgresDocumentStore.MIGRATIONS);
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

    private static HikariDataSource migratedPool(Environment environment, String name, String migrations) {
        Database database =
                Binder.get(environment).bind("duly." + name, Database.class).get();
        database.migrate(migrations);
        return database.pool(name, CONNECTIONS);
    }
}
