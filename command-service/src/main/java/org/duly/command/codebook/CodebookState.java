package org.duly.command.codebook;

import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What decisions about a codebook need to know.
 *
 * @param themes every theme there ever was, by its id
 * @param lastVersion the last version fixed; 0 if none was
 * @param changed whether themes were added or ended since
 */
public record CodebookState(Map<String, Theme> themes, int lastVersion, boolean changed) {
    /** Before the first theme. */
    static final CodebookState EMPTY = new CodebookState(Map.of(), 0, false);

    public CodebookState {
        themes = Map.copyOf(themes);
    }

    /**
     * One theme.
     *
     * @param ended whether it was split, merged or retired
     */
    record Theme(@Nullable String parent, boolean ended) {}

    /** Whether a theme is there now. */
    boolean has(String themeId) {
        Theme theme = themes.get(themeId);
        return theme != null && !theme.ended();
    }

    /** Whether a theme is another's, or stands under it at any depth. */
    boolean isOrStandsUnder(@Nullable String themeId, String other) {
        for (String at = themeId; at != null; at = parentOf(at)) {
            if (at.equals(other)) {
                return true;
            }
        }
        return false;
    }

    /** Whether any theme that is there now stands directly under one. */
    boolean hasUnderIt(String themeId) {
        return themes.values().stream().anyMatch(theme -> !theme.ended() && themeId.equals(theme.parent()));
    }

    private @Nullable String parentOf(String themeId) {
        Theme theme = themes.get(themeId);
        return theme == null ? null : theme.parent();
    }

    CodebookState withTheme(String themeId, @Nullable String parent) {
        Map<String, Theme> more = new HashMap<>(themes);
        more.put(themeId, new Theme(parent, false));
        return new CodebookState(more, lastVersion, true);
    }

    CodebookState moved(String themeId, @Nullable String parent) {
        Map<String, Theme> others = new HashMap<>(themes);
        others.put(themeId, new Theme(parent, false));
        return new CodebookState(others, lastVersion, changed);
    }

    CodebookState without(Collection<String> ended) {
        Map<String, Theme> others = new HashMap<>(themes);
        ended.forEach(themeId -> others.computeIfPresent(themeId, (_, theme) -> new Theme(theme.parent(), true)));
        return new CodebookState(others, lastVersion, true);
    }

    CodebookState fixed(int version) {
        return new CodebookState(themes, version, false);
    }
}
