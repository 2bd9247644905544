package org.duly.events.engagement;

import java.util.UUID;
import org.duly.events.EventType;
import org.jspecify.annotations.Nullable;

/**
 * Responses were found to come from a campaign. The latest of one campaign says what holds.
 *
 * @param campaignId short and stable within the engagement
 * @param name what the officers call it
 * @param organiser the organisation behind it, never a private person
 * @param exemplar a response that shows its letter; the text itself lies with that response, under its respondent's key
 */
@EventType("org.duly.engagement.campaign-identified.v1")
public record CampaignIdentified(
        String campaignId,
        String name,
        @Nullable String organiser,
        @Nullable UUID exemplar) implements EngagementEvent {}
