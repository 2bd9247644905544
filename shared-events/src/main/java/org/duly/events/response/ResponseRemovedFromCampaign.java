package org.duly.events.response;

import org.duly.events.Classification;
import org.duly.events.EventType;

/**
 * The response is not one of the campaign's after all.
 *
 * @param reason in the body's own words, never about the respondent
 */
@EventType(
        value = "org.duly.engagement.response-removed-from-campaign.v1",
        classification = Classification.OFFICIAL_SENSITIVE)
public record ResponseRemovedFromCampaign(String campaignId, String reason) implements ResponseEvent {}
