package org.duly.events.consideration;

import java.util.List;
import org.duly.events.EventType;

/**
 * The point was put to the bodies again, counted anew: no answer given before stands any longer.
 *
 * @param themes the themes it is made of from now on, at least one
 * @param codebookVersion the fixed version in which the themes stand
 * @param itemCount counted responses coded to any of the themes
 * @param peopleCount signatories of those responses
 * @param campaignCount distinct campaigns among those responses
 * @param judgedAtPosition the position up to which the counted responses and their codings were read
 */
@EventType("org.duly.engagement.consideration-reopened.v1")
public record ConsiderationReopened(
        List<String> themes,
        int codebookVersion,
        long itemCount,
        long peopleCount,
        long campaignCount,
        long judgedAtPosition,
        String reason)
        implements ConsiderationEvent {}
