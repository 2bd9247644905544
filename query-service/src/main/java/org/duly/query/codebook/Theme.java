package org.duly.query.codebook;

import org.jspecify.annotations.Nullable;

/**
 * A theme as worded.
 *
 * @param questionId the one question it is meant for; null where it may be found in any answer
 * @param parent the theme it stands under; null at the top
 */
public record Theme(
        String themeId,
        String name,
        String description,
        @Nullable String questionId,
        @Nullable String parent) {
    Theme reworded(String newName, String newDescription) {
        return new Theme(themeId, newName, newDescription, questionId, parent);
    }

    Theme under(@Nullable String newParent) {
        return new Theme(themeId, name, description, questionId, newParent);
    }
}
