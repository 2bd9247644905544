package org.duly.query.export;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.duly.query.response.ResponseConditions;
import org.duly.query.response.ResponseFilter;

/**
 * The register as a file: every response that passes a filter, in the order of receipt, with its provenance and all that
 * was judged about it. What respondents wrote, their names and contacts only where asked for.
 */
final class ResponseExport {
    /** Of all rows at once: it is read before the first. */
    private static final String LATE = "coalesce(r.received_at >= (SELECT closes_at FROM read.engagement WHERE id = "
            + StreamedCopy.setting("engagement") + "::uuid), false)";

    private static final String FROM = " FROM read.response r";
    private static final String FACTS = """
             CROSS JOIN LATERAL jsonb_to_record(r.facts) AS f (consent jsonb, original jsonb, transcription jsonb,
                "transcriptionCheck" jsonb, "acknowledgedBy" text, counted jsonb, excluded jsonb, "lateRuling" jsonb,
                duplicate jsonb, campaign jsonb, coding jsonb, review jsonb, reads jsonb, redactions jsonb,
                attachments jsonb, "setAside" jsonb, withdrawn boolean, erased boolean, "loggedBy" text,
                "onBehalfOf" text, intake jsonb)
            """;
    private static final String TEXT = """
             LEFT JOIN read.response_text first ON first.response_id = r.id AND first.version = 1
             LEFT JOIN read.response_text latest ON latest.response_id = r.id AND latest.version = r.text_version
            """;
    private static final String ORDER = " ORDER BY r.received_at, r.id";

    private final Map<String, String> values;
    private final String wanted;
    private final List<String> questions;
    private final boolean withText;

    /**
     * Of an engagement.
     *
     * @param questions the ids of the questions that get a column for their answers
     * @param withText whether names, contacts and answers are in it
     */
    ResponseExport(UUID engagementId, ResponseFilter filter, List<String> questions, boolean withText) {
        ResponseConditions conditions = new ResponseConditions(engagementId, filter);
        this.values = new LinkedHashMap<>(conditions.values());
        this.wanted = " WHERE " + conditions.sql(StreamedCopy::setting);
        this.questions = questions;
        this.withText = withText;
        for (int question = 0; question < questions.size(); question++) {
            values.put(name(question), questions.get(question));
        }
    }

    /** What the queries read from settings. */
    Map<String, String> values() {
        return values;
    }

    String csvHeader() {
        return columns().header();
    }

    String csvQuery() {
        return "SELECT " + columns().select() + FROM + FACTS + (withText ? TEXT : "") + wanted + ORDER;
    }

    /** Objects with the names the API uses; {@code facts} is all that was judged. */
    String jsonQuery() {
        JsonObject row = new JsonObject()
                .word("id", "r.id")
                .word("engagementId", "r.engagement_id")
                .word("respondentId", "r.respondent_id")
                .text("receiptNumber", "r.receipt_number")
                .word("channel", "r.channel")
                .text("receivingBody", "r.receiving_body")
                .time("receivedAt", "r.received_at")
                .time("recordedAt", "r.recorded_at")
                .word("respondentKind", "r.respondent_kind")
                .text("organisationCode", "r.organisation_code")
                .text("stakeholderGroup", "r.stakeholder_group")
                .text("place", "r.place")
                .value("signatories", "r.signatories")
                .value("late", LATE)
                .word("state", "r.state")
                .value("facts", "r.facts")
                .text("log", "r.log")
                .value("position", "r.position")
                .value("streamVersion", "r.stream_version");
        if (withText) {
            row.value("text", """
                    CASE WHEN latest.answers IS NULL THEN NULL ELSE json_build_object('version', r.text_version,
                        'respondentName', first.respondent_name, 'respondentContact', first.respondent_contact,
                        'answers', latest.answers,
                        'reasons', coalesce((SELECT json_agg(json_build_object('act', s.act, 'position', s.position,
                            'reason', s.reason) ORDER BY s.position)
                            FROM read.response_reason s WHERE s.response_id = r.id), '[]')) END""");
        }
        return "SELECT " + row.sql() + FROM + (withText ? TEXT : "") + wanted + ORDER;
    }

