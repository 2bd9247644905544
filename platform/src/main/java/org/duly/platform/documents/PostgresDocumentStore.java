package org.duly.platform.documents;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HexFormat;
import java.util.Optional;
import javax.sql.DataSource;
import org.duly.platform.database.Database;
import org.duly.platform.database.DatabaseUnavailableException;

/**
 * The document store in PostgreSQL. A public document is checked against its SHA-256 whenever it is read; a personal one
 * is checked by whoever decrypts it.
 */
public final class PostgresDocumentStore implements DocumentStore {
    /** Where the store's migrations lie, for {@link Database#migrate}. */
    public static final String MIGRATIONS = "classpath:org/duly/platform/documents/migration";

    private final DataSource database;

    public PostgresDocumentStore(DataSource database) {
        this.database = database;
    }

    @Override
    public void put(String digest, String mediaType, byte[] content) {
        if (content.length > MAX_BYTES) {
            throw new IllegalArgumentException("A document has at most " + MAX_BYTES + " bytes, not " + content.length);
        }
        byte[] key = HexFormat.of().parseHex(digest);
        String insert = """
                INSERT INTO documents.document (digest, public, media_type, content) VALUES (?, ?, ?, ?)
                ON CONFLICT DO NOTHING
                """;
        try (Connection connection = database.getConnection();
                PreparedStatement statement = connection.prepareStatement(insert)) {
            statement.setBytes(1, key);
            statement.setBoolean(2, MessageDigest.isEqual(key, sha256(content)));
            statement.setString(3, mediaType);
            statement.setBytes(4, content);
            statement.executeUpdate();
        } catch (SQLException failed) {
            throw unavailable("A document could not be kept", failed);
        }
    }

    @Override
    public Optional<StoredDocument> get(String digest) {
        String select = "SELECT public, media_type, content FROM documents.document WHERE digest = ?";
        byte[] key = HexFormat.of().parseHex(digest);
        try (Connection connection = database.getConnection();
                PreparedStatement query = connection.prepareStatement(select)) {
            query.setBytes(1, key);
            try (ResultSet row = query.executeQuery()) {
                if (!row.next()) {
                    return Optional.empty();
                }
                byte[] content = row.getBytes(3);
                if (row.getBoolean(1) && !MessageDigest.isEqual(key, sha256(content))) {
                    throw new IllegalStateException("The document " + digest + " is damaged: its SHA-256 is another");
                }
                return Optional.of(new StoredDocument(digest, row.getString(2), content));
            }
        } catch (SQLException failed) {
            throw unavailable("A document could not be read", failed);
        }
    }

    private static byte[] sha256(byte[] content) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(content);
        } catch (NoSuchAlgorithmException missing) {
            throw new IllegalStateException("This Java has no SHA-256", missing);
        }
    }

    private static DatabaseUnavailableException unavailable(String what, SQLException cause) {
        return new DatabaseUnavailableException(
                what + ": the database of documents did not answer as it should", cause);
    }
}
