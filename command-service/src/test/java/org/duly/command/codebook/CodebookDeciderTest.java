package org.duly.command.codebook;

import java.time.Instant;
import java.util.List;
import org.duly.command.codebook.CodebookCommand.AddTheme;
import org.duly.command.codebook.CodebookCommand.FixCodebookVersion;
import org.duly.command.codebook.CodebookCommand.MergeThemes;
import org.duly.command.codebook.CodebookCommand.MoveTheme;
import org.duly.command.codebook.CodebookCommand.RetireTheme;
import org.duly.command.codebook.CodebookCommand.RewordTheme;
import org.duly.command.codebook.CodebookCommand.SplitTheme;
import org.duly.command.engagement.Engagements;
import org.duly.command.handling.FormRules;
import org.duly.command.handling.Scenario;
import org.duly.events.codebook.CodebookEvent;
import org.duly.events.codebook.CodebookVersionFixed;
import org.duly.events.codebook.CodingRemap;
import org.duly.events.codebook.ThemeAdded;
import org.duly.events.codebook.ThemeMoved;
import org.duly.events.codebook.ThemeRetired;
import org.duly.events.codebook.ThemeReworded;
import org.duly.events.codebook.ThemeSplit;
import org.duly.events.codebook.ThemesMerged;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class CodebookDeciderTest {
    private static final List<CodingRemap> BY_QUESTION =
            List.of(new CodingRemap("Q2", "digital"), new CodingRemap(null, "travel"));

    @Test
    void a_theme_is_added_with_an_id_that_no_theme_ever_had() {
        given().when(add("access", null, null)).then(added("access", null));
        given(added("access", null))
                .when(add("travel", "Q1", "access"))
                .then(new ThemeAdded("travel", "travel", "What travel is", "Q1", "access"));
        given(added("access", null)).when(add("access", null, null)).refusedBy(CodebookRules.ThemeIdIsUsedOnce.class);
        given(added("access", null), new ThemeRetired("access", "Off the point"))
                .when(add("access", null, null))
                .refusedBy(CodebookRules.ThemeIdIsUsedOnce.class);
        given().when(add("no id", null, null)).refusedBy(FormRules.IdIsPlain.class);
    }

    @Test
    void a_theme_is_for_a_question_that_is_asked_and_stands_under_one_that_is_there() {
        given().when(add("access", "Q9", null)).refusedBy(CodebookRules.ThemeIsForAQuestionThatIsAsked.class);
        given().when(add("access", null, "governance")).refusedBy(CodebookRules.ThemeIsInTheCodebook.class);
    }

    @Test
    void a_theme_is_reworded_while_it_is_there() {
        RewordTheme reword = new RewordTheme(Engagements.ID, "access", "Access", "By any means", "Clearer");
        given(added("access", null))
                .when(reword)
                .then(new ThemeReworded("access", "Access", "By any means", "Clearer"));
        given().when(reword).refusedBy(CodebookRules.ThemeIsInTheCodebook.class);
    }

    @Test
    void a_theme_is_moved_but_never_under_one_of_its_own() {
        ThemeAdded[] tree = {added("a", null), added("b", "a"), added("c", "b")};
        given(tree).when(move("c", null)).then(new ThemeMoved("c", null, "Tidier"));
        given(tree).when(move("a", "c")).refusedBy(CodebookRules.ThemeStandsUnderNoneOfItsOwn.class);
        given(tree).when(move("a", "a")).refusedBy(CodebookRules.ThemeStandsUnderNoneOfItsOwn.class);
        given(tree).when(move("a", "z")).refusedBy(CodebookRules.ThemeIsInTheCodebook.class);
        given(tree)
                .given(new ThemeMoved("c", null, "Tidier"))
                .when(move("a", "c"))
                .then(new ThemeMoved("a", "c", "Tidier"));
    }

    @Test
    void a_theme_is_split_into_several_others_that_are_there() {
        given(themes("access", "travel", "digital"))
                .when(split(List.of("travel", "digital"), BY_QUESTION))
                .then(new ThemeSplit("access", List.of("travel", "digital"), BY_QUESTION, "Two points"));
        given(themes("access", "travel", "digital"))
                .when(split(List.of("travel", "access"), List.of()))
                .refusedBy(CodebookRules.SplitIsIntoSeveralOthers.class);
        given(themes("access", "travel"))
                .when(split(List.of("travel"), List.of()))
                .refusedBy(CodebookRules.SplitIsIntoSeveralOthers.class);
        given(themes("access", "travel"))
                .when(split(List.of("travel", "digital"), List.of()))
                .refusedBy(CodebookRules.ThemeIsInTheCodebook.class);
    }

    @Test
    void a_split_sends_each_question_to_one_of_its_themes() {
        List<String> into = List.of("travel", "digital");
        for (List<CodingRemap> wrong : List.of(
                List.of(new CodingRemap("Q1", "access")),
                List.of(new CodingRemap("Q1", "travel"), new CodingRemap("Q1", "digital")),
                List.of(new CodingRemap(null, "travel"), new CodingRemap(null, "digital")))) {
            given(themes("access", "travel", "digital"))
                    .when(split(into, wrong))
                    .refusedBy(CodebookRules.RemapsSendEachQuestionToAThemeOfTheSplit.class);
        }
        given(themes("access", "travel", "digital"))
                .when(split(into, List.of(new CodingRemap("Q9", "travel"))))
                .refusedBy(CodebookRules.ThemeIsForAQuestionThatIsAsked.class);
    }

    @Test
    void themes_are_merged_into_another() {
        given(themes("travel", "parking", "digital"))
                .when(merge(List.of("parking", "digital"), "travel"))
                .then(new ThemesMerged(List.of("parking", "digital"), "travel", "One point"));
        given(themes("travel", "parking"))
                .when(merge(List.of("parking", "travel"), "travel"))
                .refusedBy(CodebookRules.MergeIsOfOthers.class);
        given(themes("travel")).when(merge(List.of(), "travel")).refusedBy(CodebookRules.MergeIsOfOthers.class);
        given(themes("travel"))
                .when(merge(List.of("parking"), "travel"))
                .refusedBy(CodebookRules.ThemeIsInTheCodebook.class);
    }

    @Test
    void a_theme_with_others_under_it_does_not_end() {
        CodebookEvent[] tree = {added("access", null), added("travel", "access"), added("digital", null)};
        for (CodebookCommand ending : List.of(
                split(List.of("travel", "digital"), List.of()),
                merge(List.of("access"), "digital"),
                new RetireTheme(Engagements.ID, "access", "Off the point"))) {
            given(tree).when(ending).refusedBy(CodebookRules.ThemeThatEndsHasNoneUnderIt.class);
        }
        given(tree)
                .given(new ThemeMoved("travel", null, "Tidier"))
                .when(new RetireTheme(Engagements.ID, "access", "Off the point"))
                .then(new ThemeRetired("access", "Off the point"));
    }

    @Test
    void a_version_is_fixed_of_the_themes_that_are_there() {
        given(themes("b", "a")).when(fix()).then(new CodebookVersionFixed(1, List.of("a", "b")));
        given(themes("b", "a"))
                .given(new CodebookVersionFixed(1, List.of("a", "b")))
                .given(new ThemeRetired("a", "Off the point"))
                .when(fix())
                .then(new CodebookVersionFixed(2, List.of("b")));
        given(added("a", null), new ThemeRetired("a", "Off the point"))
                .when(fix())
                .refusedBy(CodebookRules.FixedVersionHasThemes.class);
    }

    @Test
    void a_version_differs_from_the_one_before() {
        CodebookVersionFixed first = new CodebookVersionFixed(1, List.of("a"));
        given(added("a", null), first).when(fix()).refusedBy(CodebookRules.CodebookChangedSinceItsLastVersion.class);
        given(added("a", null), first, new ThemeReworded("a", "A", "All about a", "Clearer"))
                .when(fix())
                .refusedBy(CodebookRules.CodebookChangedSinceItsLastVersion.class);
    }

    private static Scenario<CodebookState, CodebookCommand, CodebookEvent> given(CodebookEvent... events) {
        return Scenario.of(new CodebookDecider(), Instant.EPOCH).given(List.of(events));
    }

    private static CodebookEvent[] themes(String... ids) {
        return List.of(ids).stream().map(id -> added(id, null)).toArray(CodebookEvent[]::new);
    }

    private static ThemeAdded added(String id, @Nullable String parent) {
        return new ThemeAdded(id, id, "What " + id + " is", null, parent);
    }

    private static AddTheme add(String id, @Nullable String questionId, @Nullable String parent) {
        return new AddTheme(Engagements.facts(), false, id, id, "What " + id + " is", questionId, parent);
    }

    private static MoveTheme move(String id, @Nullable String parent) {
        return new MoveTheme(Engagements.ID, id, parent, "Tidier");
    }

    private static SplitTheme split(List<String> into, List<CodingRemap> remaps) {
        return new SplitTheme(Engagements.facts(), "access", into, remaps, "Two points");
    }

    private static MergeThemes merge(List<String> themes, String into) {
        return new MergeThemes(Engagements.ID, themes, into, "One point");
    }

    private static FixCodebookVersion fix() {
        return new FixCodebookVersion(Engagements.ID);
    }
}
