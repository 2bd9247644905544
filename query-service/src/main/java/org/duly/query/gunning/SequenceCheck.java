package org.duly.query.gunning;

import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.duly.events.decision.SequenceCheck.Before;
import org.duly.events.decision.SequenceCheck.Kind;
import org.duly.events.decision.SequenceCheck.Moment;
import org.duly.query.asof.Cut;
import org.duly.query.governance.Act;
import org.duly.query.log.PlacedEvent;
import org.jspecify.annotations.Nullable;

/**
 * Decisions and statements on an engagement's proposals that came before its close or before its report, to be looked at by
 * a person, each with the event it was recorded in. What came before what is said by the check that commands answer with too.
 *
 * @param closesAt the deadline, extensions included; null until the engagement was opened
 * @param reportIssued the first report; null until there is one, and then everything came before it
 * @param forReview in the order in which they happened
 */
public record SequenceCheck(
        UUID engagementId,
        Instant now,
        Cut.@Nullable Clock asOf,
        String log,
        long position,
        @Nullable Instant closesAt,
        @Nullable Act reportIssued,
        List<Finding> forReview) {

    /**
     * Something to look at.
     *
     * @param id of the decision; null for a statement
     * @param by opaque id of the body, office or speaker
     * @param proposals it is about; empty: all of them
     * @param beforeByOccurrence by when it happened; so is {@code happenedAt}
     * @param beforeByRecord by the order in which the log took it in
     * @param clocksDiffer whether the two say different things
     * @param sentence in words
     * @param explanation as given, null if none was
     */
    public record Finding(
            Kind kind,
            @Nullable UUID id,
            String by,
            String what,
            List<String> proposals,
            Set<Before> beforeByOccurrence,
            Set<Before> beforeByRecord,
            boolean clocksDiffer,
            String sentence,
            @Nullable String explanation,
            Instant happenedAt,
            Act in) {}

    /**
     * Folds what is known of an engagement.
     *
     * @param events of the engagement's stream and of its decisions, each stream in order
     * @param proposalId only what is about it; null for all
     */
    static SequenceCheck of(
            UUID engagementId, Stream<PlacedEvent> events, @Nullable String proposalId, Cut cut, boolean past) {
        Map<Long, PlacedEvent> byPosition = new HashMap<>();
        var check = org.duly.events.decision.SequenceCheck.NONE;
        for (PlacedEvent event : events.toList()) {
            byPosition.put(event.position(), event);
            check = check.with(event.envelope(), event.position());
        }
        Moment report = check.report();
        return new SequenceCheck(
                engagementId,
                cut.time(),
                past ? cut.clock() : null,
                cut.log(),
                cut.position(),
                check.closesAt(),
                report == null ? null : act(byPosition, report),
                check.forReview(proposalId == null ? List.of() : List.of(proposalId)).stream()
                        .map(finding -> new Finding(
                                finding.kind(),
                                finding.decisionId(),
                                finding.by(),
                                finding.what(),
                                finding.proposals(),
                                finding.beforeByOccurrence(),
                                finding.beforeByRecord(),
                                finding.clocksDiffer(),
                                finding.sentence(),
                                finding.explanation(),
                                finding.moment().happenedAt(),
                                act(byPosition, finding.moment())))
                        .toList());
    }

    private static Act act(Map<Long, PlacedEvent> byPosition, Moment moment) {
        return Act.of(Objects.requireNonNull(byPosition.get(moment.position())));
    }
}
