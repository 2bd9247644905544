package org.duly.query.campaign;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.UUID;
import org.duly.events.response.CampaignMethod;
import org.duly.query.web.Cursor;
import org.jspecify.annotations.Nullable;

/**
 * What seems to be a campaign, as far as it may be kept: no text.
 *
 * @param members in the order of receipt
 */
record Campaign(Letter letter, List<Member> members) {
    static final Comparator<Campaign> LARGEST_FIRST = Comparator.comparing(Campaign::place, Campaign::compare);

    /** Where it stands among others. */
    Cursor.Sized place() {
        return new Cursor.Sized(members.size(), letter.exemplar());
    }

    boolean isAfter(Cursor.@Nullable Sized place) {
        return place == null || compare(place(), place) > 0;
    }

    private static int compare(Cursor.Sized some, Cursor.Sized other) {
        int larger = Long.compare(other.size(), some.size());
        return larger != 0 ? larger : some.id().compareTo(other.id());
    }

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
