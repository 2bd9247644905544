package org.duly.query.consideration;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.duly.events.consideration.ConsiderationStanding.State;
import org.duly.events.consideration.Disposition;
import org.duly.query.codebook.Count;
import org.jspecify.annotations.Nullable;

/**
 * A point that responses raised, as far as the log was read.
 *
 * @param bodies opaque ids of those that are to answer
 * @param put how it was last put to them
 * @param answers the one that stands of each body that answered since then
 * @param awaited the bodies that did not
 * @param history everything that happened to it, in order
 * @param position of its last event
 */
public record ConsiderationFacts(
        UUID id,
        UUID engagementId,
        String log,
        String summary,
        State state,
        List<String> bodies,
        Put put,
        List<BodyAnswer> answers,
        List<String> awaited,
        List<ConsiderationAct> history,
        long position,
        long streamVersion) {

    /**
     * How it was put to the bodies.
     *
     * @param codebookVersion in which the themes stand
     * @param judged counted responses with any of the themes then
     * @param judgedAtPosition up to which they were counted
     */
    public record Put(List<String> themes, int codebookVersion, Count judged, long judgedAtPosition) {}

    /**
     * What a body made of it.
     *
     * @param actor opaque id of who recorded it
     */
    public record BodyAnswer(
            String body,
            Disposition disposition,
            String reasons,
            @Nullable String mitigation,
            @Nullable String referredTo,
            Instant answeredAt,
            long position,
            String actor) {}

    /**
     * One thing that happened.
     *
     * @param happenedAt as told
     * @param recordedAt when the log took it in
     * @param actor opaque id of who did it
     * @param put if it was put to the bodies
     * @param answers if bodies answered: one for each
     * @param reason if it was reopened or withdrawn
     */
    public record ConsiderationAct(
            Kind kind,
            Instant happenedAt,
            Instant recordedAt,
            long position,
            String actor,
            @Nullable Put put,
            List<BodyAnswer> answers,
            @Nullable String reason) {}

    /** What can happen. */
    public enum Kind {
        RAISED,
        ANSWERED,
        REOPENED,
        WITHDRAWN
    }
}
