package org.duly.command.decision;

import static org.duly.command.handling.BusinessRule.verify;
import static org.duly.command.handling.FormRules.text;

import java.time.Instant;
import org.duly.command.decision.DecisionCommand.CallInDecision;
import org.duly.command.decision.DecisionCommand.DetermineReferral;
import org.duly.command.decision.DecisionCommand.DismissCallIn;
import org.duly.command.decision.DecisionCommand.ReferToScrutiny;
import org.duly.command.decision.DecisionCommand.UpholdCallIn;
import org.duly.command.decision.DecisionState.Taken;
import org.duly.command.decision.ScrutinyRules.CallInComesBeforeTheEffect;
import org.duly.command.decision.ScrutinyRules.CallInIsDeterminedByItsCommittee;
import org.duly.command.decision.ScrutinyRules.CommitteeCallsInOnceAtATime;
import org.duly.command.decision.ScrutinyRules.CommitteeRefersOnceAtATime;
import org.duly.command.decision.ScrutinyRules.DeterminedReferralIsOpen;
import org.duly.command.decision.ScrutinyRules.OnlyACouncilsExecutiveIsCalledIn;
import org.duly.command.decision.ScrutinyRules.SomebodyCallsItIn;
import org.duly.command.handling.FormRules;
import org.duly.command.handling.FormRules.IdIsPlain;
import org.duly.command.handling.FormRules.IdsAreDistinct;
import org.duly.command.handling.FormRules.ListFits;
import org.duly.command.handling.Limits;
import org.duly.events.decision.CallInDismissed;
import org.duly.events.decision.CallInUpheld;
import org.duly.events.decision.DecisionCalledIn;
import org.duly.events.decision.DecisionEvent;
import org.duly.events.decision.ScrutinyReferralDetermined;
import org.duly.events.decision.ScrutinyReferred;

/** Decides on call-in by a council's scrutiny committee and on referral by a health scrutiny committee. */
final class Scrutiny {
    private Scrutiny() {}

    static DecisionEvent callIn(Taken decision, CallInDecision command, Instant at) {
        verify(
                new OnlyACouncilsExecutiveIsCalledIn(command.regime()),
                new CallInComesBeforeTheEffect(decision.effective(), at),
                new IdIsPlain("/committee", command.committee()),
                new CommitteeCallsInOnceAtATime(decision, command.committee()),
                new SomebodyCallsItIn(command.by()),
                new ListFits("/by", command.by().size(), Limits.SEATS),
                new IdsAreDistinct("/by", command.by()));
        for (int i = 0; i < command.by().size(); i++) {
            verify(new IdIsPlain("/by/" + i, command.by().get(i)));
        }
        reasons(command.reasons());
        return new DecisionCalledIn(command.committee(), command.by(), command.reasons());
    }

    static DecisionEvent uphold(Taken decision, UpholdCallIn command) {
        verify(new CallInIsDeterminedByItsCommittee(decision, command.committee()));
        FormRules.verifyOptionalId("/referredTo", command.referredTo());
        reasons(command.reasons());
        return new CallInUpheld(command.committee(), command.reasons(), command.referredTo());
    }

    static DecisionEvent dismiss(Taken decision, DismissCallIn command) {
        verify(new CallInIsDeterminedByItsCommittee(decision, command.committee()));
        reasons(command.reasons());
        return new CallInDismissed(command.committee(), command.reasons());
    }

    static DecisionEvent refer(Taken decision, ReferToScrutiny command) {
        verify(
                new IdIsPlain("/committee", command.committee()),
                new IdIsPlain("/to", command.to()),
                new CommitteeRefersOnceAtATime(decision, command.committee()));
        reasons(command.reasons());
        return new ScrutinyReferred(command.committee(), command.to(), command.reasons());
    }

    static DecisionEvent determine(Taken decision, DetermineReferral command) {
        verify(new DeterminedReferralIsOpen(decision, command.committee()), new IdIsPlain("/by", command.by()));
        reasons(command.reasons());
        return new ScrutinyReferralDetermined(command.committee(), command.by(), command.outcome(), command.reasons());
    }

    private static void reasons(String reasons) {
        FormRules.verify(text("/reasons", reasons, Limits.PARAGRAPH));
    }
}
