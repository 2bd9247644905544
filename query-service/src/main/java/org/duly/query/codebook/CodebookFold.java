package org.duly.query.codebook;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.UnaryOperator;
import org.duly.events.codebook.Codebook;
import org.duly.events.codebook.CodebookEvent;
import org.duly.events.codebook.CodebookVersionFixed;
import org.duly.events.codebook.ThemeAdded;
import org.duly.events.codebook.ThemeMoved;
import org.duly.events.codebook.ThemeRetired;
import org.duly.events.codebook.ThemeReworded;
import org.duly.events.codebook.ThemeSplit;
import org.duly.events.codebook.ThemesMerged;
import org.duly.query.codebook.CodebookFacts.CodebookVersion;
import org.duly.query.codebook.CodebookFacts.GoneTheme;
import org.duly.query.log.PlacedEvent;

/** What the events of a codebook make of it. Pure. */
final class CodebookFold {
    private final Map<String, Theme> themes = new LinkedHashMap<>();
    private final List<CodebookVersion> versions = new ArrayList<>();
    private final Map<String, GoneTheme> gone = new LinkedHashMap<>();
    private Codebook codebook = Codebook.EMPTY;

    private CodebookFold() {}

    static String streamOf(UUID engagementId) {
        return "codebook/" + engagementId;
    }

    /** A codebook from the beginning of its stream; an engagement without events of it has an empty one. */
    static CodebookFacts all(List<PlacedEvent> events) {
        if (events.isEmpty()) {
            return CodebookFacts.EMPTY;
        }
        CodebookFold fold = new CodebookFold();
        events.forEach(fold::take);
        return new CodebookFacts(
                fold.codebook, List.copyOf(fold.themes.values()), List.copyOf(fold.versions), fold.gone);
    }

    private void take(PlacedEvent event) {
        CodebookEvent change = (CodebookEvent) event.envelope().data();
        codebook = codebook.with(change);
        switch (change) {
            case ThemeAdded added ->
                themes.put(
                        added.themeId(),
                        new Theme(
                                added.themeId(),
                                added.name(),
                                added.description(),
                                added.questionId(),
                                added.parent()));
            case ThemeReworded reworded ->
                change(reworded.themeId(), theme -> theme.reworded(reworded.name(), reworded.description()));
            case ThemeMoved moved -> change(moved.themeId(), theme -> theme.under(moved.parent()));
            case ThemeSplit split -> end(split.themeId(), split.into(), split.reason());
            case ThemesMerged merged ->
                merged.themes().forEach(theme -> end(theme, List.of(merged.into()), merged.reason()));
            case ThemeRetired retired -> end(retired.themeId(), List.of(), retired.reason());
            case CodebookVersionFixed fixed ->
                versions.add(new CodebookVersion(
                        fixed.version(),
                        event.envelope().time(),
                        event.position(),
                        themes.values().stream()
                                .filter(theme -> fixed.themes().contains(theme.themeId()))
                                .toList()));
        }
    }

    private void change(String themeId, UnaryOperator<Theme> change) {
        themes.computeIfPresent(themeId, (_, theme) -> change.apply(theme));
    }

    private void end(String themeId, List<String> into, String reason) {
        Theme theme = themes.remove(themeId);
        if (theme != null) {
            gone.put(themeId, new GoneTheme(theme, into, reason));
        }
    }
}
