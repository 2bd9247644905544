package org.duly.query.response;

import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Supplier;
import org.duly.events.engagement.Channel;
import org.duly.events.response.RespondentKind;
import org.duly.query.database.Json;
import org.duly.query.database.ReadSchema;
import org.duly.query.database.Rows;

/** The tables of the register, many rows at a time: load those a batch changes, put them back changed. */
final class ResponseTable {
    static final String COLUMNS = "id, log, engagement_id, respondent_id, receipt_number, channel, receiving_body,"
            + " received_at, recorded_at, respondent_kind, organisation_code, stakeholder_group, place, signatories,"
            + " state, campaign_id, text_version, facts, gaps, occurred_at, position, stream_version";

    private ResponseTable() {}

    /** The rows of these responses and of all responses of these respondents. */
    static Map<UUID, ResponseRow> load(
            Connection connection, ReadSchema schema, Set<UUID> responses, Set<UUID> respondents) throws SQLException {
        Map<UUID, ResponseRow> rows = new HashMap<>();
        load(connection, schema, "id", responses, rows);
        load(connection, schema, "respondent_id", respondents, rows);
        return rows;
    }

    private static void load(
            Connection connection, ReadSchema schema, String column, Set<UUID> ids, Map<UUID, ResponseRow> into)
            throws SQLException {
        if (ids.isEmpty()) {
            return;
        }
        try (PreparedStatement select = connection.prepareStatement(
                "SELECT " + COLUMNS + " FROM " + schema.table("response") + " WHERE " + column + " = ANY (?)")) {
            select.setArray(1, uuids(connection, ids));
            try (ResultSet row = select.executeQuery()) {
                while (row.next()) {
                    ResponseRow read = read(row);
                    into.put(read.id(), read);
                }
            }
        }
    }

    static ResponseRow read(ResultSet row) throws SQLException {
        return new ResponseRow(
                row.getObject("id", UUID.class),
                row.getString("log"),
                row.getObject("engagement_id", UUID.class),
                row.getObject("respondent_id", UUID.class),
                row.getString("receipt_number"),
                Channel.valueOf(row.getString("channel")),
                row.getString("receiving_body"),
                row.getObject("received_at", OffsetDateTime.class).toInstant(),
                row.getObject("recorded_at", OffsetDateTime.class).toInstant(),
                RespondentKind.valueOf(row.getString("respondent_kind")),
                row.getString("organisation_code"),
                row.getString("stakeholder_group"),
                row.getString("place"),
                row.getInt("signatories"),
                Json.read(row.getString("facts"), ResponseFacts.class),
                row.getObject("occurred_at", OffsetDateTime.class).toInstant(),
                row.getLong("position"),
                row.getLong("stream_version"));
    }

    /**
     * Puts rows in the place of those with the same ids. A row is replaced whole: the indexed columns of most changed
     * rows change anyway, and one way in serves new and changed rows alike.
     *
     * @param existing ids of the rows that are there
     */
    static void replace(
            Connection connection, ReadSchema schema, Collection<UUID> existing, Collection<ResponseRow> rows)
            throws SQLException {
        delete(connection, schema.table("response"), "id", existing);
        if (rows.isEmpty()) {
            return;
        }
        try (Rows copy = Rows.into(connection, schema.table("response") + " (" + COLUMNS + ")", 22, rows.size())) {
            for (ResponseRow row : rows) {
                copy.row()
                        .uuid(row.id())
                        .text(row.log())
                        .uuid(row.engagementId())
                        .uuid(row.respondentId())
                        .text(row.receiptNumber())
                        .text(row.channel().name())
                        .text(row.receivingBody())
                        .instant(row.receivedAt())
                        .instant(row.recordedAt())
                        .text(row.respondentKind().name())
                        .text(row.organisationCode())
                        .text(row.stakeholderGroup())
                        .text(row.place())
                        .int4(row.signatories())
                        .text(row.facts().state().name())
                        .text(row.campaignId())
                        .int4(row.facts().textVersion())
                        .json(Json.write(row.facts()))
                        .int4(GapKind.bits(row))
                        .instant(row.occurredAt())
                        .int8(row.position())
                        .int8(row.streamVersion());
            }
            copy.finish();
        }
    }

    /** Adds texts, each opened only when its turn has come: PostgreSQL indexes one while the next is decrypted. */
    static void addTexts(Connection connection, ReadSchema schema, Collection<Supplier<ResponseText>> texts)
            throws SQLException {
        if (texts.isEmpty()) {
            return;
        }
        try (Rows copy = Rows.into(
                connection,
                schema.table("response_text")
                        + " (response_id, version, respondent_name, respondent_contact, answers, indexed_text)",
                6,
                texts.size())) {
            for (Supplier<ResponseText> sealed : texts) {
                ResponseText text = sealed.get();
                copy.row()
                        .uuid(text.responseId())
                        .int4(text.version())
                        .text(text.respondentName())
                        .text(text.respondentContact())
                        .json(Json.write(text.answers()))
                        .text(text.indexedText());
            }
            copy.finish();
        }
    }

    /** Adds why respondents changed what they had said. */
    static void addReasons(Connection connection, ReadSchema schema, Map<ResponseReason.Sealed, ResponseReason> reasons)
            throws SQLException {
        if (reasons.isEmpty()) {
            return;
        }
        try (Rows copy = Rows.into(
                connection,
                schema.table("response_reason") + " (response_id, position, act, reason)",
                4,
                reasons.size())) {
            for (Map.Entry<ResponseReason.Sealed, ResponseReason> opened : reasons.entrySet()) {
                ResponseReason reason = opened.getValue();
                copy.row()
                        .uuid(opened.getKey().responseId())
                        .int8(reason.position())
                        .text(reason.act().name())
                        .text(reason.reason());
            }
            copy.finish();
        }
    }

    /** Deletes everything these responses said, in every version. */
    static void deleteTexts(Connection connection, ReadSchema schema, Collection<UUID> responses) throws SQLException {
        delete(connection, schema.table("response_text"), "response_id", responses);
        delete(connection, schema.table("response_reason"), "response_id", responses);
    }

    private static void delete(Connection connection, String table, String column, Collection<UUID> ids)
            throws SQLException {
        if (ids.isEmpty()) {
            return;
        }
        try (PreparedStatement delete =
                connection.prepareStatement("DELETE FROM " + table + " WHERE " + column + " = ANY (?)")) {
            delete.setArray(1, uuids(connection, ids));
            delete.executeUpdate();
        }
    }

    private static Array uuids(Connection connection, Collection<UUID> ids) throws SQLException {
        return connection.createArrayOf("uuid", ids.toArray());
    }
}
