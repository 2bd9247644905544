package org.duly.events.programme;

import org.jspecify.annotations.Nullable;

/**
 * Where something is stated, so that anyone can look it up.
 *
 * @param document title and date of the document or the minutes, never a private person
 * @param where page, paragraph or slide
 * @param sha256 lower-case hex, of the document's bytes
 */
public record SourceReference(
        String document, @Nullable String where, @Nullable String sha256) {}
