package org.duly.query.campaign;

import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * All that seems to repeat something in one engagement. Holds ids and figures; no text.
 *
 * @param responses how many were read
 * @param quoted shingles of what everybody may quote
 * @param campaigns the largest first
 * @param duplicates in the order of receipt
 */
public record Proposals(int responses, int[] quoted, List<Campaign> campaigns, List<Duplicates.Pair> duplicates) {
    /** How many responses seem to be copies of letters. */
    public int copies() {
        return campaigns.stream()
                .mapToInt(campaign -> campaign.members().size())
                .sum();
    }

    /** The campaign that a response seems to be of. */
    Optional<Campaign> campaignOf(UUID responseId) {
        return campaigns.stream()
                .filter(campaign -> campaign.members().stream()
                        .anyMatch(member -> member.id().equals(responseId)))
                .findFirst();
    }
}
