package org.duly.query.campaign;

import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.Map;
import java.util.UUID;
import java.util.function.Consumer;
import org.duly.events.engagement.Channel;
import org.jspecify.annotations.Nullable;

/** What the respondents of one engagement wrote, each in the version in force. What is erased is not among it. */
interface Texts {
    /**
     * Hands over one response after the other, in any order, the same ones each time. Whoever takes them keeps no text.
     */
    void forEach(Consumer<Received> each);

    /** The texts of some of them. */
    Map<UUID, String> of(Collection<UUID> ids);

    /**
     * A response.
     *
     * @param campaignId of the campaign that a person has put it in
     * @param text all answers, an empty line between
     */
    record Received(
            UUID id,
            Instant receivedAt,
            Channel channel,
            @Nullable String organisationCode,
            @Nullable String place,
            @Nullable String name,
            @Nullable String contact,
            @Nullable String campaignId,
            String text) {}

    /** Who came first: by time of receipt, then by id. */
    Comparator<Place> ORDER = Comparator.comparing(Place::receivedAt).thenComparing(Place::id);

    /** A response's place in the order of receipt. */
    record Place(UUID id, Instant receivedAt) {}
}
