package org.duly.events.codebook;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.duly.events.response.ThemeCoding;
import org.jspecify.annotations.Nullable;

/**
 * The fixed versions of one engagement's codebook, and what a coding made with one of them says in another: the one
 * meaning of it for the bodies' considerations, for queries and for reporting jobs. Immutable.
 */
public final class Codebook {
    /** Before the first version. */
    public static final Codebook EMPTY = new Codebook(List.of(), List.of());

    /** The ids of the themes of each version, the first version's first. */
    private final List<Set<String>> versions;

    private final List<Change> changes;

    private Codebook(List<Set<String>> versions, List<Change> changes) {
        this.versions = List.copyOf(versions);
        this.changes = List.copyOf(changes);
    }

    /** The codebook after an event of its stream. */
    public Codebook with(CodebookEvent event) {
        return switch (event) {
            case CodebookVersionFixed fixed -> new Codebook(and(versions, Set.copyOf(fixed.themes())), changes);
            case ThemeSplit _, ThemesMerged _, ThemeRetired _ ->
                new Codebook(versions, and(changes, new Change(lastVersion() + 1, event)));
            case ThemeAdded _, ThemeReworded _, ThemeMoved _ -> this;
        };
    }

    /** The number of the last fixed version; 0 if none was fixed. */
    public int lastVersion() {
        return versions.size();
    }

    /** The ids of the themes of a fixed version; none if there is no such version. */
    public Set<String> themesOf(int version) {
        return version >= 1 && version <= versions.size() ? versions.get(version - 1) : Set.of();
    }

    /**
     * What the codings of one response say in a later version, or the same.
     *
     * @param madeWith the version they were made with
     * @param version the version to be read in
     */
    public Recoded recode(List<ThemeCoding> codings, int madeWith, int version) {
        Set<ThemeCoding> current = new LinkedHashSet<>(codings);
        Set<ThemeCoding> undecided = new LinkedHashSet<>();
        for (Change change : changes) {
            if (change.firstVersion() > madeWith && change.firstVersion() <= version) {
                Set<ThemeCoding> next = new LinkedHashSet<>();
                for (ThemeCoding coding : current) {
                    String theme = change.themeOf(coding);
                    if (theme != null) {
                        next.add(new ThemeCoding(theme, coding.questionId(), coding.position()));
                    } else if (change.what() instanceof ThemeSplit) {
                        undecided.add(coding);
                    }
                }
                current = next;
            }
        }
        return new Recoded(List.copyOf(current), List.copyOf(undecided));
    }

    private static <T> List<T> and(List<T> list, T last) {
        return Stream.concat(list.stream(), Stream.of(last)).toList();
    }

    /**
     * What codings say in another version of the codebook.
     *
     * @param codings each theme, question and position once; two positions on one theme and question may meet
     * @param undecided codings of a theme that was split, of which only a person can say where they belong
     */
    public record Recoded(List<ThemeCoding> codings, List<ThemeCoding> undecided) {}

    /** A theme's end: it is there no longer from a version on. */
    private record Change(int firstVersion, CodebookEvent what) {
        /** The theme that a coding is of after the change; null if none, or none that can be told. */
        @Nullable
        String themeOf(ThemeCoding coding) {
            String theme = coding.themeId();
            return switch (what) {
                case ThemeSplit split
                when split.themeId().equals(theme) ->
                    split.remaps().stream()
                            .filter(remap -> remap.questionId() == null
                                    || remap.questionId().equals(coding.questionId()))
                            .map(CodingRemap::themeId)
                            .findFirst()
                            .orElse(null);
                case ThemesMerged merged when merged.themes().contains(theme) -> merged.into();
                case ThemeRetired retired when retired.themeId().equals(theme) -> null;
                default -> theme;
            };
        }
    }
}
