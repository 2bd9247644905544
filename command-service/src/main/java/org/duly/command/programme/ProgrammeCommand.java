package org.duly.command.programme;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.duly.command.handling.Command;
import org.duly.command.handling.Streams;
import org.duly.events.programme.DocumentStatement;
import org.duly.events.programme.SourceReference;
import org.duly.events.programme.StatedDate;
import org.jspecify.annotations.Nullable;

/** What may be asked of a programme. */
public sealed interface ProgrammeCommand extends Command {
    /** The programme addressed; it is its own scope. */
    UUID programmeId();

    @Override
    default String stream() {
        return Streams.programme(programmeId());
    }

    @Override
    default String scope() {
        return Streams.programme(programmeId());
    }

    /** Starts a programme. */
    record StartProgramme(
            UUID programmeId,
            String title,
            String purpose,
            List<String> ownerBodies,
            @Nullable Instant occurredAt) implements ProgrammeCommand {
        @Override
        public boolean startsStream() {
            return true;
        }
    }

    /** Makes an engagement, which exists, part of the programme. */
    record AddEngagement(
            UUID programmeId, UUID engagementId, @Nullable Instant occurredAt) implements ProgrammeCommand {}

    /** A command about one milestone. */
    sealed interface OfMilestone extends ProgrammeCommand {
        /** The milestone. */
        String milestoneId();
    }

    /** Sets a milestone for a date that a document states. */
    record SetMilestone(
            UUID programmeId,
            String milestoneId,
            String name,
            StatedDate due,
            SourceReference source,
            @Nullable UUID engagementId,
            @Nullable Instant occurredAt)
            implements OfMilestone {}

    /** Moves a milestone, earlier or later. */
    record RescheduleMilestone(
            UUID programmeId,
            String milestoneId,
            StatedDate to,
            SourceReference source,
            String reason,
            @Nullable Instant occurredAt)
            implements OfMilestone {}

    /** Records that a milestone was reached. */
    record MeetMilestone(
            UUID programmeId,
            String milestoneId,
            StatedDate on,
            @Nullable SourceReference evidence,
            @Nullable Instant occurredAt)
            implements OfMilestone {}

    /** Puts on the record that a milestone was not reached in time. */
    record MissMilestone(
            UUID programmeId,
            String milestoneId,
            String explanation,
            @Nullable Instant occurredAt) implements OfMilestone {}

    /** Gives a milestone up. */
    record AbandonMilestone(
            UUID programmeId,
            String milestoneId,
            String reason,
            @Nullable SourceReference source,
            @Nullable Instant occurredAt)
            implements OfMilestone {}

    /** Records that documents say different things of one subject. */
    record NoteDisagreement(
            UUID programmeId,
            String disagreementId,
            String subject,
            List<DocumentStatement> statements,
            @Nullable String milestoneId,
            @Nullable Instant occurredAt)
            implements ProgrammeCommand {}

    /** Records what holds where documents disagreed. */
    record SettleDisagreement(
            UUID programmeId,
            String disagreementId,
            String holds,
            String reason,
            @Nullable SourceReference source,
            @Nullable Instant occurredAt)
            implements ProgrammeCommand {}
}
