package org.duly.events.response;

import org.duly.events.Classification;
import org.duly.events.EventType;
import org.jspecify.annotations.Nullable;

/**
 * The response is one of a campaign's, and of no other any longer.
 *
 * @param similarity from 0 to 1; absent where a person judged
 * @param addsOwnText whether the respondent wrote something of their own
 */
@EventType(
        value = "org.duly.engagement.response-assigned-to-campaign.v1",
        classification = Classification.OFFICIAL_SENSITIVE)
public record ResponseAssignedToCampaign(
        String campaignId, CampaignMethod method, @Nullable Double similarity, boolean addsOwnText)
        implements ResponseEvent {}
