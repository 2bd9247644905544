package org.duly.query.campaign;

import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import java.util.function.Consumer;
import org.duly.events.engagement.Channel;
import org.duly.query.database.Json;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What respondents wrote, from the register, a few rows in memory at a time. Within one transaction. */
final class ResponseTexts implements Texts {
    private static final int ROWS_AT_A_TIME = 500;

    private final JdbcClient jdbc;
    private final UUID engagementId;

    ResponseTexts(JdbcClient jdbc, UUID engagementId) {
        this.jdbc = jdbc;
        this.engagementId = engagementId;
    }

    @Override
    public void forEach(Consumer<Received> each) {
        jdbc.sql("""
                SELECT r.id, r.received_at, r.channel, r.organisation_code, r.place, r.campaign_id, latest.answers,
                    first.respondent_name, first.respondent_contact
                FROM read.response r
                JOIN read.response_text latest ON latest.response_id = r.id AND latest.version = r.text_version
                JOIN read.response_text first ON first.response_id = r.id AND first.version = 1
                WHERE r.engagement_id = ?
                """).param(engagementId).withFetchSize(ROWS_AT_A_TIME).query(row -> {
            each.accept(new Received(
                    row.getObject("id", UUID.class),
                    row.getObject("received_at", OffsetDateTime.class).toInstant(),
                    Channel.valueOf(row.getString("channel")),
                    row.getString("organisation_code"),
                    row.getString("place"),
                    row.getString("respondent_name"),
                    row.getString("respondent_contact"),
                    row.getString("campaign_id"),
                    text(row.getString("answers"))));
        });
    }

    @Override
    public Map<UUID, String> of(Collection<UUID> ids) {
        Map<UUID, String> texts = new HashMap<>();
        if (!ids.isEmpty()) {
            jdbc.sql("""
                    SELECT r.id, latest.answers
                    FROM read.response r
                    JOIN read.response_text latest ON latest.response_id = r.id AND latest.version = r.text_version
                    WHERE r.id IN (:ids)
                    """).param("ids", ids).query(row -> {
                texts.put(row.getObject("id", UUID.class), text(row.getString("answers")));
            });
        }
        return texts;
    }

    /** All answers of a row. */
    static String text(String answers) {
        return String.join("\n\n", Json.readTexts(answers).values());
    }
}
