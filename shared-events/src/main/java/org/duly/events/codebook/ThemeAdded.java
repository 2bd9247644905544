package org.duly.events.codebook;

import org.duly.events.EventType;
import org.jspecify.annotations.Nullable;

/**
 * A theme was added. Responses are coded to it from the next fixed version on.
 *
 * @param themeId short and stable within the engagement, never used again for another theme
 * @param description what belongs to the theme and what does not, so that two coders code alike
 * @param questionId the one question it is meant for; absent where it may be found in any answer
 * @param parent the theme it stands under; absent at the top
 */
@EventType("org.duly.engagement.theme-added.v1")
public record ThemeAdded(
        String themeId,
        String name,
        String description,
        @Nullable String questionId,
        @Nullable String parent) implements CodebookEvent {}
