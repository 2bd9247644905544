package org.duly.command.codebook;

import static org.duly.command.handling.BusinessRule.verify;
import static org.duly.command.handling.FormRules.text;

import java.time.Instant;
import java.util.List;
import java.util.TreeSet;
import org.duly.command.codebook.CodebookCommand.AddTheme;
import org.duly.command.codebook.CodebookCommand.FixCodebookVersion;
import org.duly.command.codebook.CodebookCommand.MergeThemes;
import org.duly.command.codebook.CodebookCommand.MoveTheme;
import org.duly.command.codebook.CodebookCommand.RetireTheme;
import org.duly.command.codebook.CodebookCommand.RewordTheme;
import org.duly.command.codebook.CodebookCommand.SplitTheme;
import org.duly.command.codebook.CodebookRules.CodebookChangedSinceItsLastVersion;
import org.duly.command.codebook.CodebookRules.FixedVersionHasThemes;
import org.duly.command.codebook.CodebookRules.MergeIsOfOthers;
import org.duly.command.codebook.CodebookRules.RemapsSendEachQuestionToAThemeOfTheSplit;
import org.duly.command.codebook.CodebookRules.SplitIsIntoSeveralOthers;
import org.duly.command.codebook.CodebookRules.ThemeIdIsUsedOnce;
import org.duly.command.codebook.CodebookRules.ThemeIsForAQuestionThatIsAsked;
import org.duly.command.codebook.CodebookRules.ThemeIsInTheCodebook;
import org.duly.command.codebook.CodebookRules.ThemeStandsUnderNoneOfItsOwn;
import org.duly.command.codebook.CodebookRules.ThemeThatEndsHasNoneUnderIt;
import org.duly.command.handling.Decider;
import org.duly.command.handling.FormRules;
import org.duly.command.handling.FormRules.IdIsPlain;
import org.duly.command.handling.FormRules.IdsAreDistinct;
import org.duly.command.handling.FormRules.ListFits;
import org.duly.command.handling.Limits;
import org.duly.events.codebook.CodebookEvent;
import org.duly.events.codebook.CodebookVersionFixed;
import org.duly.events.codebook.ThemeAdded;
import org.duly.events.codebook.ThemeMoved;
import org.duly.events.codebook.ThemeRetired;
import org.duly.events.codebook.ThemeReworded;
import org.duly.events.codebook.ThemeSplit;
import org.duly.events.codebook.ThemesMerged;

/**
 * Decides what becomes of a codebook. It is edited freely; what is coded, counted and reported stands on fixed versions,
 * which never change.
 */
public final class CodebookDecider implements Decider<CodebookState, CodebookCommand, CodebookEvent> {
    @Override
    public CodebookState initial() {
        return CodebookState.EMPTY;
    }

    @Override
    public List<CodebookEvent> decide(CodebookState state, CodebookCommand command, Instant now) {
        return List.of(
                switch (command) {
                    case AddTheme add -> add(state, add);
                    case RewordTheme reword -> reword(state, reword);
                    case MoveTheme move -> move(state, move);
                    case SplitTheme split -> split(state, split);
                    case MergeThemes merge -> merge(state, merge);
                    case RetireTheme retire -> retire(state, retire);
                    case FixCodebookVersion _ -> fix(state);
                });
    }

    private static CodebookEvent add(CodebookState state, AddTheme command) {
        verify(
                new IdIsPlain("/themeId", command.themeId()),
                new ThemeIdIsUsedOnce(state, command.themeId()),
                new ListFits("/themeId", state.themes().size() + 1, Limits.THEMES),
                new ThemeIsForAQuestionThatIsAsked("/questionId", command.engagement(), command.questionId()),
                new ThemeIsInTheCodebook("/parent", state, command.parent()));
        FormRules.verify(text("/name", command.name(), Limits.LINE));
        FormRules.verify(text("/description", command.description(), Limits.PARAGRAPH));
        return new ThemeAdded(
                command.themeId(), command.name(), command.description(), command.questionId(), command.parent());
    }

