package org.duly.command.privacy;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.duly.command.engagement.Engagements;
import org.duly.command.handling.Scenario;
import org.duly.command.privacy.PrivacyCommand.EraseRespondent;
import org.duly.command.privacy.PrivacyCommand.LiftLegalHold;
import org.duly.command.privacy.PrivacyCommand.PlaceLegalHold;
import org.duly.events.privacy.LegalHoldLifted;
import org.duly.events.privacy.LegalHoldPlaced;
import org.duly.events.privacy.PrivacyEvent;
import org.duly.events.privacy.RespondentErased;
import org.junit.jupiter.api.Test;

class PrivacyDeciderTest {
    private static final UUID HOLD = new UUID(0, 1);
    private static final UUID RESPONDENT = new UUID(0, 2);
    private static final String BASIS = "UK GDPR article 17(1)(b)";
    private static final LegalHoldPlaced PLACED = new LegalHoldPlaced(HOLD, "Claim CO/123", "Judicial review");
    private static final LegalHoldLifted LIFTED = new LegalHoldLifted(HOLD, "Claim settled");
    private static final LegalHolds NONE = new LegalHolds(List.of(), 5);

    private static Scenario<PrivacyState, PrivacyCommand, PrivacyEvent> given(PrivacyEvent... events) {
        return Scenario.of(new PrivacyDecider(), Instant.EPOCH).given(List.of(events));
    }

    @Test
    void a_hold_is_placed_once_and_lifted_once() {
        PlaceLegalHold place = new PlaceLegalHold(Engagements.ID, HOLD, "Claim CO/123", "Judicial review");
        LiftLegalHold lift = new LiftLegalHold(Engagements.ID, HOLD, "Claim settled");
        given().when(place).then(PLACED);
        given(PLACED).when(place).refusedBy(PrivacyRules.LegalHoldIsPlacedOnce.class);
        given(PLACED).when(lift).then(LIFTED);
        given().when(lift).refusedBy(PrivacyRules.LiftedHoldIsInForce.class);
        given(PLACED, LIFTED).when(lift).refusedBy(PrivacyRules.LiftedHoldIsInForce.class);
    }

    @Test
    void a_respondent_is_erased_once() {
        EraseRespondent erase = new EraseRespondent(Engagements.ID, RESPONDENT, BASIS, NONE);
        RespondentErased erased = new RespondentErased(RESPONDENT, BASIS);
        given().when(erase).then(erased);
        given(erased).when(erase).refusedBy(PrivacyRules.RespondentIsErasedOnce.class);
    }

    @Test
    void nobody_is_erased_under_a_legal_hold() {
        given().when(new EraseRespondent(Engagements.ID, RESPONDENT, BASIS, new LegalHolds(List.of(HOLD), 5)))
                .refusedBy(PrivacyRules.NothingIsErasedUnderALegalHold.class);
    }
}
