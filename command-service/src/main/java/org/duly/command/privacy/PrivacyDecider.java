package org.duly.command.privacy;

import static org.duly.command.handling.BusinessRule.verify;
import static org.duly.command.handling.FormRules.text;

import java.time.Instant;
import java.util.List;
import org.duly.command.handling.Decider;
import org.duly.command.handling.FormRules;
import org.duly.command.handling.Limits;
import org.duly.command.privacy.PrivacyCommand.EraseRespondent;
import org.duly.command.privacy.PrivacyCommand.LiftLegalHold;
import org.duly.command.privacy.PrivacyCommand.PlaceLegalHold;
import org.duly.command.privacy.PrivacyRules.LegalHoldIsPlacedOnce;
import org.duly.command.privacy.PrivacyRules.LiftedHoldIsInForce;
import org.duly.command.privacy.PrivacyRules.NothingIsErasedUnderALegalHold;
import org.duly.command.privacy.PrivacyRules.RespondentIsErasedOnce;
import org.duly.events.privacy.LegalHoldLifted;
import org.duly.events.privacy.LegalHoldPlaced;
import org.duly.events.privacy.PrivacyEvent;
import org.duly.events.privacy.RespondentErased;

/** Decides on legal holds and erasures. */
public final class PrivacyDecider implements Decider<PrivacyState, PrivacyCommand, PrivacyEvent> {
    @Override
    public PrivacyState initial() {
        return new PrivacyState.Nothing();
    }

    @Override
    public List<PrivacyEvent> decide(PrivacyState state, PrivacyCommand command, Instant now) {
        return List.of(
                switch (command) {
                    case PlaceLegalHold place -> place(state, place);
                    case LiftLegalHold lift -> lift(state, lift);
                    case EraseRespondent erase -> erase(state, erase);
                });
    }

    private static PrivacyEvent place(PrivacyState state, PlaceLegalHold command) {
        verify(new LegalHoldIsPlacedOnce(state));
        FormRules.verify(text("/matter", command.matter(), Limits.LINE));
        FormRules.verify(text("/reason", command.reason(), Limits.PARAGRAPH));
        return new LegalHoldPlaced(command.holdId(), command.matter(), command.reason());
    }

    private static PrivacyEvent lift(PrivacyState state, LiftLegalHold command) {
        verify(new LiftedHoldIsInForce(state));
        FormRules.verify(text("/reason", command.reason(), Limits.PARAGRAPH));
        return new LegalHoldLifted(command.holdId(), command.reason());
    }

    private static PrivacyEvent erase(PrivacyState state, EraseRespondent command) {
        verify(new RespondentIsErasedOnce(state), new NothingIsErasedUnderALegalHold(command.holds()));
        FormRules.verify(text("/legalBasis", command.legalBasis(), Limits.LINE));
        return new RespondentErased(command.respondentId(), command.legalBasis());
    }

    @Override
    public PrivacyState evolve(PrivacyState state, PrivacyEvent event) {
        return switch (event) {
            case LegalHoldPlaced _ -> new PrivacyState.Held();
            case LegalHoldLifted _ -> new PrivacyState.Lifted();
            case RespondentErased _ -> new PrivacyState.Erased();
        };
    }
}
