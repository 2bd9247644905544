package org.duly.events.codebook;

import org.duly.events.EventType;
import org.jspecify.annotations.Nullable;

/**
 * A theme was put under another, or at the top. Its codings stand.
 *
 * @param parent the theme it stands under from now on; absent at the top
 */
@EventType("org.duly.engagement.theme-moved.v1")
public record ThemeMoved(String themeId, @Nullable String parent, String reason) implements CodebookEvent {}
