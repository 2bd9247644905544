package org.duly.query.engagement;

import java.time.InstantSource;
import java.util.Optional;
import java.util.UUID;
import org.duly.query.asof.AsOf;
import org.duly.query.asof.Cut;
import org.duly.query.asof.Past;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * An engagement as other capabilities need it: now and in the past by the same fold. Every method reads in the caller's
 * transaction.
 */
@Component
public class EngagementRecords {
    private final Past past;
    private final InstantSource queryClock;

    EngagementRecords(Past past, InstantSource queryClock) {
        this.past = past;
        this.queryClock = queryClock;
    }

    /**
     * The part of its log that a question about an engagement is about.
     *
     * @param asOf null for all that is applied, at the time of asking
     * @return empty if there is no such engagement
     */
    public Optional<Cut> cut(JdbcClient jdbc, UUID id, @Nullable AsOf asOf) {
        return jdbc.sql("SELECT log FROM read.engagement WHERE id = ?")
                .param(id)
                .query(String.class)
                .optional()
                .map(log -> asOf == null ? past.now(jdbc, log, queryClock.instant()) : past.cut(jdbc, log, asOf));
    }

    /**
     * What was so about an engagement.
     *
     * @return empty if there was none yet
     */
    public Optional<EngagementFacts> facts(JdbcClient jdbc, UUID id, Cut cut) {
        return EngagementFold.all(past.events(jdbc, cut, EngagementFold.STREAM + id))
                .map(EngagementRow::facts);
    }
}
