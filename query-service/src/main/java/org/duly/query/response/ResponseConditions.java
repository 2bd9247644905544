package org.duly.query.response;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.UnaryOperator;
import org.duly.query.web.Limits;
import org.jspecify.annotations.Nullable;

/**
 * A filter as SQL over {@code read.response r}. Values are named, never written into SQL: whoever runs it says what stands
 * in their place.
 */
public final class ResponseConditions {
    /** The deadline as it stands now. */
    private static final String CLOSES_AT =
            "(SELECT e.closes_at FROM read.engagement e WHERE e.id = {engagement}::uuid)";

    private final List<String> conditions = new ArrayList<>();
    private final Map<String, String> values = new LinkedHashMap<>();

    /**
     * The responses of an engagement that pass a filter.
     *
     * @throws org.duly.platform.web.ProblemException 400 naming a text that is too long to be meant
     */
    public ResponseConditions(UUID engagementId, ResponseFilter filter) {
        add("r.engagement_id = {engagement}::uuid", "engagement", engagementId);
        equal("channel", filter.channel());
        equal("stakeholder_group", Limits.text("group", filter.group()));
        equal("place", Limits.text("place", filter.place()));
        equal("state", filter.state());
        equal("respondent_kind", filter.kind());
        equal("organisation_code", Limits.text("organisation", filter.organisation()));
        equal("receiving_body", Limits.text("receivingBody", filter.receivingBody()));
        equal("campaign_id", Limits.text("campaign", filter.campaign()));
        equal("receipt_number", Limits.text("receipt", filter.receipt()));
        add("r.received_at >= {from}::timestamptz", "from", filter.receivedFrom());
        add("r.received_at < {to}::timestamptz", "to", filter.receivedTo());
        add("r.facts -> 'excluded' ->> 'reason' = {exclusion}", "exclusion", filter.exclusionReason());
        either("(r.facts ->> 'withdrawn')::boolean", filter.withdrawn());
        either("coalesce(r.received_at >= " + CLOSES_AT + ", false)", filter.late());
        either("jsonb_exists(r.facts, 'lateRuling')", filter.lateRuled());
        either("jsonb_exists(r.facts, 'duplicate')", filter.duplicate());
        either(
                "coalesce(r.facts -> 'coding' ->> 'origin' = 'HUMAN'"
                        + " AND (r.facts -> 'coding' ->> 'responseVersion')::integer = r.text_version, false)",
                filter.coded());
        either("jsonb_exists(r.facts, 'review')", filter.reviewed());
        add(
                "jsonb_path_exists(r.facts, '$.coding.positions[*].position ? (@ == $position)',"
                        + " jsonb_build_object('position', {position}))",
                "position",
                filter.position());
        either(
                "(jsonb_exists(r.facts, 'original') OR jsonb_array_length(r.facts -> 'attachments') > 0)",
                filter.attachment());
        String words = Limits.text("q", filter.q());
        if (words != null && !words.isBlank()) {
            add(
                    "r.id IN (SELECT t.response_id FROM read.response_text t"
                            + " WHERE t.search @@ websearch_to_tsquery('english', {q}))",
                    "q",
                    words);
        }
    }

    private void equal(String column, @Nullable Object value) {
        add("r." + column + " = {" + column + "}", column, value);
    }

    private void either(String condition, @Nullable Boolean holds) {
        if (holds != null) {
            conditions.add(holds ? condition : "NOT " + condition);
        }
    }

    private void add(String condition, String name, @Nullable Object value) {
        if (value != null) {
            conditions.add(condition);
            values.put(name, value.toString());
        }
    }

    /**
     * The conditions, joined.
     *
     * @param placeholder what stands for the value of a name; of type text
     */
    public String sql(UnaryOperator<String> placeholder) {
        String sql = String.join(" AND ", conditions);
        for (String name : values.keySet()) {
            sql = sql.replace("{" + name + "}", placeholder.apply(name));
        }
        return sql;
    }

    /** What is compared with, by name. */
    public Map<String, String> values() {
        return values;
    }
}
