package org.duly.query.gap;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.duly.events.governance.Conditions.Condition;
import org.duly.query.asof.Cut;
import org.duly.query.signoff.SignOffState;
import org.jspecify.annotations.Nullable;

/**
 * What the governance of an engagement, a merger or a body still waits for, now or in the past.
 *
 * @param now what was "now" then: it decides what is overdue
 * @param asOf what "before" means; null if the question was about now
 * @param unreadPapers of sign-offs that are not decided
 * @param unansweredPoints that the papers of such sign-offs set out
 * @param overdueSignOffs not decided by when they were due
 * @param urgentActions not ratified yet, those past their day first
 * @param overdueConditions of what was signed or decided
 * @param unpublishedDecisions with what their regime still requires
 */
public record GovernanceGaps(
        Instant now,
        Cut.@Nullable Clock asOf,
        String log,
        long position,
        List<UnreadPaper> unreadPapers,
        List<UnansweredPoint> unansweredPoints,
        List<OverdueSignOff> overdueSignOffs,
        List<UrgentAction> urgentActions,
        List<OverdueCondition> overdueConditions,
        List<UnpublishedDecision> unpublishedDecisions) {

    /** A paper that members have not said they read. */
    public record UnreadPaper(UUID signOffId, String bodyId, String itemId, String title, List<String> unreadBy) {}

    /**
     * A point that is before a body without all its answers.
     *
     * @param awaited the bodies that have not answered
     */
    public record UnansweredPoint(
            UUID signOffId, String bodyId, UUID considerationId, String summary, List<String> awaited) {}

    /** A sign-off that is late, of whatever version. */
    public record OverdueSignOff(
            UUID signOffId,
            String bodyId,
            UUID documentId,
            int version,
            @Nullable Instant dueBy,
            SignOffState state) {}

    /**
     * What a chair did for a body.
     *
     * @param overdue whether it had to be ratified by now: the alarm
     */
    public record UrgentAction(UUID signOffId, String bodyId, String by, Instant ratifyBy, boolean overdue) {}

    /**
     * A condition past its day.
     *
     * @param attachedTo the stream of the sign-off or decision
     */
    public record OverdueCondition(String attachedTo, Condition condition) {}

    /** A decision that the public cannot read yet. */
    public record UnpublishedDecision(
            UUID decisionId, String decidedBy, String title, Instant decidedAt, List<String> missing) {}
}
