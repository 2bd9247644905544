package org.duly.query.consideration;

/**
 * What may still be to be done about a response.
 *
 * <p>Each is a condition on {@code r}, a response, and {@code c}, how it is coded now, if it ever was.
 */
public enum GapKind {
    /** Neither counted nor excluded. */
    UNJUDGED("r.state = 'PENDING'"),
    /** Counted, and no person coded the answers in force. */
    UNCODED("r.state = 'COUNTED' AND (c.coding IS NULL OR NOT c.of_latest_text)"),
    /** Counted and coded, and no second person agreed. */
    UNREVIEWED("r.state = 'COUNTED' AND c.coding IS NOT NULL AND c.of_latest_text AND NOT c.agreed"),
    /** Counted, and coded to a theme that was split so that only a person can say where it belongs. */
    NEEDS_RECODING("false"),
    /** Counted, and nobody read the answers in force. */
    UNREAD("r.state = 'COUNTED' AND NOT r.facts -> 'reads'"
            + " @> jsonb_build_array(jsonb_build_object('responseVersion', r.text_version))"),
    /** Not excluded, and its receipt was never acknowledged. */
    UNACKNOWLEDGED("r.state <> 'EXCLUDED' AND NOT jsonb_exists(r.facts, 'acknowledgedBy')"),
    /** Not excluded, keyed by hand, and no second person found it right. */
    UNCHECKED_TRANSCRIPTION("r.state <> 'EXCLUDED' AND jsonb_exists(r.facts, 'transcription')"
            + " AND NOT coalesce((r.facts -> 'transcriptionCheck' ->> 'agrees')::boolean, false)");

    private final String condition;

    GapKind(String condition) {
        this.condition = condition;
    }

    /** In SQL; for {@link #NEEDS_RECODING}, which SQL cannot tell, never true. */
    String condition() {
        return condition;
    }
}
