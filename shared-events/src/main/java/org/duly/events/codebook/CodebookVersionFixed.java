package org.duly.events.codebook;

import java.util.List;
import org.duly.events.EventType;

/**
 * The codebook as it stands became a version that responses are coded to and reports are written on. It never changes.
 *
 * @param version from 1, without gaps
 * @param themes the ids of all its themes
 */
@EventType("org.duly.engagement.codebook-version-fixed.v1")
public record CodebookVersionFixed(int version, List<String> themes) implements CodebookEvent {}
