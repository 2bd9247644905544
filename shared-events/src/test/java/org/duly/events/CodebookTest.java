package org.duly.events;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.duly.events.codebook.Codebook;
import org.duly.events.codebook.Codebook.Recoded;
import org.duly.events.codebook.CodebookEvent;
import org.duly.events.codebook.CodebookVersionFixed;
import org.duly.events.codebook.CodingRemap;
import org.duly.events.codebook.ThemeMoved;
import org.duly.events.codebook.ThemeRetired;
import org.duly.events.codebook.ThemeReworded;
import org.duly.events.codebook.ThemeSplit;
import org.duly.events.codebook.ThemesMerged;
import org.duly.events.response.Position;
import org.duly.events.response.ThemeCoding;
import org.junit.jupiter.api.Test;

/** What a coding made with one version of a codebook says in another. */
class CodebookTest {
    private static final ThemeCoding ACCESS_Q1 = new ThemeCoding("access", "Q1", Position.CONCERN);
    private static final ThemeCoding ACCESS_Q2 = new ThemeCoding("access", "Q2", Position.SUPPORT);
    private static final ThemeSplit SPLIT = new ThemeSplit(
            "access", List.of("travel", "digital"), List.of(new CodingRemap("Q2", "digital")), "Two points");

    @Test
    void aVersionKeepsItsThemesAndItsCodings() {
        Codebook codebook = codebook(fixed(1, "access"), SPLIT, fixed(2, "travel", "digital"));
        assertThat(codebook.lastVersion()).isEqualTo(2);
        assertThat(codebook.themesOf(1)).containsExactly("access");
        assertThat(codebook.themesOf(2)).containsExactlyInAnyOrder("travel", "digital");
        assertThat(codebook.themesOf(0)).isEmpty();
        assertThat(codebook.themesOf(3)).isEmpty();
        assertThat(codebook.recode(List.of(ACCESS_Q1, ACCESS_Q2), 1, 1))
                .isEqualTo(new Recoded(List.of(ACCESS_Q1, ACCESS_Q2), List.of()));
    }

    @Test
    void aSplitSendsCodingsWhereItsRemapsSayAndLeavesTheOthersToAPerson() {
        Codebook codebook = codebook(fixed(1, "access"), SPLIT, fixed(2, "travel", "digital"));
        assertThat(codebook.recode(List.of(ACCESS_Q1, ACCESS_Q2), 1, 2))
                .isEqualTo(
                        new Recoded(List.of(new ThemeCoding("digital", "Q2", Position.SUPPORT)), List.of(ACCESS_Q1)));
    }

    @Test
    void aRemapWithoutAQuestionIsForAllThatNoEarlierOneTook() {
        ThemeSplit decided = new ThemeSplit(
                "access",
                List.of("travel", "digital"),
                List.of(new CodingRemap("Q2", "digital"), new CodingRemap(null, "travel")),
                "Two points");
        Codebook codebook = codebook(fixed(1, "access"), decided, fixed(2, "travel", "digital"));
        assertThat(codebook.recode(List.of(ACCESS_Q1, ACCESS_Q2), 1, 2).codings())
                .extracting(ThemeCoding::themeId)
                .containsExactly("travel", "digital");
    }

    @Test
    void codingsOfMergedThemesKeepTheirPositionAndStandOnce() {
        Codebook codebook = codebook(
                fixed(1, "travel", "parking"),
                new ThemesMerged(List.of("parking"), "travel", "One"),
                fixed(2, "travel"));
        ThemeCoding travel = new ThemeCoding("travel", "Q1", Position.CONCERN);
        assertThat(codebook.recode(
                                List.of(
                                        travel,
                                        new ThemeCoding("parking", "Q1", Position.CONCERN),
                                        new ThemeCoding("parking", "Q1", Position.OPPOSE)),
                                1,
                                2)
                        .codings())
                .containsExactly(travel, new ThemeCoding("travel", "Q1", Position.OPPOSE));
    }

    @Test
    void codingsOfARetiredThemeAreLeftOutFromItsVersionOn() {
        Codebook codebook = codebook(
                fixed(1, "access"), fixed(2, "access"), new ThemeRetired("access", "Off the point"), fixed(3, "other"));
        assertThat(codebook.recode(List.of(ACCESS_Q1), 1, 2).codings()).containsExactly(ACCESS_Q1);
        assertThat(codebook.recode(List.of(ACCESS_Q1), 1, 3)).isEqualTo(new Recoded(List.of(), List.of()));
    }

    @Test
    void changesApplyOneAfterTheOther() {
        Codebook codebook = codebook(
                fixed(1, "access"),
                SPLIT,
                new ThemesMerged(List.of("digital"), "online", "Clearer"),
                fixed(2, "travel", "online"));
        assertThat(codebook.recode(List.of(ACCESS_Q2), 1, 2).codings())
                .containsExactly(new ThemeCoding("online", "Q2", Position.SUPPORT));
    }

    @Test
    void aCodingMadeWithTheVersionAfterAChangeIsNotChangedByIt() {
        Codebook codebook = codebook(
                fixed(1, "access"), new ThemesMerged(List.of("old"), "access", "One"), fixed(2, "access", "old"));
        ThemeCoding old = new ThemeCoding("old", "Q1", Position.NONE);
        assertThat(codebook.recode(List.of(old), 2, 2).codings()).containsExactly(old);
    }

    @Test
    void otherWordsAndAnotherPlaceChangeNoCoding() {
        Codebook codebook = codebook(
                fixed(1, "access"),
                new ThemeReworded("access", "Getting there", "By road or online", "Clearer"),
                new ThemeMoved("access", null, "On its own"),
                fixed(2, "access"));
        assertThat(codebook.recode(List.of(ACCESS_Q1), 1, 2).codings()).containsExactly(ACCESS_Q1);
    }

    private static CodebookVersionFixed fixed(int version, String... themes) {
        return new CodebookVersionFixed(version, List.of(themes));
    }

    private static Codebook codebook(CodebookEvent... events) {
        Codebook codebook = Codebook.EMPTY;
        for (CodebookEvent event : events) {
            codebook = codebook.with(event);
        }
        return codebook;
    }
}
