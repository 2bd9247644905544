package org.duly.query.campaign;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.duly.events.engagement.Channel;
import org.duly.events.response.CampaignMethod;
import org.duly.query.response.ResponseState;
import org.jspecify.annotations.Nullable;

/**
 * A response that seems to be a copy of a campaign's letter.
 *
 * @param similarity how much of the letter is in it, from 0 to 1
 * @param resemblance how much the letter and the response have in common of all that both say, from 0 to 1
 * @param addsOwnText whether it says something that the letter does not
 * @param ownText what that is, as written, one passage after the other; null if the text can no longer be read
 * @param campaignId of the campaign that a person has put it in
 * @param removals from campaigns, by a person, in their order
 */
public record CampaignMember(
        UUID responseId,
        String receiptNumber,
        Channel channel,
        Instant receivedAt,
        ResponseState state,
        CampaignMethod method,
        double similarity,
        double resemblance,
        boolean addsOwnText,
        @Nullable List<String> ownText,
        @Nullable String campaignId,
        List<Removal> removals) {

    /**
     * A person took it out.
     *
     * @param reason in the body's own words
     */
    public record Removal(String campaignId, String reason) {}
}
