package org.duly.query.programme;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.duly.events.programme.DocumentStatement;
import org.duly.events.programme.SourceReference;
import org.duly.events.programme.StatedDate;
import org.jspecify.annotations.Nullable;

/**
 * A programme as far as the log was read.
 *
 * @param ownerBodies opaque ids
 * @param milestones in the order in which they were set
 * @param disagreements in the order in which they were noted
 */
public record ProgrammeFacts(
        String title,
        String purpose,
        List<String> ownerBodies,
        List<UUID> engagements,
        List<Milestone> milestones,
        List<Disagreement> disagreements) {

    /** What is on the record of a milestone. Whether it is overdue is not: that depends on the day. */
    public enum Standing {
        /** To be met. */
        SET,
        /** Recorded as missed, and still to be met. */
        MISSED,
        MET,
        ABANDONED
    }

    /**
     * A milestone.
     *
     * @param engagementId the engagement it is a step of, if it is one
     * @param due as it stands, moved or not
     * @param metOn null unless met
     * @param history everything that happened to it, in order
     */
    public record Milestone(
            String milestoneId,
            String name,
            @Nullable UUID engagementId,
            Standing standing,
            StatedDate due,
            @Nullable StatedDate metOn,
            List<MilestoneAct> history) {}

    /**
     * One thing that happened to a milestone.
     *
     * @param happenedAt as told
     * @param recordedAt when the log took it in
     * @param actor opaque id of who did it
     * @param from the date it was moved from
     * @param date the date it was set or moved to, met on or missed at
     * @param source where that is stated
     * @param reason or explanation
     */
    public record MilestoneAct(
            Kind kind,
            Instant happenedAt,
            Instant recordedAt,
            long position,
            String actor,
            @Nullable StatedDate from,
            @Nullable StatedDate date,
            @Nullable SourceReference source,
            @Nullable String reason) {}

    /** What can happen to a milestone. */
    public enum Kind {
        SET,
        MOVED,
        MET,
        MISSED,
        ABANDONED
    }

    /**
     * Documents that say different things of the same subject.
     *
     * @param milestoneId the milestone it is about, if it is about one
     * @param settled null while it is open
     */
    public record Disagreement(
            String disagreementId,
            String subject,
            List<DocumentStatement> statements,
            @Nullable String milestoneId,
            Instant notedAt,
            @Nullable Settled settled) {}

    /** What holds. */
    public record Settled(
            String holds, String reason, @Nullable SourceReference source, Instant settledAt, String actor) {}
}
