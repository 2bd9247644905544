package org.duly.query.response;

import java.util.EnumMap;
import java.util.Map;
import java.util.UUID;
import org.duly.query.asof.Cut;
import org.duly.query.response.Tally.Cell;
import org.duly.query.response.Tally.Counts;
import org.duly.query.response.Tally.Dimension;
import org.springframework.jdbc.core.simple.JdbcClient;

/** How many of an engagement's responses something is still to be done about, from the counts: none is looked at. */
public final class GapCounts {
    private GapCounts() {}

    /**
     * Reads the counts as of a cut, in the caller's transaction.
     *
     * @return every kind; of {@link GapKind#NEEDS_RECODING} the counts know nothing
     */
    public static Map<GapKind, Long> read(JdbcClient jdbc, UUID engagementId, Cut cut) {
        Map<Cell, Counts> cells = TallyHistory.at(jdbc, engagementId, cut);
        Map<GapKind, Long> items = new EnumMap<>(GapKind.class);
        for (GapKind kind : GapKind.values()) {
            items.put(
                    kind,
                    cells.getOrDefault(Cell.of(Dimension.GAP, kind.name()), Counts.NONE)
                            .received());
        }
        return items;
    }
}
