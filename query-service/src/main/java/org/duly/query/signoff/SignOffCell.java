package org.duly.query.signoff;

import java.time.Instant;
import java.util.UUID;
import org.duly.query.asof.Cut;
import org.duly.query.governance.Calendar;
import org.jspecify.annotations.Nullable;

/**
 * A sign-off in short: where a body and a version of a document meet.
 *
 * @param state how it stands
 * @param stateOfItsVersion the same, later versions aside
 * @param lastVersion of the document
 * @param ratifyBy for an urgent action
 * @param openConditions neither discharged nor waived; {@code overdueConditions} of them are past their day
 * @param irregularities how many rules were broken in it
 * @param requestedAt as told; so is {@code decidedAt}
 * @param decidedAt when it was granted, refused, ratified or withdrawn
 */
public record SignOffCell(
        UUID id,
        String bodyId,
        UUID documentId,
        int version,
        String sha256,
        String matter,
        SignOffState state,
        SignOffState stateOfItsVersion,
        int lastVersion,
        @Nullable Instant dueBy,
        @Nullable Instant ratifyBy,
        int openConditions,
        int overdueConditions,
        int irregularities,
        @Nullable UUID engagementId,
        @Nullable UUID mergerId,
        Instant requestedAt,
        @Nullable Instant decidedAt,
        long position) {

    static SignOffCell of(SignOffFacts facts, int lastVersion, Cut cut) {
        return new SignOffCell(
                facts.id(),
                facts.request().bodyId(),
                facts.request().documentId(),
                facts.request().version(),
                facts.request().sha256(),
                facts.request().matter(),
                SignOffState.of(facts, lastVersion, cut.time()),
                SignOffState.ofItsVersion(facts, cut.time()),
                Math.max(lastVersion, facts.request().version()),
                facts.request().dueBy(),
                facts.urgent() == null ? null : facts.urgent().ratifyBy(),
                facts.isSigned() ? facts.openConditions().size() : 0,
                facts.isSigned()
                        ? (int) facts.openConditions().stream()
                                .filter(condition -> Calendar.isOverdue(condition, cut.time()))
                                .count()
                        : 0,
                facts.irregularities().size(),
                facts.request().engagementId(),
                facts.request().mergerId(),
                facts.requested().envelope().time(),
                facts.outcome() == null ? null : facts.outcome().envelope().time(),
                facts.last().position());
    }
}
