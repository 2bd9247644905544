package org.duly.command.consideration;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.duly.command.handling.Command;
import org.duly.command.handling.Streams;
import org.duly.command.response.ThemeJudgement;
import org.duly.events.consideration.Disposition;
import org.jspecify.annotations.Nullable;

/** What may be asked about a point that responses raised. */
public sealed interface ConsiderationCommand extends Command {
    /** The consideration addressed. */
    UUID considerationId();

    /** The engagement whose responses raised the point. */
    UUID engagementId();

    @Override
    default String stream() {
        return Streams.consideration(considerationId());
    }

    @Override
    default String scope() {
        return Streams.engagement(engagementId());
    }

    /**
     * Puts a point to the bodies.
     *
     * @param judged the counted responses coded to the themes, in that version
     */
    record RaiseConsideration(
            UUID considerationId,
            UUID engagementId,
            String summary,
            List<String> themes,
            int codebookVersion,
            ThemeJudgement judged,
            List<String> bodies)
            implements ConsiderationCommand {
        @Override
        public boolean startsStream() {
            return true;
        }
    }

    /** Records what bodies make of the point. */
    record AnswerConsideration(
            UUID considerationId,
            UUID engagementId,
            List<String> bodies,
            Disposition disposition,
            String reasons,
            @Nullable String mitigation,
            @Nullable String referredTo,
            @Nullable Instant occurredAt)
            implements ConsiderationCommand {}

    /**
     * Puts the point to the bodies again, counted anew.
     *
     * @param judged the counted responses coded to the themes, in that version
     */
    record ReopenConsideration(
            UUID considerationId,
            UUID engagementId,
            List<String> themes,
            int codebookVersion,
            ThemeJudgement judged,
            String reason)
            implements ConsiderationCommand {}

    /** Takes the point back: it needs no answer of its own. */
    record WithdrawConsideration(UUID considerationId, UUID engagementId, String reason)
            implements ConsiderationCommand {}
}
