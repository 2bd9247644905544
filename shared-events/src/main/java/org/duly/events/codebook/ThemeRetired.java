package org.duly.events.codebook;

import org.duly.events.EventType;

/**
 * A theme is no longer used and nothing takes its place. From the next fixed version on its codings are not counted;
 * earlier versions keep them.
 */
@EventType("org.duly.engagement.theme-retired.v1")
public record ThemeRetired(String themeId, String reason) implements CodebookEvent {}
