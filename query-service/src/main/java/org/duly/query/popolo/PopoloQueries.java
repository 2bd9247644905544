package org.duly.query.popolo;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.duly.query.asof.AsOf;
import org.duly.query.ballot.BallotFold;
import org.duly.query.database.Snapshot;
import org.duly.query.governance.GovernanceStreams;
import org.duly.query.governance.Kind;
import org.duly.query.governance.Subjects;
import org.duly.query.log.PlacedEvent;
import org.duly.query.popolo.Popolo.Motion;
import org.duly.query.popolo.Popolo.Organization;
import org.duly.query.web.Page;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** The same records in other words, now and in the past. */
@Component
class PopoloQueries {
    private final Snapshot snapshot;
    private final GovernanceStreams streams;

    PopoloQueries(Snapshot snapshot, GovernanceStreams streams) {
        this.snapshot = snapshot;
        this.streams = streams;
    }

    /**
     * A body with its posts and memberships.
     *
     * @param asOf null for now
     * @return empty if there is none, or was none then
     */
    Optional<Popolo.Body> body(String id, @Nullable AsOf asOf) {
        String stream = Kind.BODY.of(id);
        return snapshot.read(jdbc -> streams.cut(jdbc, stream, asOf).flatMap(cut -> {
            List<PlacedEvent> events = streams.one(jdbc, cut, stream);
            return events.isEmpty() ? Optional.empty() : Optional.of(PostsFold.all(events));
        }));
    }

    /**
     * An organisation and its bodies, itself first.
     *
     * @param asOf null for now
     * @return empty if nothing was ever recorded of it
     */
    Optional<List<Organization>> organisation(String id, @Nullable AsOf asOf) {
        String subject = Kind.ORGANISATION.of(id);
        return snapshot.read(jdbc -> streams.cut(jdbc, subject, asOf).map(cut -> {
            List<Organization> all = new ArrayList<>();
            all.add(OrganisationFold.all(id, streams.one(jdbc, cut, subject)));
            streams.all(jdbc, cut, subject, Kind.BODY)
                    .forEach(events -> all.addAll(PostsFold.all(events).organizations()));
            return List.copyOf(all);
        }));
    }

    /**
     * A sign-off as a motion.
     *
     * @param asOf null for now
     * @return empty if there is none, or was none then
     */
    Optional<Motion> motion(UUID signOffId, @Nullable AsOf asOf) {
        String stream = Kind.SIGN_OFF.of(signOffId);
        return snapshot.read(jdbc -> streams.cut(jdbc, stream, asOf).flatMap(cut -> {
            List<PlacedEvent> events = streams.one(jdbc, cut, stream);
            return events.isEmpty() ? Optional.empty() : Optional.of(MotionFold.all(events));
        }));
    }

    /**
     * The sign-offs of a body as motions, the last first.
     *
     * @param asOf null for now
     * @return empty if nothing was ever recorded of the body
     */
    Optional<Page<Motion>> motions(String bodyId, @Nullable AsOf asOf, @Nullable String after, int limit) {
        String body = Kind.BODY.of(bodyId);
        return snapshot.read(jdbc -> streams.cut(jdbc, body, asOf).map(cut -> {
            Page<List<PlacedEvent>> page = streams.latestFirst(jdbc, cut, List.of(body), Kind.SIGN_OFF, after, limit);
            return new Page<>(page.items().stream().map(MotionFold::all).toList(), page.next());
        }));
    }

    /**
     * All organisations of a log.
     *
     * @param log null if there is only one
     * @param asOf null for now
     * @return empty if nothing is read yet
     */
    Optional<List<Organization>> organisations(@Nullable String log, @Nullable AsOf asOf) {
        return snapshot.read(jdbc -> streams.everything(jdbc, log, asOf)
                .map(cut -> streams.all(jdbc, cut, Subjects.EVERYTHING, Kind.ORGANISATION).stream()
                        .map(events -> OrganisationFold.all(
                                Kind.ORGANISATION.idOf(events.getFirst().envelope().stream()), events))
                        .toList()));
    }

    /**
     * A ballot as a motion.
     *
     * @param asOf null for now
     * @return empty if there is none, or was none then
     */
    Optional<Motion> ballot(UUID ballotId, @Nullable AsOf asOf) {
        String stream = Kind.BALLOT.of(ballotId);
        return snapshot.read(jdbc -> streams.cut(jdbc, stream, asOf).flatMap(cut -> {
            List<PlacedEvent> events = streams.one(jdbc, cut, stream);
            return events.isEmpty() ? Optional.empty() : Optional.of(BallotMotion.of(BallotFold.all(events)));
        }));
    }

    /**
     * The ballots of a membership as motions, the last first.
     *
     * @param asOf null for now
     * @return empty if nothing was ever recorded of the body
     */
    Optional<Page<Motion>> ballots(String bodyId, @Nullable AsOf asOf, @Nullable String after, int limit) {
        String body = Kind.BODY.of(bodyId);
        return snapshot.read(jdbc -> streams.cut(jdbc, body, asOf).map(cut -> {
            Page<List<PlacedEvent>> page = streams.latestFirst(jdbc, cut, List.of(body), Kind.BALLOT, after, limit);
            return new Page<>(
                    page.items().stream()
                            .map(events -> BallotMotion.of(BallotFold.all(events)))
                            .toList(),
                    page.next());
        }));
    }
}
