package org.duly.command.consideration;

import static org.duly.command.handling.BusinessRule.verify;
import static org.duly.command.handling.FormRules.text;

import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.duly.command.consideration.ConsiderationCommand.AnswerConsideration;
import org.duly.command.consideration.ConsiderationCommand.RaiseConsideration;
import org.duly.command.consideration.ConsiderationCommand.ReopenConsideration;
import org.duly.command.consideration.ConsiderationCommand.WithdrawConsideration;
import org.duly.command.consideration.ConsiderationRules.AnsweringBodyWasAsked;
import org.duly.command.consideration.ConsiderationRules.ConsiderationIsRaised;
import org.duly.command.consideration.ConsiderationRules.ConsiderationIsRaisedOnce;
import org.duly.command.consideration.ConsiderationRules.ConsideredThemeIsInTheVersion;
import org.duly.command.consideration.ConsiderationRules.ConsideredVersionWasFixed;
import org.duly.command.consideration.ConsiderationRules.ReferralNamesTheBodyReferredTo;
import org.duly.command.consideration.ConsiderationRules.WithdrawnConsiderationStaysWithdrawn;
import org.duly.command.consideration.ConsiderationState.NotRaised;
import org.duly.command.consideration.ConsiderationState.Raised;
import org.duly.command.consideration.ConsiderationState.Withdrawn;
import org.duly.command.handling.Decider;
import org.duly.command.handling.FormRules;
import org.duly.command.handling.FormRules.IdIsPlain;
import org.duly.command.handling.FormRules.IdsAreDistinct;
import org.duly.command.handling.FormRules.NumberIsWithin;
import org.duly.command.handling.Limits;
import org.duly.command.handling.Refusal;
import org.duly.command.response.ThemeJudgement;
import org.duly.events.consideration.ConsiderationAnswered;
import org.duly.events.consideration.ConsiderationEvent;
import org.duly.events.consideration.ConsiderationRaised;
import org.duly.events.consideration.ConsiderationReopened;
import org.duly.events.consideration.ConsiderationWithdrawn;

/** Decides how a point that responses raised is put to the bodies, and what of their answers stands. */
public final class ConsiderationDecider
        implements Decider<ConsiderationState, ConsiderationCommand, ConsiderationEvent> {
    @Override
    public ConsiderationState initial() {
        return new NotRaised();
    }

    @Override
    public List<ConsiderationEvent> decide(ConsiderationState state, ConsiderationCommand command, Instant now) {
        FormRules.verifyOccurrence(command);
        return List.of(
                switch (command) {
                    case RaiseConsideration raise -> raise(state, raise);
                    case AnswerConsideration answer -> answer(raised(state), answer);
                    case ReopenConsideration reopen -> reopen(state, reopen);
                    case WithdrawConsideration withdraw -> withdraw(state, withdraw);
                });
    }

    private static ConsiderationEvent raise(ConsiderationState state, RaiseConsideration command) {
        ThemeJudgement judged = command.judged();
        verify(new ConsiderationIsRaisedOnce(state));
        FormRules.verify(text("/summary", command.summary(), Limits.PARAGRAPH));
        verifyThemes(judged, command.codebookVersion(), command.themes());
        verifyBodies(command.bodies());
        return new ConsiderationRaised(
                command.engagementId(),
                command.summary(),
                command.themes(),
                command.codebookVersion(),
                judged.items(),
                judged.people(),
                judged.campaigns(),
                judged.judgedAtPosition(),
                command.bodies());
    }

    private static ConsiderationEvent answer(Raised state, AnswerConsideration command) {
        verifyBodies(command.bodies());
        for (int i = 0; i < command.bodies().size(); i++) {
            verify(new AnsweringBodyWasAsked(
                    "/bodies/" + i, state.bodies(), command.bodies().get(i)));
        }
        verify(new ReferralNamesTheBodyReferredTo(command.disposition(), command.referredTo()));
        if (command.referredTo() != null) {
            verify(new IdIsPlain("/referredTo", command.referredTo()));
        }
        FormRules.verify(text("/reasons", command.reasons(), Limits.PARAGRAPH));
        if (command.mitigation() != null) {
            FormRules.verify(text("/mitigation", command.mitigation(), Limits.PARAGRAPH));
        }
        return new ConsiderationAnswered(
                command.bodies(), command.disposition(), command.reasons(), command.mitigation(), command.referredTo());
    }

    private static ConsiderationEvent reopen(ConsiderationState state, ReopenConsideration command) {
        ThemeJudgement judged = command.judged();
        raised(state);
        verifyThemes(judged, command.codebookVersion(), command.themes());
        FormRules.verify(text("/reason", command.reason(), Limits.PARAGRAPH));
        return new ConsiderationReopened(
                command.themes(),
                command.codebookVersion(),
                judged.items(),
                judged.people(),
                judged.campaigns(),
                judged.judgedAtPosition(),
                command.reason());
    }

    private static ConsiderationEvent withdraw(ConsiderationState state, WithdrawConsideration command) {
        raised(state);
        FormRules.verify(text("/reason", command.reason(), Limits.PARAGRAPH));
        return new ConsiderationWithdrawn(command.reason());
    }

    private static void verifyThemes(ThemeJudgement judged, int version, List<String> themes) {
        verify(
                new NumberIsWithin("/themes", themes.size(), 1, Limits.THEMES),
                new IdsAreDistinct("/themes", themes),
                new ConsideredVersionWasFixed(judged.codebook(), version));
        for (int i = 0; i < themes.size(); i++) {
            verify(new ConsideredThemeIsInTheVersion("/themes/" + i, judged.codebook(), version, themes.get(i)));
        }
    }

    private static void verifyBodies(List<String> bodies) {
        verify(new NumberIsWithin("/bodies", bodies.size(), 1, Limits.BODIES), new IdsAreDistinct("/bodies", bodies));
        for (int i = 0; i < bodies.size(); i++) {
            verify(new IdIsPlain("/bodies/" + i, bodies.get(i)));
        }
    }

    private static Raised raised(ConsiderationState state) {
        verify(
                new ConsiderationIsRaised(!(state instanceof NotRaised)),
                new WithdrawnConsiderationStaysWithdrawn(state));
        if (!(state instanceof Raised raised)) {
            throw new Refusal(new ConsiderationIsRaised(false));
        }
        return raised;
    }

    @Override
    public ConsiderationState evolve(ConsiderationState state, ConsiderationEvent event) {
        return switch (event) {
            case ConsiderationRaised raised -> new Raised(Set.copyOf(raised.bodies()));
            case ConsiderationAnswered _, ConsiderationReopened _ -> state;
            case ConsiderationWithdrawn _ -> new Withdrawn();
        };
    }
}
