package org.duly.command.decision;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.duly.command.governance.AuthorityStanding;
import org.duly.command.governance.Gate.GateFacts;
import org.duly.events.body.BodyRoll;
import org.duly.events.document.DocumentKind;
import org.duly.events.document.DocumentVersionIssued;
import org.jspecify.annotations.Nullable;

/**
 * What a decision stands on, as looked up at the head of the log.
 *
 * @param body absent if it is an office that decides, and no body
 * @param authority under which it is decided, given or taken from the items
 * @param signOffs those cited, of whatever body
 * @param assessment absent if none is named
 * @param engagement absent if none is named
 */
public record DecisionFacts(
        @Nullable BodyRoll body,
        AuthorityStanding authority,
        List<CitedSignOff> signOffs,
        @Nullable Assessment assessment,
        @Nullable NamedEngagement engagement) {

    /**
     * The document named as equality assessment.
     *
     * @param engagementId the engagement it is about, if any
     */
    public record Assessment(DocumentKind kind, @Nullable UUID engagementId, List<IssuedVersion> versions) {
        /** A version by its number, or null if it was not issued. */
        @Nullable
        IssuedVersion version(int number) {
            return number >= 1 && number <= versions.size() ? versions.get(number - 1) : null;
        }
    }

    /**
     * A version of a document, and when.
     *
     * @param withdrawnAt absent while it may be relied on
     */
    public record IssuedVersion(
            DocumentVersionIssued version,
            Instant issuedAt,
            @Nullable Instant withdrawnAt) {
        boolean mayBeReliedOn(Instant time) {
            return !issuedAt.isAfter(time) && (withdrawnAt == null || withdrawnAt.isAfter(time));
        }
    }

    /**
     * The engagement that is named.
     *
     * @param proposals of its plan
     * @param reports when each version of its report was issued
     * @param considerations of those named, the engagement each belongs to
     * @param gate how far its responses are considered; absent if that was judged before the vote on a cited item
     */
    public record NamedEngagement(
            UUID engagementId,
            List<String> proposals,
            Map<Integer, Instant> reports,
            Map<UUID, UUID> considerations,
            @Nullable GateFacts gate) {}
}
