package org.duly.query.campaign;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.duly.events.response.CampaignMethod;
import org.jspecify.annotations.Nullable;

/**
 * What seems to be a campaign, as far as it may be kept: no text.
 *
 * @param members in the order of receipt
 */
record Campaign(Letter letter, List<Member> members) {
    /**
     * A response that seems to be a copy of the letter.
     *
     * @param similarity how much of the letter is in it, from 0 to 1
     * @param resemblance how much both have in common of all that they say (Jaccard), from 0 to 1
     * @param ownWords how many words are not the letter's
     * @param campaignId of the campaign that a person has put it in
     */
    record Member(
            UUID id,
            Instant receivedAt,
            CampaignMethod method,
            double similarity,
            double resemblance,
            int ownWords,
            @Nullable String campaignId) {
        boolean addsOwnText() {
            return ownWords > 0;
        }

        Texts.Place place() {
            return new Texts.Place(id, receivedAt);
        }
    }
}
