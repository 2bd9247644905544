package org.duly.query.merger;

import java.util.List;
import org.duly.events.DomainEvent;
import org.duly.events.decision.DecisionTaken;
import org.duly.events.governance.Conditions.Condition;
import org.duly.events.merger.Approval;
import org.duly.events.signoff.SignOffRequested;
import org.duly.query.log.PlacedEvent;

/**
 * A decision or sign-off that a merger rests on.
 *
 * @param stream the decision's or sign-off's
 * @param by opaque id of the body
 * @param approves whether it approves, on conditions or without, and was not taken back
 * @param conditions all that were attached to it, with what became of each
 */
public record Foundation(String stream, String by, boolean approves, List<Condition> conditions) {
    /**
     * From the beginning of its stream.
     *
     * @param events at least one
     */
    static Foundation of(List<PlacedEvent> events) {
        Approval approval = approval(events);
        return new Foundation(
                events.getFirst().envelope().stream(),
                body(events.getFirst().envelope().data()),
                approval.stands(),
                List.copyOf(approval.conditions().all().values()));
    }

    /** How far a stream approves; not at all before it begins. */
    static Approval approval(List<PlacedEvent> events) {
        Approval approval = Approval.NONE;
        for (PlacedEvent event : events) {
            approval = approval.with(event.envelope().data());
        }
        return approval;
    }

    private static String body(DomainEvent first) {
        return switch (first) {
            case DecisionTaken taken -> taken.decidedBy();
            case SignOffRequested requested -> requested.bodyId();
            default -> throw new IllegalArgumentException("Neither a decision nor a sign-off begins with " + first);
        };
    }
}
