package org.duly.query.campaign;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.duly.events.engagement.Channel;
import org.duly.query.response.ResponseState;
import org.jspecify.annotations.Nullable;

/**
 * A response that seems to be from somebody who had responded already. It is a duplicate only once a person has said so.
 *
 * @param of the earlier one
 * @param similarity how much both have in common of all that they say (Jaccard of word triples, 1 where the text is the
 *     same), from 0 to 1; null if a text can no longer be read
 * @param linkedTo what a person has linked it to
 * @param removals of such links, by a person, in their order
 */
public record DuplicateProposal(
        Item response,
        Item of,
        DuplicateRule rule,
        @Nullable Double similarity,
        @Nullable UUID linkedTo,
        List<Removal> removals) {

    /** A response. */
    public record Item(UUID id, String receiptNumber, Channel channel, Instant receivedAt, ResponseState state) {}

    /**
     * A person unlinked it.
     *
     * @param of what it had been linked to
     * @param reason in the body's own words
     */
    public record Removal(UUID of, String reason) {}
}
