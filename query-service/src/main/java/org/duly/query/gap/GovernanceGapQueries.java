package org.duly.query.gap;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.duly.events.body.BodyRoll;
import org.duly.events.decision.PublishedUnder;
import org.duly.query.asof.AsOf;
import org.duly.query.asof.Cut;
import org.duly.query.consideration.ConsiderationFacts;
import org.duly.query.consideration.ConsiderationQueries;
import org.duly.query.database.Snapshot;
import org.duly.query.decision.DecisionFacts;
import org.duly.query.decision.DecisionQueries;
import org.duly.query.governance.GovernanceStreams;
import org.duly.query.signoff.SignOffFacts;
import org.duly.query.signoff.SignOffQueries;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** What governance waits for. Costs the events of every sign-off and decision that has to do with the subject. */
@Component
class GovernanceGapQueries {
    private final Snapshot snapshot;
    private final GovernanceStreams streams;
    private final SignOffQueries signOffs;
    private final DecisionQueries decisions;
    private final ConsiderationQueries considerations;

    GovernanceGapQueries(
            Snapshot snapshot,
            GovernanceStreams streams,
            SignOffQueries signOffs,
            DecisionQueries decisions,
            ConsiderationQueries considerations) {
        this.snapshot = snapshot;
        this.streams = streams;
        this.signOffs = signOffs;
        this.decisions = decisions;
        this.considerations = considerations;
    }

    /**
     * Everything a subject waits for.
     *
     * @param asOf null for now
     * @return empty if nothing was ever recorded of it
     */
    Optional<GovernanceGaps> of(String subject, @Nullable AsOf asOf) {
        return snapshot.read(jdbc -> streams.cut(jdbc, subject, asOf).map(cut -> {
            List<SignOffFacts> asked = signOffs.about(jdbc, cut, subject);
            List<DecisionFacts> taken = decisions.about(jdbc, cut, subject);
            Function<String, Optional<BodyRoll>> rolls = decisions.bodies(jdbc, cut);
            return GovernanceGapFold.of(
                    asked,
                    taken,
                    points(jdbc, cut, asked),
                    decision -> PublishedUnder.of(decision.decision(), rolls),
                    cut,
                    asOf != null);
        }));
    }

    private Map<UUID, ConsiderationFacts> points(JdbcClient jdbc, Cut cut, List<SignOffFacts> signOffs) {
        return signOffs.stream()
                .flatMap(signOff -> Stream.ofNullable(signOff.request().engagementId()))
                .distinct()
                .flatMap(engagement -> considerations.facts(jdbc, engagement, cut).stream())
                .collect(Collectors.toMap(ConsiderationFacts::id, point -> point));
    }
}
