package org.duly.query.gunning;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.duly.query.asof.AsOf;
import org.duly.query.asof.Cut;
import org.duly.query.asof.Past;
import org.duly.query.consideration.ConsiderationQueries;
import org.duly.query.database.Snapshot;
import org.duly.query.decision.DecisionFold;
import org.duly.query.document.DocumentFold;
import org.duly.query.engagement.EngagementFacts;
import org.duly.query.engagement.EngagementRecords;
import org.duly.query.governance.GovernanceStreams;
import org.duly.query.governance.Kind;
import org.duly.query.governance.Subjects;
import org.duly.query.log.PlacedEvent;
import org.duly.query.response.CodingHistory;
import org.duly.query.response.CodingHistory.Alike;
import org.duly.query.response.ResponseCounts;
import org.duly.query.signoff.SignOffFold;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Questions about the order of things in an engagement, now and in the past, in one and the same way. */
@Component
public class GunningQueries {
    private final Snapshot snapshot;
    private final Past past;
    private final EngagementRecords engagements;
    private final ConsiderationQueries considerations;
    private final GovernanceStreams streams;

    GunningQueries(
            Snapshot snapshot,
            Past past,
            EngagementRecords engagements,
            ConsiderationQueries considerations,
            GovernanceStreams streams) {
        this.snapshot = snapshot;
        this.past = past;
        this.engagements = engagements;
        this.considerations = considerations;
        this.streams = streams;
    }

    /**
     * What came before the close or the report.
     *
     * @param proposalId null for all
     * @param asOf null for now
     * @return empty if there is no such engagement, or was none then
     */
    Optional<SequenceCheck> sequence(UUID engagementId, @Nullable String proposalId, @Nullable AsOf asOf) {
        String subject = Subjects.engagement(engagementId);
        return snapshot.read(jdbc -> engagements
                .cut(jdbc, engagementId, asOf)
                .flatMap(cut -> engagements
                        .facts(jdbc, engagementId, cut)
                        .map(_ -> SequenceCheck.of(
                                engagementId,
                                Stream.concat(
                                        past.events(jdbc, cut, subject).stream(),
                                        streams.all(jdbc, cut, subject, Kind.DECISION).stream()
                                                .flatMap(List::stream)),
                                proposalId,
                                cut,
                                asOf != null))));
    }

    /**
     * The sheet of an engagement. Costs the events of all but its responses, and a look at how those are coded.
     *
     * @param asOf null for now
     * @return empty if there is no such engagement, or was none then
     */
    Optional<GunningSheet> sheet(UUID engagementId, @Nullable AsOf asOf) {
        return snapshot.read(jdbc ->
                engagements.cut(jdbc, engagementId, asOf).flatMap(cut -> sheet(jdbc, engagementId, cut, asOf != null)));
    }

    private Optional<GunningSheet> sheet(JdbcClient jdbc, UUID engagementId, Cut cut, boolean ofThePast) {
        return engagements
                .facts(jdbc, engagementId, cut)
                .map(facts -> GunningFold.of(record(jdbc, engagementId, facts, cut, ofThePast)));
    }

    /** The sheet of the past as a page, in the caller's transaction; empty if there was no such engagement then. */
    public Optional<String> page(JdbcClient jdbc, Cut cut, UUID engagementId) {
        return sheet(jdbc, engagementId, cut, true).map(GunningPage::of);
    }

    private EngagementRecord record(
            JdbcClient jdbc, UUID engagementId, EngagementFacts facts, Cut cut, boolean ofThePast) {
        String subject = Subjects.engagement(engagementId);
        List<List<PlacedEvent>> points = past.considerations(jdbc, cut, engagementId);
        List<List<PlacedEvent>> documents = streams.all(jdbc, cut, subject, Kind.DOCUMENT);
        List<List<PlacedEvent>> signOffs = streams.all(jdbc, cut, subject, Kind.SIGN_OFF);
        List<List<PlacedEvent>> decisions = streams.all(jdbc, cut, subject, Kind.DECISION);
        ResponseCounts counts = ResponseCounts.read(jdbc, engagementId, null, cut);
        long coded = CodingHistory.counted(jdbc, engagementId, cut).stream()
                .filter(alike -> alike.coding() != null)
                .mapToLong(Alike::items)
                .sum();
        return new EngagementRecord(
                engagementId,
                facts,
                past.events(jdbc, cut, subject),
                Stream.of(points, documents, signOffs, decisions)
                        .flatMap(List::stream)
                        .flatMap(List::stream)
                        .toList(),
                considerations.facts(jdbc, engagementId, cut),
                documents.stream().map(DocumentFold::all).toList(),
                signOffs.stream().map(SignOffFold::all).toList(),
                decisions.stream().map(DecisionFold::all).toList(),
                counts.counted(),
                counts.counted() - coded,
                counts.pending(),
                cut,
                ofThePast);
    }
}
