package org.duly.events.codebook;

import java.util.List;
import org.duly.events.EventType;

/**
 * Several themes turned out to be one. From the next fixed version on their codings are codings of that one, each with the
 * position it had; earlier versions keep them apart.
 *
 * @param themes those that are no longer there
 * @param into the theme that takes their place, added before and not one of them
 */
@EventType("org.duly.engagement.themes-merged.v1")
public record ThemesMerged(List<String> themes, String into, String reason) implements CodebookEvent {}
