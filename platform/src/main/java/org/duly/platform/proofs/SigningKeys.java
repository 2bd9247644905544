package org.duly.platform.proofs;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javax.sql.DataSource;
import org.duly.platform.database.Transactions;
import org.duly.platform.vault.MasterKey;
import org.duly.proofs.SignatureType;
import org.duly.proofs.SignedNote;
import org.duly.proofs.SigningKey;
import org.duly.proofs.VerifierKey;
import org.jspecify.annotations.Nullable;

/**
 * The keys a service signs with: made at the first start, wrapped under the master key, and never deleted, so that what
 * was signed with one that was retired can be checked for ever. Thread-safe; several instances use the same keys.
 *
 * <p>One table in a schema of the service: {@code signing_key (verifier, secret, created_at, retired_at)}, of which at
 * most one row is not retired.
 */
public final class SigningKeys {
    private static final String PURPOSE = "signing";

    private final Transactions transactions;
    private final String schema;
    private final MasterKey master;
    private final String name;
    private final SignatureType type;

    /**
     * @param schema the name of a schema that has the table; not from outside
     * @param name who signs, as it will stand in every signature
     */
    public SigningKeys(DataSource database, String schema, MasterKey master, String name, SignatureType type) {
        this.transactions = new Transactions(database, TreeUnavailableException::new);
        this.schema = schema;
        this.master = master;
        this.name = name;
        this.type = type;
    }

    /**
     * A public key and how long it signed.
     *
     * @param retiredAt from when on it signs nothing more; null while it does
     */
    public record Published(
            VerifierKey key, Instant createdAt, @Nullable Instant retiredAt) {}

    /** The key in use; the first one is made here. */
    public SigningKey current(Instant now) {
        return inTransaction(connection -> currentOr(connection, () -> insert(connection, now)));
    }

    /**
     * The key that signed a note last, if it is another than the one in use: a key is handed over by a note that both
     * sign. Empty if the one in use signed it, or none of these keys did.
     */
    public Optional<SigningKey> handingOver(SignedNote last) {
        return inTransaction(connection -> {
            try (PreparedStatement select = connection.prepareStatement("SELECT verifier, secret, retired_at FROM "
                            + schema + ".signing_key ORDER BY retired_at DESC NULLS FIRST");
                    ResultSet rows = select.executeQuery()) {
                while (rows.next()) {
                    VerifierKey key = VerifierKey.parse(rows.getString(1));
                    if (!last.signedBy(List.of(key)).isEmpty()) {
                        return rows.getObject(3) == null
                                ? Optional.empty()
                                : Optional.of(SigningKey.of(key, master.unwrap(PURPOSE, rows.getBytes(2))));
                    }
                }
                return Optional.empty();
            }
        });
    }

    /** Retires the key in use and makes another. */
    public SigningKey rotate(Instant now) {
        return inTransaction(connection -> {
            try (PreparedStatement retire = connection.prepareStatement(
                    "UPDATE " + schema + ".signing_key SET retired_at = ? WHERE retired_at IS NULL")) {
                retire.setObject(1, now.atOffset(ZoneOffset.UTC));
                retire.executeUpdate();
            }
            return insert(connection, now);
        });
    }

    /** Every key there ever was, the oldest first. */
    public List<Published> published() {
        return inTransaction(connection -> {
            try (PreparedStatement select = connection.prepareStatement("SELECT verifier, created_at, retired_at FROM "
                            + schema + ".signing_key ORDER BY created_at, verifier");
                    ResultSet rows = select.executeQuery()) {
                List<Published> keys = new ArrayList<>();
                while (rows.next()) {
                    OffsetDateTime retired = rows.getObject(3, OffsetDateTime.class);
                    keys.add(new Published(
                            VerifierKey.parse(rows.getString(1)),
                            rows.getObject(2, OffsetDateTime.class).toInstant(),
                            retired == null ? null : retired.toInstant()));
                }
                return keys;
            }
        });
    }

    private SigningKey currentOr(Connection connection, Making making) throws SQLException {
        try (PreparedStatement select = connection.prepareStatement(
                        "SELECT verifier, secret FROM " + schema + ".signing_key WHERE retired_at IS NULL");
                ResultSet row = select.executeQuery()) {
            if (!row.next()) {
                return making.make();
            }
            return SigningKey.of(VerifierKey.parse(row.getString(1)), master.unwrap(PURPOSE, row.getBytes(2)));
        }
    }

    private SigningKey insert(Connection connection, Instant now) throws SQLException {
        SigningKey key = SigningKey.generate(name, type);
        try (PreparedStatement insert = connection.prepareStatement(
                "INSERT INTO " + schema + ".signing_key (verifier, secret, created_at) VALUES (?, ?, ?)")) {
            insert.setString(1, key.verifier().toString());
            insert.setBytes(2, master.wrap(PURPOSE, key.encodedSecret()));
            insert.setObject(3, now.atOffset(ZoneOffset.UTC));
            insert.executeUpdate();
        }
        return key;
    }

    private <T> T inTransaction(Transactions.Work<T> work) {
        return transactions.run(connection -> {
            // Of several instances that start together, one makes the key and the others find it.
            try (PreparedStatement lock = connection.prepareStatement("SELECT pg_advisory_xact_lock(hashtext(?))")) {
                lock.setString(1, schema + ".signing_key");
                lock.execute();
            }
            return work.with(connection);
        });
    }

    private interface Making {
        SigningKey make() throws SQLException;
    }
}
