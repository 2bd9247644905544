package org.duly.query.merger;

import java.util.List;
import java.util.UUID;
import org.duly.events.merger.ApplicationDetermined;
import org.duly.events.merger.Determination;
import org.duly.events.merger.MergerOutcome;
import org.duly.events.merger.Successor;
import org.duly.events.programme.StatedDate;
import org.duly.query.governance.Recorded;
import org.duly.query.merger.MergerFacts.Stage;
import org.jspecify.annotations.Nullable;

/**
 * A merger case in short.
 *
 * @param parties ids of the organisations
 * @param decided the last decision, null before
 * @param determined what the regulator determined on the last application, null before
 * @param effectiveOn null until it took effect
 * @param irregularities how many rules were broken in it
 */
public record MergerSummary(
        UUID id,
        String title,
        Stage stage,
        List<String> parties,
        Successor successor,
        StatedDate plannedEffective,
        @Nullable UUID engagementId,
        @Nullable MergerOutcome decided,
        @Nullable Determination determined,
        @Nullable StatedDate effectiveOn,
        int irregularities,
        long position) {

    static MergerSummary of(MergerFacts facts) {
        Recorded<ApplicationDetermined> determined = facts.applications().isEmpty()
                ? null
                : facts.applications().getLast().determined();
        return new MergerSummary(
                facts.id(),
                facts.proposal().title(),
                facts.stage(),
                facts.proposal().parties(),
                facts.proposal().successor(),
                facts.proposal().plannedEffective(),
                facts.proposal().engagementId(),
                facts.decisions().isEmpty()
                        ? null
                        : facts.decisions().getLast().what().outcome(),
                determined == null ? null : determined.what().outcome(),
                facts.effective() == null ? null : facts.effective().what().on(),
                facts.irregularities().size(),
                facts.last().position());
    }
}
