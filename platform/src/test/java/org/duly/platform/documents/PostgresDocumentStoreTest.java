package org.duly.platform.documents;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.zaxxer.hikari.HikariDataSource;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.HexFormat;
import org.duly.platform.database.Database;
import org.duly.platform.database.TestAccess;
import org.duly.testsupport.TestDatabases;
import org.duly.testsupport.TestPostgres;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class PostgresDocumentStoreTest {
    private TestDatabases databases;
    private HikariDataSource pool;
    private HikariDataSource queryPool;
    private DocumentStore documents;

    @BeforeAll
    void open() {
        databases = TestPostgres.shared().freshDatabases();
        Database database = TestAccess.asCommand(databases, databases.documentsUrl());
        database.migrate(PostgresDocumentStore.MIGRATIONS);
        pool = database.pool("documents", 2);
        queryPool = TestAccess.asQuery(databases, databases.documentsUrl()).pool("documents-query", 1);
        documents = new PostgresDocumentStore(pool);
    }

    @AfterAll
    void close() {
        pool.close();
        queryPool.close();
    }

    @Test
    void aDocumentIsKeptOnceAndReadByBothServices() {
        byte[] content = utf8("What we propose");
        String digest = sha256(content);

        documents.put(digest, "text/plain", content);
        documents.put(digest, "text/html", content);

        DocumentStore.StoredDocument read =
                new PostgresDocumentStore(queryPool).get(digest).orElseThrow();
        assertThat(read.content()).isEqualTo(content);
        assertThat(read.mediaType()).isEqualTo("text/plain");
        assertThat(documents.get("ab".repeat(32))).isEmpty();
    }

    @Test
    void aDamagedPublicDocumentIsNotGivenOut() throws SQLException {
        byte[] content = utf8("The plan");
        String digest = sha256(content);
        documents.put(digest, "text/plain", content);
        try (Connection owner =
                        TestAccess.asOwner(databases, databases.documentsUrl()).connect();
                Statement statement = owner.createStatement()) {
            statement.executeUpdate(
                    "UPDATE documents.document SET content = 'The p1an' WHERE digest = '\\x" + digest + "'");
        }

        assertThatThrownBy(() -> documents.get(digest)).hasMessageContaining("damaged");
    }

    @Test
    void aDocumentOverTheLimitIsRefused() {
        byte[] tooLarge = new byte[DocumentStore.MAX_BYTES + 1];

        assertThatThrownBy(() -> documents.put("cd".repeat(32), "application/pdf", tooLarge))
                .isInstanceOf(IllegalArgumentException.class);
        assertThat(documents.get("cd".repeat(32))).isEmpty();
    }

    @Test
    void nobodyButTheOwnerChangesOrDeletes() throws SQLException {
        for (HikariDataSource service : new HikariDataSource[] {pool, queryPool}) {
            try (Connection connection = service.getConnection();
                    Statement statement = connection.createStatement()) {
                assertThatThrownBy(() -> statement.execute("DELETE FROM documents.document"))
                        .hasMessageContaining("permission denied");
                assertThatThrownBy(() -> statement.execute("UPDATE documents.document SET media_type = 'x'"))
                        .hasMessageContaining("permission denied");
                assertThatThrownBy(() -> statement.execute("TRUNCATE documents.document"))
                        .hasMessageContaining("permission denied");
            }
        }
        byte[] content = utf8("From the query service");
        assertThatThrownBy(() -> new PostgresDocumentStore(queryPool).put(sha256(content), "text/plain", content))
                .rootCause()
                .hasMessageContaining("permission denied");
    }

    private static String sha256(byte[] content) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(content));
        } catch (NoSuchAlgorithmException missing) {
            throw new IllegalStateException(missing);
        }
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
