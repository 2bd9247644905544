package org.duly.command.merger;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.duly.command.governance.NamedOverride;
import org.duly.command.handling.CommandDispatcher.Prepared;
import org.duly.command.merger.CitationLookup.Cited;
import org.duly.command.merger.MergerCommand.MakeMergerEffective;
import org.duly.events.merger.MergerCase;
import org.duly.events.programme.StatedDate;
import org.jspecify.annotations.Nullable;

/** Makes the command by which a merger takes effect, on everything it stands on. Thread-safe. */
public final class MergerEffects {
    private final CitationLookup citations;

    public MergerEffects(CitationLookup citations) {
        this.citations = citations;
    }

    /**
     * The command, judged on every condition as it stands, and on none changing in between.
     *
     * @throws org.duly.command.handling.Refusal if there is no such merger
     */
    public Prepared making(
            UUID mergerId, StatedDate on, @Nullable NamedOverride override, @Nullable Instant occurredAt) {
        MergerCase merger = citations.merger(mergerId);
        Cited cited = citations.find(merger, merger.decisions(), merger.signOffs(), List.of());
        return new Prepared(
                new MakeMergerEffective(mergerId, on, cited.citations(), override, occurredAt), cited.guards());
    }
}
