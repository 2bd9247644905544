package org.duly.events.codebook;

import org.jspecify.annotations.Nullable;

/**
 * Where the codings of a theme that was split go.
 *
 * @param questionId holds for codings of the answer to this question; absent for those of any
 * @param themeId the theme they become codings of
 */
public record CodingRemap(@Nullable String questionId, String themeId) {}
