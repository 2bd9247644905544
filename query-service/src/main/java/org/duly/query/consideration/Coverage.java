package org.duly.query.consideration;

import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.duly.events.codebook.Codebook;
import org.duly.events.response.Position;
import org.duly.events.response.ThemeCoding;
import org.duly.query.consideration.ConsiderationFacts.Put;
import org.duly.query.response.CodingContent;

/**
 * Which themes a coding is of in any version of the codebook, and so which considerations it is covered by. Remembers
 * what it found: few different codings make up most responses. Not thread-safe.
 */
public final class Coverage {
    /** The question id of an answer to none in particular. */
    private static final String NO_QUESTION = "*";

    private final Codebook codebook;
    private final Map<Key, Set<String>> found = new HashMap<>();

    public Coverage(Codebook codebook) {
        this.codebook = codebook;
    }

    private record Key(ThemeCoding coding, int madeWith, int version) {}

    /** The themes of all that a coding says, in a version. */
    public Set<String> themes(CodingContent content, int version) {
        Set<String> themes = new HashSet<>();
        content.codings().forEach(coding -> themes.addAll(themes(coding, content.codebookVersion(), version)));
        return themes;
    }

    /** The themes of one thing it says, in a version. */
    Set<String> themes(ThemeCoding coding, int madeWith, int version) {
        return found.computeIfAbsent(
                new Key(coding, madeWith, version),
                key -> codebook.recode(List.of(coding), madeWith, version).codings().stream()
                        .map(ThemeCoding::themeId)
                        .collect(Collectors.toSet()));
    }

    /**
     * The themes of the last version that a point is about, as it was put to the bodies.
     *
     * @param questions ids of those of the engagement
     */
    public Set<String> themesOf(Put put, Collection<String> questions) {
        Set<String> themes = new TreeSet<>();
        for (String theme : put.themes()) {
            Stream.concat(questions.stream(), Stream.of(NO_QUESTION))
                    .forEach(question -> themes.addAll(themes(
                            new ThemeCoding(theme, question, Position.NONE),
                            put.codebookVersion(),
                            codebook.lastVersion())));
        }
        return themes;
    }

    /** Whether a point that was put to the bodies is about any of what a coding says. */
    public boolean covers(Put put, CodingContent content) {
        return content.codings().stream().anyMatch(coding -> covers(put, coding, content.codebookVersion()));
    }

    /** Whether it is about this one thing. */
    boolean covers(Put put, ThemeCoding coding, int madeWith) {
        return themes(coding, madeWith, put.codebookVersion()).stream().anyMatch(put.themes()::contains);
    }
}
