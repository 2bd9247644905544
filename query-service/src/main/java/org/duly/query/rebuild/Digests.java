package org.duly.query.rebuild;

import java.security.InvalidKeyException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import javax.sql.DataSource;
import org.duly.query.database.ReadSchema;
import org.jspecify.annotations.Nullable;
import org.postgresql.PGConnection;
import org.postgresql.copy.CopyOut;

/**
 * Canonical digests of the read models: SHA-256 over their rows in the order of the primary key, in PostgreSQL's text
 * form for COPY. Two databases with the same digests at the same positions hold the same.
 *
 * <p>Text that respondents wrote is digested by HMAC-SHA-256 under a key of this database, because a bare digest would
 * let anyone test a guess: it can be compared before and after a rebuild, not between databases.
 *
 * <p>Rows stream past; memory does not depend on their number.
 */
public final class Digests {
    static final List<Model> MODELS = List.of(
            new Model(
                    "archive",
                    "log, position, event_id, stream, stream_version, scope, type, time, recorded_at, actor, actor_role, bytes",
                    "log, position",
                    false),
            new Model("engagement", "id, log, title, closes_at, facts, position, stream_version", "id", false),
            new Model(
                    "response",
                    "id, log, engagement_id, respondent_id, receipt_number, channel, receiving_body, received_at,"
                            + " recorded_at, respondent_kind, organisation_code, stakeholder_group, place,"
                            + " signatories, state, campaign_id, text_version, facts, gaps, occurred_at, position,"
                            + " stream_version",
                    "id",
                    false),
            new Model(
                    "response_text",
                    "response_id, version, respondent_name, respondent_contact, answers, indexed_text",
                    "response_id, version",
                    true),
            new Model("response_reason", "response_id, position, act, reason", "response_id, position", true),
            new Model(
                    "tally",
                    "engagement_id, dimension, value, received, counted, excluded, pending, unruled, withdrawn,"
                            + " people, counted_people",
                    "engagement_id, dimension, value",
                    false),
            new Model(
                    "tally_change",
                    "engagement_id, position, number, occurred_at, received_at, reported, deltas",
                    "engagement_id, position",
                    false),
            new Model("tally_sum", "engagement_id, position, number, cells, counts", "engagement_id, position", false),
            new Model("tally_day", "engagement_id, day, counts", "engagement_id, day", false),
            new Model(
                    "coding_history",
                    "response_id, position, until, occurred_at, occurred_until, engagement_id, counted, signatories,"
                            + " campaign_id, of_latest_text,"
                            + " agreed, coding, suggestion, coders",
                    "response_id, position",
                    false),
            new Model(
                    "governance_stream",
                    "subject, log, kind, happened_at, position, stream",
                    "subject, log, kind, happened_at, position",
                    false));

    private final DataSource database;

    public Digests(DataSource database) {
        this.database = database;
    }

    /**
     * The digests at one moment.
     *
     * @param positions of each log up to which they hold
     * @param digests by table, lower-case hex
     */
    public record Report(Map<String, Long> positions, Map<String, String> digests) {}

    /**
     * A table.
     *
     * @param order its primary key
     * @param personal whether it holds what respondents wrote
     */
    record Model(String table, String columns, String order, boolean personal) {
        List<String> columnNames() {
            return List.of(columns.split(", *"));
        }

        List<String> key() {
            return List.of(order.split(", *"));
        }

        /** The column that says of which response a row is, in tables that change when a respondent is erased. */
        @Nullable
        String responseColumn() {
            return switch (table) {
                case "response" -> "id";
                case "response_text", "response_reason" -> "response_id";
                default -> null;
            };
        }
    }

    /** Works out the digests of the live read models, all of one state. Reads every row there is. */
    public Report ofLive() throws SQLException {
        try (ReadSnapshot snapshot = new ReadSnapshot(database)) {
            Connection connection = snapshot.connection();
            byte[] key = key(connection);
            Map<String, String> digests = new LinkedHashMap<>();
            for (Model model : MODELS) {
                digests.put(model.table(), digest(connection, model, key));
            }
            return new Report(snapshot.positions(), digests);
        }
    }

    /** The key of this database's digests. */
    static byte[] key(Connection connection) throws SQLException {
        try (PreparedStatement select = connection.prepareStatement("SELECT key FROM read.digest_key");
                ResultSet row = select.executeQuery()) {
            if (!row.next()) {
                throw new IllegalStateException("read.digest_key is empty");
            }
            return row.getBytes(1);
        }
    }

    private static String digest(Connection connection, Model model, byte[] key) throws SQLException {
        String copy = "COPY (SELECT " + model.columns() + " FROM " + ReadSchema.LIVE.table(model.table()) + " ORDER BY "
                + model.order() + ") TO STDOUT";
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(key, "HmacSHA256"));
            CopyOut rows = connection.unwrap(PGConnection.class).getCopyAPI().copyOut(copy);
            byte[] row = rows.readFromCopy();
            while (row != null) {
                if (model.personal()) {
                    mac.update(row);
                } else {
                    digest.update(row);
                }
                row = rows.readFromCopy();
            }
            return HexFormat.of().formatHex(model.personal() ? mac.doFinal() : digest.digest());
        } catch (NoSuchAlgorithmException | InvalidKeyException missing) {
            throw new IllegalStateException("Every Java has SHA-256 and HMAC-SHA-256", missing);
        }
    }
}
