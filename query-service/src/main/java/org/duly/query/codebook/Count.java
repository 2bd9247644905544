package org.duly.query.codebook;

import java.util.HashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * How many: three counts that are never added to one another.
 *
 * @param items responses
 * @param people their signatories
 * @param campaigns distinct campaigns among them
 */
public record Count(long items, long people, long campaigns) {
    public static final Count NONE = new Count(0, 0, 0);

    /** A count that is being taken. */
    public static final class Taking {
        private final Set<String> campaigns = new HashSet<>();
        private long items;
        private long people;

        /** Adds responses that belong to the same campaign, or to none. */
        public void add(long moreItems, long morePeople, @Nullable String campaignId) {
            items += moreItems;
            people += morePeople;
            if (campaignId != null) {
                campaigns.add(campaignId);
            }
        }

        public Count done() {
            return new Count(items, people, campaigns.size());
        }
    }
}
