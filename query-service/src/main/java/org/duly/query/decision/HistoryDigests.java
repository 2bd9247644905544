package org.duly.query.decision;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Optional;
import org.duly.query.asof.AsOf;
import org.duly.query.asof.Cut;
import org.duly.query.decision.DecisionQueries.Pages;
import org.duly.query.web.CanonicalJson;
import org.duly.query.web.Page;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Works out digests of decision histories, a page at a time: memory does not depend on how long they are. */
@Component
class HistoryDigests {
    private static final int PAGE = 200;

    private final DecisionQueries queries;
    private final JsonMapper answers;

    /** @param answers what the endpoints answer with */
    HistoryDigests(DecisionQueries queries, JsonMapper answers) {
        this.queries = queries;
        this.answers = answers;
    }

    /**
     * The digest of the history of a subject. Costs all of its decisions.
     *
     * @param asOf a position or a time of recording; null for all that is applied
     * @return empty if nothing was ever recorded of the subject, or was then
     */
    Optional<HistoryDigest> of(String subject, @Nullable AsOf asOf) {
        return queries.history(subject, asOf, (cut, pages) -> digest(subject, cut, pages));
    }

    private HistoryDigest digest(String subject, Cut cut, Pages pages) {
        MessageDigest digest = sha256();
        long decisions = 0;
        digest.update(utf8("{\"items\":["));
        Page<DecisionView> page = pages.after(null, PAGE);
        while (true) {
            for (DecisionView decision : page.items()) {
                if (decisions++ > 0) {
                    digest.update(utf8(","));
                }
                digest.update(CanonicalJson.of(answers.valueToTree(decision)));
            }
            if (page.next() == null) {
                break;
            }
            page = pages.after(page.next(), PAGE);
        }
        digest.update(utf8("],\"log\":"));
        digest.update(text(cut.log()));
        digest.update(utf8(",\"position\":" + cut.position() + ",\"subject\":"));
        digest.update(text(subject));
        digest.update(utf8("}"));
        return new HistoryDigest(
                subject,
                cut.log(),
                cut.position(),
                cut.position() + 1,
                decisions,
                HexFormat.of().formatHex(digest.digest()));
    }

    private byte[] text(String value) {
        JsonNode node = answers.valueToTree(value);
        return CanonicalJson.of(node);
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException missing) {
            throw new IllegalStateException("Every Java has SHA-256", missing);
        }
    }
}