    private Columns columns() {
        Columns columns = new Columns()
                .add("id", "r.id")
                .add("engagementId", "r.engagement_id")
                .add("respondentId", "r.respondent_id")
                .text("receiptNumber", "r.receipt_number")
                .add("channel", "r.channel")
                .text("receivingBody", "r.receiving_body")
                .time("receivedAt", "r.received_at")
                .time("recordedAt", "r.recorded_at")
                .add("respondentKind", "r.respondent_kind")
                .text("organisationCode", "r.organisation_code")
                .text("stakeholderGroup", "r.stakeholder_group")
                .text("place", "r.place")
                .add("signatories", "r.signatories")
                .add("publication", "f.consent ->> 'publication'")
                .truth("mayContact", "f.consent ->> 'mayContact'")
                .truth("late", LATE)
                .add("state", "r.state")
                .truth("withdrawn", "f.withdrawn")
                .text("countedNote", "f.counted ->> 'note'")
                .add("exclusionReason", "f.excluded ->> 'reason'")
                .text("exclusionExplanation", "f.excluded ->> 'explanation'")
                .text("exclusionAuthorisedBy", "f.excluded ->> 'authorisedBy'")
                .truth("lateRulingCounts", "f.\"lateRuling\" ->> 'counted'")
                .text("lateRuledBy", "f.\"lateRuling\" ->> 'ruledBy'")
                .text("lateRulingReason", "f.\"lateRuling\" ->> 'reason'")
                .add("duplicateOf", "f.duplicate ->> 'of'")
                .text("duplicateRule", "f.duplicate ->> 'rule'")
                .text("campaignId", "r.campaign_id")
                .add("campaignMethod", "f.campaign ->> 'method'")
                .add("campaignSimilarity", "f.campaign ->> 'similarity'")
                .truth("campaignAddsOwnText", "f.campaign ->> 'addsOwnText'")
                .add("codebookVersion", "f.coding ->> 'codebookVersion'")
                .text("coder", "f.coding ->> 'coder'")
                .add("codingOrigin", "f.coding ->> 'origin'")
                .add("positions", "f.coding ->> 'positions'")
                .add("themes", "f.coding ->> 'codings'")
                .text("reviewer", "f.review ->> 'reviewer'")
                .truth("reviewAgreed", "f.review ->> 'agreed'")
                .text("loggedBy", "f.\"loggedBy\"")
                .text("onBehalfOf", "f.\"onBehalfOf\"")
                .add("importId", "f.intake ->> 'importId'")
                .text("importSource", "f.intake ->> 'source'")
                .text("importSheet", "f.intake ->> 'sheet'")
                .add("importRow", "f.intake ->> 'row'")
                .text("keyedBy", "f.transcription ->> 'keyedBy'")
                .add("keyedAt", "f.transcription ->> 'keyedAt'")
                .text("transcriptionCheckedBy", "f.\"transcriptionCheck\" ->> 'checkedBy'")
                .truth("transcriptionAgrees", "f.\"transcriptionCheck\" ->> 'agrees'")
                .add("acknowledgedBy", "f.\"acknowledgedBy\"")
                .add("originalDocument", "f.original ->> 'document'")
                .text("originalMediaType", "f.original ->> 'mediaType'")
                .add("attachments", "jsonb_array_length(f.attachments)")
                .add("reads", "jsonb_array_length(f.reads)")
                .add("redactions", "jsonb_array_length(f.redactions)")
                .add("textVersion", "r.text_version")
                .truth("erased", "f.erased");
        if (withText) {
            columns.text("respondentName", "first.respondent_name")
                    .text("respondentContact", "first.respondent_contact");
            for (int question = 0; question < questions.size(); question++) {
                columns.text(
                        "answer " + questions.get(question),
                        "latest.answers ->> " + StreamedCopy.setting(name(question)));
            }
        }
        return columns.add("log", "r.log").add("position", "r.position").add("streamVersion", "r.stream_version");
    }

    private static String name(int question) {
        return "question" + question;
    }
}
