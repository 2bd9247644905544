package org.duly.events.consideration;

import java.util.List;
import java.util.UUID;
import org.duly.events.EventType;

/**
 * A point that responses raised was put to the bodies: the first event of its stream.
 *
 * @param summary the point, in the bodies' own words, never about one respondent
 * @param themes the themes it is made of, at least one
 * @param codebookVersion the fixed version in which the themes stand
 * @param itemCount counted responses coded to any of the themes
 * @param peopleCount signatories of those responses
 * @param campaignCount distinct campaigns among those responses
 * @param judgedAtPosition the position up to which the counted responses and their codings were read
 * @param bodies opaque ids of the bodies that are to answer, at least one
 */
@EventType("org.duly.engagement.consideration-raised.v1")
public record ConsiderationRaised(
        UUID engagementId,
        String summary,
        List<String> themes,
        int codebookVersion,
        long itemCount,
        long peopleCount,
        long campaignCount,
        long judgedAtPosition,
        List<String> bodies)
        implements ConsiderationEvent {}
