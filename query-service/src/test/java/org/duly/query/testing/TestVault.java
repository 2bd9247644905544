package org.duly.query.testing;

import com.zaxxer.hikari.HikariDataSource;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.duly.platform.database.Database;
import org.duly.platform.documents.DocumentStore;
import org.duly.platform.documents.PostgresDocumentStore;
import org.duly.platform.vault.KeyVault;
import org.duly.platform.vault.MasterKey;
import org.duly.platform.vault.PostgresKeyVault;
import org.duly.platform.vault.Sealer;
import org.duly.testsupport.TestDatabases;
import org.duly.testsupport.TestServices;

/** The vault and the document store as the command service has them. */
public final class TestVault implements AutoCloseable {
    private final Path masterKeyFile;
    private final HikariDataSource vaultDatabase;
    private final HikariDataSource documentsDatabase;
    private final KeyVault keys;
    private final Sealer sealer;

    public TestVault(TestDatabases databases) {
        masterKeyFile = TestServices.masterKeyFile();
        Database vault = database(databases, databases.vaultUrl());
        Database documents = database(databases, databases.documentsUrl());
        vault.migrate(PostgresKeyVault.MIGRATIONS);
        documents.migrate(PostgresDocumentStore.MIGRATIONS);
        vaultDatabase = vault.pool("test-vault", 2);
        documentsDatabase = documents.pool("test-documents", 2);
        keys = new PostgresKeyVault(vaultDatabase, MasterKey.loadOrGenerate(masterKeyFile));
        sealer = new Sealer(new PostgresDocumentStore(documentsDatabase));
    }

    public KeyVault keys() {
        return keys;
    }

    public Sealer sealer() {
        return sealer;
    }

    /** A sealer whose documents come to the store only when delivered: out of order, as they never should. */
    public LateDocuments lateDocuments() {
        return new LateDocuments(new PostgresDocumentStore(documentsDatabase));
    }

    /** Documents that are under way. */
    public static final class LateDocuments {
        private final List<Runnable> underWay = new ArrayList<>();
        private final DocumentStore store;

        private LateDocuments(DocumentStore store) {
            this.store = store;
        }

        public Sealer sealer() {
            return new Sealer(new DocumentStore() {
                @Override
                public void put(String digest, String mediaType, byte[] content) {
                    underWay.add(() -> store.put(digest, mediaType, content));
                }

                @Override
                public Optional<StoredDocument> get(String digest) {
                    return store.get(digest);
                }
            });
        }

        public void deliver() {
            underWay.forEach(Runnable::run);
        }
    }

    public Path masterKeyFile() {
        return masterKeyFile;
    }

    @Override
    public void close() {
        vaultDatabase.close();
        documentsDatabase.close();
        try {
            Files.deleteIfExists(masterKeyFile);
            Files.deleteIfExists(masterKeyFile.getParent());
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    private static Database database(TestDatabases databases, String url) {
        return new Database(
                url,
                databases.commandUsername(),
                databases.commandPassword(),
                databases.ownerUsername(),
                databases.ownerPassword());
    }
}
