package org.duly.events.signoff;

import java.time.Instant;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The pack of one item of business: which papers there are, when each member was sent them, and who has read them. The one
 * meaning of it for commands, for queries and for reporting jobs. Immutable.
 *
 * @param papers by item id, each as it was last sent
 * @param discussed the considerations that the body discussed
 */
public record PackStanding(Map<String, Paper> papers, Set<UUID> discussed) {
    /** Nothing was sent. */
    public static final PackStanding NONE = new PackStanding(Map.of(), Set.of());

    public PackStanding {
        papers = Collections.unmodifiableMap(new LinkedHashMap<>(papers));
        discussed = Set.copyOf(discussed);
    }

    /**
     * With one more event of the sign-off.
     *
     * @param time when it happened
     */
    public PackStanding with(SignOffEvent event, Instant time) {
        return switch (event) {
            case PackCirculated circulated -> {
                Map<String, Paper> after = new LinkedHashMap<>(papers);
                for (PackItem item : circulated.items()) {
                    after.merge(
                            item.itemId(),
                            Paper.sent(item, circulated.to(), time),
                            (before, again) -> before.sentAgain(item, circulated.to(), time));
                }
                yield new PackStanding(after, discussed);
            }
            case PackItemRead read -> {
                Map<String, Paper> after = new LinkedHashMap<>(papers);
                after.computeIfPresent(read.itemId(), (_, paper) -> paper.readBy(read.member()));
                yield new PackStanding(after, discussed);
            }
            case ConsiderationsDiscussed more -> {
                Set<UUID> after = new HashSet<>(discussed);
                after.addAll(more.considerations());
                yield new PackStanding(papers, after);
            }
            default -> this;
        };
    }

    /** The considerations that are before the body: set out in a paper or discussed. */
    public Set<UUID> beforeTheBody() {
        Set<UUID> all = new HashSet<>(discussed);
        papers.values().forEach(paper -> all.addAll(paper.item().considerations()));
        return all;
    }

    /** Whether a member was sent a paper as it is now, or as it was. */
    public boolean wasSent(String itemId, String member) {
        Paper paper = papers.get(itemId);
        return paper != null
                && (paper.sent().containsKey(member) || paper.sentEarlier().contains(member));
    }

    /**
     * One paper.
     *
     * @param sent when each member was first sent it with its present bytes
     * @param sentEarlier who was sent it with other bytes
     * @param read who has read it with its present bytes
     */
    public record Paper(PackItem item, Map<String, Instant> sent, Set<String> sentEarlier, Set<String> read) {
        public Paper {
            sent = Map.copyOf(sent);
            sentEarlier = Set.copyOf(sentEarlier);
            read = Set.copyOf(read);
        }

        static Paper sent(PackItem item, List<String> to, Instant time) {
            Map<String, Instant> sent = new HashMap<>();
            to.forEach(member -> sent.put(member, time));
            return new Paper(item, sent, Set.of(), Set.of());
        }

        Paper sentAgain(PackItem again, List<String> to, Instant time) {
            if (!again.sha256().equals(item.sha256())) {
                Set<String> earlier = new LinkedHashSet<>(sentEarlier);
                earlier.addAll(sent.keySet());
                Paper changed = sent(again, to, time);
                return new Paper(again, changed.sent(), earlier, Set.of());
            }
            Map<String, Instant> reached = new HashMap<>(sent);
            to.forEach(member -> reached.merge(member, time, (one, other) -> one.isBefore(other) ? one : other));
            return new Paper(again, reached, sentEarlier, read);
        }

        Paper readBy(String member) {
            Set<String> more = new LinkedHashSet<>(read);
            more.add(member);
            return new Paper(item, sent, sentEarlier, more);
        }

        /** When somebody was first sent it with its present bytes, or null if they were not. */
        public @Nullable Instant sentTo(String member) {
            return sent.get(member);
        }
    }
}
