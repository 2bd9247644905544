package org.duly.events.codebook;

import org.duly.events.EventType;

/**
 * A theme's name or description was made clearer. What it covers did not change, so its codings stand; what covers
 * something else is another theme.
 */
@EventType("org.duly.engagement.theme-reworded.v1")
public record ThemeReworded(String themeId, String name, String description, String reason) implements CodebookEvent {}
