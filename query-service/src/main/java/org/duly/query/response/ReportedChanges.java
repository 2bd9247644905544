package org.duly.query.response;

import java.time.ZoneOffset;
import java.util.UUID;
import org.duly.query.asof.Cut;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Whether anything changed of what a report counts, even if it comes to the same numbers. */
public final class ReportedChanges {
    private ReportedChanges() {}

    /**
     * Whether a response was received, counted, excluded, withdrawn or moved from one campaign to another after a position
     * of the log, as far as that is in the cut. In the caller's transaction.
     */
    public static boolean since(JdbcClient jdbc, UUID engagementId, long position, Cut cut) {
        return jdbc.sql("""
                        SELECT EXISTS (SELECT FROM read.tally_change
                            WHERE engagement_id = :engagement AND position > :since AND position <= :position AND reported
                              AND (:recorded OR occurred_at <= :time))
                        """)
                .param("engagement", engagementId)
                .param("since", position)
                .param("position", cut.position())
                .param("recorded", cut.clock() == Cut.Clock.RECORDED)
                .param("time", cut.time().atOffset(ZoneOffset.UTC))
                .query(Boolean.class)
                .single();
    }
}
