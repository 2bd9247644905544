package org.duly.query.codebook;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.duly.events.codebook.Codebook;

/**
 * A codebook as far as the log was read.
 *
 * @param codebook reads codings made with one version in another
 * @param themes as they are being edited, in the order in which they were added; those that were split, merged or retired
 *     are not among them
 * @param versions from the first
 * @param gone why each theme that is no longer there went, by its id
 */
public record CodebookFacts(
        Codebook codebook, List<Theme> themes, List<CodebookVersion> versions, Map<String, GoneTheme> gone) {
    /**
     * A version, which never changes.
     *
     * @param themes as they were worded when it was fixed
     */
    public record CodebookVersion(int version, Instant fixedAt, long position, List<Theme> themes) {}

    /**
     * What became of a theme.
     *
     * @param into the themes that took its place, if any
     */
    public record GoneTheme(Theme theme, List<String> into, String reason) {}

    static final CodebookFacts EMPTY = new CodebookFacts(Codebook.EMPTY, List.of(), List.of(), Map.of());

    /** A fixed version, if there is one of this number. */
    public Optional<CodebookVersion> version(int number) {
        return number >= 1 && number <= versions.size() ? Optional.of(versions.get(number - 1)) : Optional.empty();
    }
}
