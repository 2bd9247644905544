package org.duly.events.codebook;

import org.duly.events.DomainEvent;

/** An event of the one codebook of an engagement: the stream {@code codebook/<engagement id>}. */
public sealed interface CodebookEvent extends DomainEvent
        permits ThemeAdded, ThemeReworded, ThemeMoved, ThemeSplit, ThemesMerged, ThemeRetired, CodebookVersionFixed {}
