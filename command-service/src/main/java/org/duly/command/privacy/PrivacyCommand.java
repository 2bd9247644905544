package org.duly.command.privacy;

import java.util.UUID;
import org.duly.command.handling.Command;
import org.duly.command.handling.Streams;

/** What may be asked about personal data itself. One legal hold is one stream, and so is one respondent. */
public sealed interface PrivacyCommand extends Command {
    /** The engagement it concerns. */
    UUID engagementId();

    @Override
    default String scope() {
        return Streams.engagement(engagementId());
    }

    /**
     * Forbids every erasure in an engagement until the hold is lifted.
     *
     * @param matter the claim, request or inquiry the hold is for
     */
    record PlaceLegalHold(UUID engagementId, UUID holdId, String matter, String reason) implements PrivacyCommand {
        @Override
        public String stream() {
            return Streams.legalHold(holdId);
        }

        @Override
        public boolean startsStream() {
            return true;
        }
    }

    /** Lifts a legal hold. */
    record LiftLegalHold(UUID engagementId, UUID holdId, String reason) implements PrivacyCommand {
        @Override
        public String stream() {
            return Streams.legalHold(holdId);
        }
    }

    /**
     * Orders a respondent's key destroyed.
     *
     * @param legalBasis for example UK GDPR article 17(1)(b)
     * @param holds the legal holds in the engagement
     */
    record EraseRespondent(UUID engagementId, UUID respondentId, String legalBasis, LegalHolds holds)
            implements PrivacyCommand {
        @Override
        public String stream() {
            return Streams.respondent(respondentId);
        }

        @Override
        public boolean startsStream() {
            return true;
        }
    }
}
