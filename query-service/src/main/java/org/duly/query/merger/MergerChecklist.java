package org.duly.query.merger;

import java.util.List;
import java.util.stream.Stream;
import org.duly.events.merger.Citations;
import org.duly.events.merger.MergerCase;
import org.duly.events.merger.MergerCase.Stage;
import org.duly.events.merger.MergerFoundation;
import org.duly.events.merger.MergerOutcome;
import org.duly.events.merger.MergerRequirement.Unmet;
import org.duly.query.merger.StillAsked.Step;

/** What is still asked for before a merger is decided for, and before it takes effect, as commands would judge it. Pure. */
final class MergerChecklist {
    private MergerChecklist() {}

    /**
     * What is missing; nothing once it took effect or was given up.
     *
     * @param named all that it names so far, which a decision for it would cite, with the last report
     */
    static List<StillAsked> of(MergerCase merger, Citations named) {
        if (merger.stage() != Stage.UNDER_WAY) {
            return List.of();
        }
        Integer lastReport = named.reports() == 0 ? null : named.reports();
        List<Unmet> byDecision = merger.isDecidedFor()
                ? List.of()
                : MergerFoundation.lackedByDecision(merger, MergerOutcome.APPROVED, lastReport, named);
        return Stream.concat(
                        byDecision.stream().map(unmet -> asked(Step.DECISION, unmet)),
                        MergerFoundation.lackedByEffect(merger, named).stream().map(unmet -> asked(Step.EFFECT, unmet)))
                .toList();
    }

    private static StillAsked asked(Step before, Unmet unmet) {
        return new StillAsked(before, unmet.requirement().ruleName(), unmet.inWords());
    }
}
