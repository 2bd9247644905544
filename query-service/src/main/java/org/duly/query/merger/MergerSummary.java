package org.duly.query.merger;

import java.util.List;
import java.util.UUID;
import org.duly.events.merger.Determination;
import org.duly.events.merger.MergerCase;
import org.duly.events.merger.MergerCase.Stage;
import org.duly.events.merger.MergerOutcome;
import org.duly.events.merger.Successor;
import org.duly.events.programme.StatedDate;
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
        MergerCase merger = facts.merger();
        return new MergerSummary(
                facts.id(),
                merger.proposal().title(),
                merger.stage(),
                merger.proposal().parties(),
                merger.proposal().successor(),
                merger.proposal().plannedEffective(),
                merger.proposal().engagementId(),
                merger.decided() == null ? null : merger.decided().outcome(),
                merger.determined() == null ? null : merger.determined().outcome(),
                facts.effective() == null ? null : facts.effective().what().on(),
                facts.irregularities().size(),
                facts.last().position());
    }
}
