package org.duly.query.response;

import java.util.Optional;
import java.util.UUID;
import org.duly.events.ProtectedText;
import org.duly.events.response.ResponseAmended;
import org.duly.events.response.ResponseEvent;
import org.duly.events.response.ResponseWithdrawn;
import org.duly.platform.vault.RespondentKey;
import org.duly.platform.vault.Sealer;
import org.duly.query.log.PlacedEvent;
import org.jspecify.annotations.Nullable;

/**
 * Why a respondent changed a response, in their words.
 *
 * @param position of the event that carries it
 */
public record ResponseReason(Act act, long position, String reason) {
    /** What the respondent did. */
    public enum Act {
        AMENDED,
        WITHDRAWN
    }

    /**
     * A reason as published.
     *
     * @param eventId of the event that carries it, which its field key depends on
     */
    record Sealed(UUID eventId, UUID responseId, UUID respondentId, Act act, long position, ProtectedText reason) {
        /** The reason that an event gives, if it gives one. */
        static Optional<Sealed> of(PlacedEvent event, ResponseRow row, ResponseEvent change) {
            return switch (change) {
                case ResponseAmended amended -> of(event, row, Act.AMENDED, amended.reason());
                case ResponseWithdrawn withdrawn -> of(event, row, Act.WITHDRAWN, withdrawn.reason());
                default -> Optional.empty();
            };
        }

        private static Optional<Sealed> of(
                PlacedEvent event, ResponseRow row, Act act, @Nullable ProtectedText reason) {
            return Optional.ofNullable(reason)
                    .map(given -> new Sealed(
                            event.envelope().id(), row.id(), row.respondentId(), act, event.position(), given));
        }

        ResponseReason open(Sealer sealer, RespondentKey key) {
            return new ResponseReason(act, position, sealer.open(key, eventId, "reason", reason));
        }
    }
}
