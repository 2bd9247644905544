package org.duly.events.codebook;

import java.util.List;
import org.duly.events.EventType;

/**
 * A theme turned out to be several. From the next fixed version on it is no longer there; earlier versions keep it.
 *
 * @param into the themes that take its place, each added before
 * @param remaps where its earlier codings go; the first that fits holds. A coding that none fits waits for a person, who
 *     codes the response again
 */
@EventType("org.duly.engagement.theme-split.v1")
public record ThemeSplit(String themeId, List<String> into, List<CodingRemap> remaps, String reason)
        implements CodebookEvent {}
