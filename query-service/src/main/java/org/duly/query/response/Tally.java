package org.duly.query.response;

import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Counts of an engagement's responses by what they say of themselves. A batch changes them by what each response
 * contributes after it less what it contributed before, so they never need a recount.
 */
final class Tally {
    /** What responses are counted by. */
    enum Dimension {
        ALL,
        CHANNEL,
        STAKEHOLDER_GROUP,
        PLACE,
        RECEIVING_BODY,
        RESPONDENT_KIND,
        CAMPAIGN
    }

    /**
     * What is counted.
     *
     * @param value empty where the response does not say
     */
    record Key(UUID engagementId, Dimension dimension, String value) {}

    /**
     * How many.
     *
     * @param people signatories of the items received
     * @param countedPeople signatories of the items counted
     */
    record Counts(
            long received, long counted, long excluded, long pending, long withdrawn, long people, long countedPeople) {
        static final Counts NONE = new Counts(0, 0, 0, 0, 0, 0, 0);

        Counts plus(Counts other, int sign) {
            return new Counts(
                    received + sign * other.received,
                    counted + sign * other.counted,
                    excluded + sign * other.excluded,
                    pending + sign * other.pending,
                    withdrawn + sign * other.withdrawn,
                    people + sign * other.people,
                    countedPeople + sign * other.countedPeople);
        }
    }

    private final Map<Key, Counts> changes = new HashMap<>();

    /** Notes that a response has changed. */
    void changed(@Nullable ResponseRow before, ResponseRow after) {
        if (before != null) {
            contribute(before, -1);
        }
        contribute(after, +1);
    }

    /** By how much each count changed; counts that did not are left out. */
    Map<Key, Counts> changes() {
        changes.values().removeIf(Counts.NONE::equals);
        return changes;
    }

    private void contribute(ResponseRow row, int sign) {
        Counts counts = of(row);
        add(row, Dimension.ALL, "", counts, sign);
        add(row, Dimension.CHANNEL, row.channel().name(), counts, sign);
        add(row, Dimension.STAKEHOLDER_GROUP, row.stakeholderGroup(), counts, sign);
        add(row, Dimension.PLACE, row.place(), counts, sign);
        add(row, Dimension.RECEIVING_BODY, row.receivingBody(), counts, sign);
        add(row, Dimension.RESPONDENT_KIND, row.respondentKind().name(), counts, sign);
        if (row.campaignId() != null) {
            add(row, Dimension.CAMPAIGN, row.campaignId(), counts, sign);
        }
    }

    private void add(ResponseRow row, Dimension dimension, @Nullable String value, Counts counts, int sign) {
        Key key = new Key(row.engagementId(), dimension, value == null ? "" : value);
        changes.merge(key, Counts.NONE.plus(counts, sign), (sum, more) -> sum.plus(more, 1));
    }

    private static Counts of(ResponseRow row) {
        ResponseFacts facts = row.facts();
        boolean counted = facts.state() == ResponseState.COUNTED;
        return new Counts(
                1,
                counted ? 1 : 0,
                facts.state() == ResponseState.EXCLUDED ? 1 : 0,
                facts.state() == ResponseState.PENDING ? 1 : 0,
                facts.withdrawn() ? 1 : 0,
                row.signatories(),
                counted ? row.signatories() : 0);
    }
}