    private static CodebookEvent reword(CodebookState state, RewordTheme command) {
        verify(new ThemeIsInTheCodebook("/themeId", state, command.themeId()));
        FormRules.verify(text("/name", command.name(), Limits.LINE));
        FormRules.verify(text("/description", command.description(), Limits.PARAGRAPH));
        FormRules.verify(text("/reason", command.reason(), Limits.PARAGRAPH));
        return new ThemeReworded(command.themeId(), command.name(), command.description(), command.reason());
    }

    private static CodebookEvent move(CodebookState state, MoveTheme command) {
        verify(
                new ThemeIsInTheCodebook("/themeId", state, command.themeId()),
                new ThemeIsInTheCodebook("/parent", state, command.parent()),
                new ThemeStandsUnderNoneOfItsOwn(state, command.themeId(), command.parent()));
        FormRules.verify(text("/reason", command.reason(), Limits.PARAGRAPH));
        return new ThemeMoved(command.themeId(), command.parent(), command.reason());
    }

    private static CodebookEvent split(CodebookState state, SplitTheme command) {
        verify(
                new ThemeIsInTheCodebook("/themeId", state, command.themeId()),
                new ThemeThatEndsHasNoneUnderIt(state, command.themeId()),
                new ListFits("/into", command.into().size(), Limits.THEMES),
                new IdsAreDistinct("/into", command.into()),
                new SplitIsIntoSeveralOthers(command.themeId(), command.into()),
                new ListFits("/remaps", command.remaps().size(), Limits.QUESTIONS),
                new RemapsSendEachQuestionToAThemeOfTheSplit(command.into(), command.remaps()));
        for (int i = 0; i < command.into().size(); i++) {
            verify(new ThemeIsInTheCodebook("/into/" + i, state, command.into().get(i)));
        }
        for (int i = 0; i < command.remaps().size(); i++) {
            String question = command.remaps().get(i).questionId();
            verify(new ThemeIsForAQuestionThatIsAsked("/remaps/" + i + "/questionId", command.engagement(), question));
        }
        FormRules.verify(text("/reason", command.reason(), Limits.PARAGRAPH));
        return new ThemeSplit(command.themeId(), command.into(), command.remaps(), command.reason());
    }

    private static CodebookEvent merge(CodebookState state, MergeThemes command) {
        verify(
                new ThemeIsInTheCodebook("/into", state, command.into()),
                new ListFits("/themes", command.themes().size(), Limits.THEMES),
                new IdsAreDistinct("/themes", command.themes()),
                new MergeIsOfOthers(command.themes(), command.into()));
        for (int i = 0; i < command.themes().size(); i++) {
            String theme = command.themes().get(i);
            verify(
                    new ThemeIsInTheCodebook("/themes/" + i, state, theme),
                    new ThemeThatEndsHasNoneUnderIt(state, theme));
        }
        FormRules.verify(text("/reason", command.reason(), Limits.PARAGRAPH));
        return new ThemesMerged(command.themes(), command.into(), command.reason());
    }

    private static CodebookEvent retire(CodebookState state, RetireTheme command) {
        verify(
                new ThemeIsInTheCodebook("/themeId", state, command.themeId()),
                new ThemeThatEndsHasNoneUnderIt(state, command.themeId()));
        FormRules.verify(text("/reason", command.reason(), Limits.PARAGRAPH));
        return new ThemeRetired(command.themeId(), command.reason());
    }

    private static CodebookEvent fix(CodebookState state) {
        TreeSet<String> themes = new TreeSet<>(state.themes().keySet());
        themes.removeIf(theme -> !state.has(theme));
        verify(new FixedVersionHasThemes(themes), new CodebookChangedSinceItsLastVersion(state));
        return new CodebookVersionFixed(state.lastVersion() + 1, List.copyOf(themes));
    }

    @Override
    public CodebookState evolve(CodebookState state, CodebookEvent event) {
        return switch (event) {
            case ThemeAdded added -> state.withTheme(added.themeId(), added.parent());
            case ThemeReworded _ -> state;
            case ThemeMoved moved -> state.moved(moved.themeId(), moved.parent());
            case ThemeSplit split -> state.without(List.of(split.themeId()));
            case ThemesMerged merged -> state.without(merged.themes());
            case ThemeRetired retired -> state.without(List.of(retired.themeId()));
            case CodebookVersionFixed fixed -> state.fixed(fixed.version());
        };
    }
}
