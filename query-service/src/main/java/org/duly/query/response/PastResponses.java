package org.duly.query.response;

import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.duly.query.asof.AsOf;
import org.duly.query.asof.Cut;
import org.duly.query.asof.Past;
import org.duly.query.database.Snapshot;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Responses as they were, folded from the archive one by one. */
@Component
class PastResponses {
    private final Snapshot snapshot;
    private final Past past;

    PastResponses(Snapshot snapshot, Past past) {
        this.snapshot = snapshot;
        this.past = past;
    }

    /**
     * One response as it was: what was judged then, the answers in force then. What its respondent wrote is gone once they
     * are erased, for the past too.
     *
     * @return empty if there is none, or was none then
     */
    Optional<ResponseView> one(UUID id, AsOf asOf) {
        return snapshot.read(jdbc -> jdbc.sql(
                        "SELECT log, (facts ->> 'erased')::boolean AS erased FROM read.response WHERE id = ?")
                .param(id)
                .query((row, _) -> Map.entry(row.getString("log"), row.getBoolean("erased")))
                .optional()
                .flatMap(now -> one(jdbc, id, past.cut(jdbc, now.getKey(), asOf), now.getValue())));
    }

    private Optional<ResponseView> one(JdbcClient jdbc, UUID id, Cut cut, boolean erased) {
        return ResponseFold.all(past.events(jdbc, cut, ResponseFold.STREAM + id))
                .map(row -> erased ? row.with(row.facts().withoutRespondent()) : row)
                .map(row -> ResponseView.of(
                        row,
                        ResponseFold.closesAt(past.events(jdbc, cut, "engagement/" + row.engagementId())),
                        text(jdbc, row)));
    }

    private static ResponseView.@Nullable Text text(JdbcClient jdbc, ResponseRow row) {
        int version = row.facts().textVersion();
        return jdbc.sql("""
                        SELECT version.answers, first.respondent_name, first.respondent_contact,
                            (SELECT jsonb_agg(
                                jsonb_build_object('act', s.act, 'position', s.position, 'reason', s.reason)
                                ORDER BY s.position)
                            FROM read.response_reason s
                            WHERE s.response_id = version.response_id AND s.position <= :position) AS reasons
                        FROM read.response_text version
                        JOIN read.response_text first ON first.response_id = version.response_id AND first.version = 1
                        WHERE version.response_id = :id AND version.version = :version
                        """)
                .param("id", row.id())
                .param("version", version)
                .param("position", row.position())
                .query((text, _) -> Optional.ofNullable(ResponseQueries.text(text, version)))
                .optional()
                .flatMap(text -> text)
                .orElse(null);
    }
}
